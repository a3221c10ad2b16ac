import type { HeaderList } from '../http/message.js';
import type { MockApi } from './mock-api.js';
import type { MockAnswer } from './mock-engine.js';
import type { MockExchange } from './mock-extension.js';
import type { MockRequest } from './mock-request.js';
import type { ReceivedRequest } from './received-request.js';

/** What a request was answered with, and by which operation. One is made for every request, so all else is worked out where it is asked for. */
export class AnsweredRequest implements MockExchange {
  readonly received: ReceivedRequest;
  readonly answer: MockAnswer;
  readonly source: MockApi | undefined;
  readonly request: MockRequest | undefined;

  constructor(received: ReceivedRequest, answer: MockAnswer, source?: MockApi, request?: MockRequest) {
    this.received = received;
    this.answer = answer;
    this.source = source;
    this.request = request;
  }

  get method(): string {
    return this.received.method;
  }

  get target(): string {
    return this.received.target;
  }

  get headers(): HeaderList {
    return this.received.headers.list;
  }

  get body(): Buffer | undefined {
    const { body } = this.received;
    return typeof body === 'string' || body.length === 0 ? undefined : body;
  }

  get status(): number {
    return this.answer.status;
  }

  get api(): string | undefined {
    return this.source?.name;
  }

  get operationId(): string | undefined {
    return this.request?.operation.id;
  }

  get reason(): string | undefined {
    return this.answer.reason;
  }
}
