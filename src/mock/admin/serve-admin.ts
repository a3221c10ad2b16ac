import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { nestingProblem } from '../../source/expansion.js';
import { receiveBody } from '../receive-body.js';
import { type AdminAccess, adminRefusal, originOf } from './admin-guard.js';
import { adminPath } from './admin-path.js';
import { type AdminAnswer, type AdminCaller, badRequest, type Perform } from './admin-routes.js';
import { streamEvents } from './event-stream.js';
import { serveConsole } from './serve-console.js';

/** How deep bodies may be nested, in levels. */
const maxDepth = 500;

/** In bytes: snapshots and recordings may be large. */
const maxBodyBytes = 64 * 1024 * 1024;

/** The admin API of one mock. */
export interface AdminServer {
  /** Answers a request to it, never with CORS headers; `false` for any other request. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends the event streams, which would go on for ever. */
  endStreams(): void;
}

/** Answers what `access` lets in by what `perform` does. */
export function createAdminServer(perform: Perform, access: AdminAccess): AdminServer {
  const streams = new Set<() => void>();

  function send(response: ServerResponse, { status, body, events }: AdminAnswer): void {
    const text = body === undefined ? '' : `${JSON.stringify(body)}\n`;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, {
      ...(events ? { 'Content-Type': 'text/event-stream' } : text === '' ? {} : { 'Content-Type': type }),
      'Cache-Control': 'no-store',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    if (!events) {
      response.end(text);
      return;
    }
    const end = streamEvents(response, events);
    streams.add(end);
    response.once('close', () => streams.delete(end));
  }

  return {
    serve(request, response) {
      const [path = '', query = ''] = (request.url ?? '/').split('?');
      if (path !== adminPath && !path.startsWith(`${adminPath}/`)) return false;
      if (access.console && isForPage(request.method, path)) {
        serveConsole(request, response, access);
        return true;
      }
      const refusal = adminRefusal(request, access);
      receiveBody(request, maxBodyBytes, (body) => {
        if (refusal !== undefined) {
          send(response, { status: 403, body: { title: 'Forbidden', status: 403, detail: refusal } });
          return;
        }
        const route = `${request.method ?? 'GET'} ${path.slice(adminPath.length) || '/'}`;
        const asked = { route, query: new URLSearchParams(query), caller: callerOf(request) };
        answer(body, (parsed) => perform({ ...asked, body: parsed })).then(
          (said) => send(response, said),
          (error: unknown) => send(response, failure(error)),
        );
      });
      return true;
    },
    endStreams() {
      for (const end of streams) end();
    },
  };
}

function isForPage(method: string | undefined, path: string): boolean {
  return (method === 'GET' || method === 'HEAD') && (path === adminPath || path === `${adminPath}/`);
}

async function answer(
  bytes: Buffer | 'too large',
  perform: (body: unknown) => Promise<AdminAnswer>,
): Promise<AdminAnswer> {
  if (bytes === 'too large') {
    const detail = `The body is over the limit of ${maxBodyBytes / 1024 / 1024} MiB.`;
    return { status: 413, body: { title: STATUS_CODES[413], status: 413, detail } };
  }
  let body: unknown;
  try {
    body = bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return badRequest(`The body is not JSON: ${(error as Error).message}.`);
  }
  const problem = nestingProblem(body, maxDepth);
  return problem === undefined ? perform(body) : badRequest(`The body cannot be taken: its ${problem}.`);
}

function callerOf(request: IncomingMessage): AdminCaller {
  const { socket, headers } = request;
  const address = socket.localAddress ?? '127.0.0.1';
  const name = address.includes(':') ? `[${address}]` : address;
  return {
    origin: originOf(request),
    host: headers.host,
    address: `${'encrypted' in socket ? 'https' : 'http'}://${name}:${socket.localPort}`,
    onLeave(listener) {
      socket.once('close', listener);
      return () => socket.off('close', listener);
    },
  };
}

function failure(error: unknown): AdminAnswer {
  const detail = String((error as { message?: unknown } | undefined)?.message ?? error);
  return { status: 500, body: { title: STATUS_CODES[500], status: 500, detail } };
}
