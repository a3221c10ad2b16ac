import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../diagnostics/usage-error.js';
import type { HeaderList } from '../http/message.js';
import { type AnsweredRequest, answerRequest, type MockSetup } from './answer-request.js';
import { corsHeaders, isPreflight, preflightHeaders } from './cors.js';
import { createDocumentEngine } from './document-engine.js';
import { listen } from './listen.js';
import type { MockAnswer, MockEngine } from './mock-engine.js';
import { mockNotes } from './mock-notes.js';
import type { MockApi } from './mock-routes.js';
import { createPrismEngine } from './prism/prism-engine.js';
import { receiveBody } from './receive-body.js';
import { refuseConnection, refuseRaw } from './refuse-connection.js';
import { headerText, sendAnswer } from './send-answer.js';
import { uniqueNames } from './unique-names.js';

/** One request that was answered. */
export interface MockExchange {
  readonly method: string;
  /** As sent: path and query. */
  readonly target: string;
  readonly status: number;
  /** The API's name and the operation's id, where the request reached one. */
  readonly api?: string;
  readonly operationId?: string;
  /** Why the request was refused. */
  readonly reason?: string;
}

export interface MockOptions {
  readonly apis: readonly MockApi[];
  /** 0 for any free one. */
  readonly port: number;
  readonly host: string;
  readonly engine: 'prism' | 'tally';
  /** Whether pages of other origins may read the answers; true by default. */
  readonly cors?: boolean;
  /** 10 MiB by default. */
  readonly maxBodyBytes?: number;
  /** Called after each answer. */
  readonly onExchange?: (exchange: MockExchange) => void;
}

export interface RunningMock {
  readonly url: string;
  readonly port: number;
  /** What one should know of the documents as they are served, a sentence each. */
  readonly notes: readonly string[];
  /** Stops listening, lets answers under way finish, and closes every connection. */
  close(): Promise<void>;
}

/** Starts a mock of all the APIs on one port. Throws {@link UsageError} for a port or host that cannot be listened on. */
export async function startMock(options: MockOptions): Promise<RunningMock> {
  const engines = { prism: createPrismEngine, tally: createDocumentEngine };
  return serveMock(options, engines[options.engine]());
}

/** Starts a mock over any engine. */
export async function serveMock(options: MockOptions, engine: MockEngine): Promise<RunningMock> {
  const { sources, notes } = uniqueNames(options.apis);
  const setup: MockSetup = { sources, engine, maxBodyBytes: options.maxBodyBytes ?? 10 * 1024 * 1024 };
  const server = createMockServer(setup, options);
  await listen(server, options);
  // After the port is bound: loading takes a second or two, and a busy port should be told at once.
  setImmediate(() => engine.prepare().catch(() => undefined));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${reachableHost(options.host)}:${port}`,
    notes: [...notes, ...mockNotes(sources, engine)],
    close: () => close(server),
  };
}

function createMockServer(setup: MockSetup, options: MockOptions): Server {
  const mark: HeaderList = [['Tally-Mock', setup.engine.name]];
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    void respond(setup, options, request, response, mark).catch(() => response.destroy());
  };
  const server = createServer(
    {
      requireHostHeader: false,
      headersTimeout: 15_000,
      requestTimeout: 120_000,
      connectionsCheckingInterval: 2_000,
    },
    handle,
  );
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

async function respond(
  setup: MockSetup,
  options: MockOptions,
  request: IncomingMessage,
  response: ServerResponse,
  mark: HeaderList,
): Promise<void> {
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const headers = headerPairs(request.rawHeaders);
  const body = await receiveBody(request, setup.maxBodyBytes);
  if (body === 'aborted') return;
  const cors = options.cors ?? true;
  const answered: AnsweredRequest =
    cors && isPreflight(method, headers)
      ? { answer: { status: 204, headers: preflightHeaders(headers), body: Buffer.alloc(0) } }
      : await answerRequest(setup, { method, target, headers, body });
  const { answer, source, operation } = answered;
  const marked = withMarks(answer, mark);
  const isShared = cors && !isPreflight(method, headers);
  const shared = isShared ? [...marked, ...corsHeaders(headers, marked)] : marked;
  sendAnswer(request, response, { ...answer, headers: shared }, method === 'HEAD');
  options.onExchange?.({
    method,
    target,
    status: answer.status,
    ...(source ? { api: source.name } : {}),
    ...(operation ? { operationId: operation.id } : {}),
    ...(answer.reason === undefined ? {} : { reason: answer.reason }),
  });
}

/** The reason goes into a header as well, because a documented body has no room for it. */
function withMarks(answer: MockAnswer, mark: HeaderList): HeaderList {
  const reason = answer.reason === undefined ? '' : headerText(answer.reason.slice(0, 1000));
  return [...answer.headers, ...mark, ...(reason === '' ? [] : [['Tally-Mock-Reason', reason] as const])];
}

function headerPairs(raw: readonly string[]): HeaderList {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    pairs.push([raw[index] as string, raw[index + 1] as string]);
  }
  return pairs;
}

/** Where a client on this machine reaches the server. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** How long answers under way are waited for, in milliseconds. */
const drainTime = 2_000;

function close(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainTime);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
