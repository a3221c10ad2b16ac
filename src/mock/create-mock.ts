import type { IncomingMessage, ServerResponse } from 'node:http';
import { ReceivedHeaders } from '../http/received-headers.js';
import { type AnswerElsewhere, answerRequest, type MockSetup } from './answer-request.js';
import { AnsweredRequest } from './answered-request.js';
import { isPreflight, preflightHeaders } from './cors.js';
import { createDocumentEngine } from './document-engine.js';
import type { AnswerOptions } from './documented-answers.js';
import { fetchAnswer, usualBodyBytes } from './fetch-answer.js';
import type { IncomingRequest } from './incoming-request.js';
import { isLater } from './is-later.js';
import type { MockApi } from './mock-api.js';
import type { MockEngine, Soon } from './mock-engine.js';
import type { MockExchange, MockExtension } from './mock-extension.js';
import { mockNotes } from './mock-notes.js';
import { MockRouter } from './mock-router.js';
import { hasContent, receiveBody } from './receive-body.js';
import type { ReceivedRequest } from './received-request.js';
import { sendAnswer } from './send-answer.js';
import { ServedAnswer } from './served-answer.js';
import { ServedHeaders } from './served-headers.js';
import { uniqueNames } from './unique-names.js';

export interface MockOptions extends AnswerOptions {
  readonly apis: readonly MockApi[];
  /** What makes the answers; by default the document engine. */
  readonly engine?: MockEngine;
  /** What joins in answering, asked in the order given. */
  readonly extensions?: readonly MockExtension[];
  /** Whether pages of other origins may read the answers; true by default. */
  readonly cors?: boolean;
  /** 10 MiB by default. */
  readonly maxBodyBytes?: number;
  /** What another process answers. */
  readonly elsewhere?: AnswerElsewhere;
}

/** A mock without a socket. */
export interface Mock {
  /** The APIs with the names they are served under. */
  readonly sources: readonly MockApi[];
  readonly engine: MockEngine;
  /** Bodies over it are not read. */
  readonly maxBodyBytes: number;
  /** What one should know of the documents as they are served, a sentence each; found bit by bit. */
  inspect(): Generator<readonly string[]>;
  /** Answers one request, at once where nothing has to be waited for. */
  answer(request: IncomingRequest): Soon<ServedAnswer>;
  /** Answers one request as it was received. */
  receive(received: ReceivedRequest): Soon<ServedAnswer>;
  /** Answers one request, without what goes out with every answer. */
  exchange(request: IncomingRequest): Soon<MockExchange>;
  /** Answers a request of the Fetch standard. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** For `createServer` of `node:http`, Express and the like. */
  handler(request: IncomingMessage, response: ServerResponse): void;
}

/** Makes a mock of all the APIs. */
export function createMock(options: MockOptions): Mock {
  const { sources, notes } = uniqueNames(options.apis);
  const { extensions = [], cors = true, maxBodyBytes = usualBodyBytes } = options;
  const engine = options.engine ?? createDocumentEngine(options, extensions);
  const setup: MockSetup = {
    engine,
    options,
    maxBodyBytes,
    router: new MockRouter(sources),
    extensions: extensions.filter(({ intercept }) => intercept !== undefined),
    delivering: extensions.filter(({ deliver }) => deliver !== undefined),
    ...(options.elsewhere ? { elsewhere: options.elsewhere } : {}),
  };
  const observers = extensions.filter(({ observe }) => observe !== undefined);
  const served = new ServedHeaders(markOf(engine, extensions), {
    cors,
    isolates: extensions.some((extension) => extension.isolates),
  });

  function tell(answered: AnsweredRequest): AnsweredRequest {
    for (const { observe } of observers) observe?.(answered);
    return answered;
  }

  function finish(answered: AnsweredRequest): ServedAnswer {
    const { received, answer, request } = answered;
    const lines = served.of(received, answer, request?.operation.deprecated === true);
    return new ServedAnswer(answer.status, lines, answer.body, answer.delivery);
  }

  function exchange(received: ReceivedRequest): Soon<AnsweredRequest> {
    if (cors && isPreflight(received.method, received.headers)) {
      const headers = preflightHeaders(received.headers);
      return tell(new AnsweredRequest(received, { status: 204, headers, body: nothing }));
    }
    const answered = answerRequest(setup, received);
    return isLater(answered) ? answered.then(tell) : tell(answered);
  }

  function receive(received: ReceivedRequest): Soon<ServedAnswer> {
    const answered = exchange(received);
    return isLater(answered) ? answered.then(finish) : finish(answered);
  }

  const receivedOf = (request: IncomingRequest): ReceivedRequest => ({
    ...request,
    headers: ReceivedHeaders.of(request.headers),
  });
  const answerIncoming = (request: IncomingRequest): Soon<ServedAnswer> => receive(receivedOf(request));

  return {
    sources,
    engine,
    *inspect() {
      yield notes;
      yield* mockNotes(sources, engine);
    },
    maxBodyBytes,
    answer: answerIncoming,
    receive,
    exchange: (request) => exchange(receivedOf(request)),
    // What is no request is a rejection, too.
    fetch: async (input, init) => fetchAnswer(new Request(input, init), answerIncoming, maxBodyBytes),
    handler(request, response) {
      const method = request.method ?? 'GET';
      const target = request.url ?? '/';
      const headers = new ReceivedHeaders(request.rawHeaders);
      const kind = { isHead: method === 'HEAD', hasContent: hasContent(headers) };
      const send = (served: ServedAnswer) => sendAnswer(request, response, served, kind);
      const respond = (body: Buffer | 'too large'): void => {
        try {
          const said = receive({ method, target, headers, body });
          if (isLater(said)) said.then(send).catch(() => response.destroy());
          else send(said);
        } catch {
          response.destroy();
        }
      };
      if (kind.hasContent) receiveBody(request, maxBodyBytes, respond);
      else respond(nothing);
    },
  };
}

/** A checker needs to know whether a mock keeps what it is sent. */
function markOf({ name }: MockEngine, extensions: readonly MockExtension[]): string {
  return extensions.some(({ keepsState }) => keepsState) ? `${name}; stateful` : name;
}

const nothing = Buffer.alloc(0);
