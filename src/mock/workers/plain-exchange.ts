import { ReceivedHeaders } from '../../http/received-headers.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import { routeRequest } from '../answer-request.js';
import { AnsweredRequest } from '../answered-request.js';
import type { Mock } from '../create-mock.js';
import type { IncomingRequest } from '../incoming-request.js';
import type { TimedExchange } from '../journal/journal.js';
import type { AnswerContent, AnswerFlaw, MockAnswer } from '../mock-engine.js';
import type { MockRequest } from '../mock-request.js';
import { MockRouter } from '../mock-router.js';
import type { ReceivedRequest } from '../received-request.js';

/** An answer that may go to another process: places in documents are named in place of the documents themselves. */
export interface PlainAnswer extends Omit<MockAnswer, 'flaws' | 'content' | 'isKept'> {
  readonly flaws?: readonly (Omit<AnswerFlaw, 'rule'> & {
    readonly rule?: { readonly file: string; readonly pointer: string };
  })[];
  readonly content?: Pick<AnswerContent, 'type' | 'value'>;
}

/** An exchange that may go to another process which serves the same documents. */
export interface PlainExchange {
  readonly at: number;
  readonly request: IncomingRequest;
  readonly answer: PlainAnswer;
  /** The name of the API that the request reached. */
  readonly api?: string;
}

export function plainAnswer({ flaws, content, isKept: _, ...answer }: MockAnswer): PlainAnswer {
  const told = flaws?.map(({ location, pointer, message, keyword, rule }) => ({
    ...{ location, pointer, message },
    ...(keyword === undefined ? {} : { keyword }),
    ...(rule ? { rule: { file: rule.file.source.path, pointer: rule.pointer } } : {}),
  }));
  return {
    ...answer,
    ...(told ? { flaws: told } : {}),
    ...(content ? { content: { type: content.type, value: content.value } } : {}),
  };
}

/** A request that may go to another process. */
export function plainRequest({ method, target, headers, body }: ReceivedRequest): IncomingRequest {
  return { method, target, headers: headers.list, body };
}

export function plainExchange({ at, exchange }: TimedExchange): PlainExchange {
  const { method, target, headers, body = Buffer.alloc(0), answer, api } = exchange;
  return {
    at,
    request: { method, target, headers, body },
    answer: plainAnswer(answer),
    ...(api === undefined ? {} : { api }),
  };
}

/** Reads exchanges of other processes by the documents that a mock serves here. */
export class ExchangeReader {
  readonly #router: MockRouter;
  readonly #mock: Mock;

  constructor(mock: Mock) {
    this.#mock = mock;
    this.#router = new MockRouter(mock.sources);
  }

  read({ at, request: sent, answer, api }: PlainExchange): TimedExchange {
    const received = { ...sent, headers: ReceivedHeaders.of(sent.headers) };
    const request = routeRequest(this.#router, received);
    const source = request?.source ?? this.#mock.sources.find(({ name }) => name === api);
    return { at, exchange: new AnsweredRequest(received, this.#answer(answer, request), source, request) };
  }

  #answer({ flaws, content, ...answer }: PlainAnswer, request: MockRequest | undefined): MockAnswer {
    const told = flaws?.map(({ rule, ...flaw }): AnswerFlaw => {
      const node = rule && this.#node(rule);
      return { ...flaw, ...(node ? { rule: node } : {}) };
    });
    return {
      ...answer,
      ...(told ? { flaws: told } : {}),
      ...(content && request
        ? {
            content: {
              ...content,
              mediaType: { type: content.type, examples: [], node: request.operation.node },
            },
          }
        : {}),
    };
  }

  #node({
    file: path,
    pointer,
  }: {
    readonly file: string;
    readonly pointer: string;
  }): DocumentNode | undefined {
    const files = this.#mock.sources.flatMap(({ api }) => api.references.files);
    const file = files.find(({ source }) => source.path === path);
    return file && { file, pointer, value: undefined };
  }
}
