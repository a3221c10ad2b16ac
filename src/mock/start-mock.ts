import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HeaderList } from '../http/message.js';
import { adminPath } from './admin/admin-path.js';
import { PlainConnections } from './connections/plain-connections.js';
import { createMock, type Mock, type MockOptions } from './create-mock.js';
import { listen } from './listen.js';
import type { Soon } from './mock-engine.js';
import { problemAnswer } from './problem.js';
import type { ReceivedRequest } from './received-request.js';
import { refuseConnection, refuseRaw } from './refuse-connection.js';
import type { ServedAnswer } from './served-answer.js';
import type { Certificate } from './tls/certificate.js';
import { wireRefusal } from './wire-refusal.js';

/** What is served. */
export interface ServedOptions extends MockOptions {
  /** Answers what is not for the mock but about it, and says whether it did. */
  readonly serveAdmin?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface StartOptions extends ServedOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly host: string;
  /** For https; plain http where there is none. */
  readonly certificate?: Certificate;
}

export interface RunningMock {
  readonly url: string;
  readonly port: number;
  /** What is served now. */
  readonly mock: Mock;
  /** Serves others from the next request on; answers under way end as they began. */
  replace(options: ServedOptions): void;
  /** Stops listening, lets answers under way finish, and closes every connection. */
  close(): Promise<void>;
}

/** Starts a mock of all the APIs on one port. Throws {@link UsageError} for a port or host that cannot be listened on. */
export async function startMock(options: StartOptions): Promise<RunningMock> {
  let mock = createMock(options);
  let { serveAdmin } = options;
  const server = await createMockServer(mock.engine.name, options, (request, response) => {
    const refusal = wireRefusal(request);
    if (refusal !== undefined) refuseWire(response, refusal, mock.engine.name);
    else if (!serveAdmin?.(request, response)) mock.handler(request, response);
  });
  const plain = new PlainConnections(server, options.certificate ? 'secureConnection' : 'connection', {
    answer: answerPlain,
  });
  await listen(server, options);
  // After the port is bound: loading may take a second or two, and a busy port should be told at once.
  setImmediate(() => mock.engine.prepare().catch(() => undefined));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    get mock() {
      return mock;
    },
    replace(served) {
      mock = createMock(served);
      ({ serveAdmin } = served);
    },
    url: `${options.certificate ? 'https' : 'http'}://${reachableHost(options.host)}:${port}`,
    close: () => close(server, plain),
  };

  function answerPlain(received: ReceivedRequest): Soon<ServedAnswer> | undefined {
    const isAbout = serveAdmin && received.target.startsWith(adminPath);
    return isAbout || received.body.length > mock.maxBodyBytes ? undefined : mock.receive(received);
  }
}

/** Closes the connection, too: where the next request begins is in doubt. */
function refuseWire(response: ServerResponse, detail: string, engine: string): void {
  const { status, headers, body } = problemAnswer(400, { detail }, [['Tally-Mock', engine]]);
  response.writeHead(status, [...headers, ['Connection', 'close'] as const].flat());
  response.end(body);
}

/** In milliseconds. */
const limits = {
  // Such requests are refused with problem details.
  requireHostHeader: false,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
};

async function createMockServer(
  engine: string,
  { certificate }: StartOptions,
  handle: RequestListener,
): Promise<Server> {
  const mark: HeaderList = [['Tally-Mock', engine]];
  const server = certificate
    ? (await import('./tls/secure-server.js')).createSecureServer({ ...limits, ...certificate }, handle)
    : createServer(limits, handle);
  server.maxConnections = 10_000;
  // An expectation may be ignored (RFC 9110 §10.1.1), and a tunnel is a method like any other that is not documented.
  server.on('checkExpectation', handle);
  server.on('connect', (_request, socket) =>
    refuseRaw(socket, 405, { detail: 'CONNECT is not for a mock.' }, [
      ...mark,
      ['Allow', 'GET, HEAD, OPTIONS'],
    ]),
  );
  server.on('clientError', (error, socket) => refuseConnection(socket, error, mark));
  return server;
}

/** Where a client on this machine reaches the server. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** How long answers under way are waited for, in milliseconds. */
const drainTime = 2_000;

function close(server: Server, plain: PlainConnections): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      plain.destroy();
      server.closeAllConnections();
    }, drainTime);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    plain.close();
    server.closeIdleConnections();
  });
}
