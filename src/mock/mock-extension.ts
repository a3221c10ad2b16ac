import type { HeaderList } from '../http/message.js';
import type { Operation, Response } from '../openapi/api.js';
import type { Delivery } from './faults/delivery.js';
import type { AnswerContent, MockAnswer, Soon } from './mock-engine.js';
import type { MockRequest } from './mock-request.js';

/** What an extension answers with. */
export interface ExtensionAnswer {
  readonly status: number;
  readonly headers?: HeaderList;
  /** The value to write, as `mediaType` or else as the first that is documented and asked for; none: no body. */
  readonly body?: unknown;
  /** A concrete media type. */
  readonly mediaType?: string;
  /** The body as it is sent, in the place of a value; then `mediaType` is its Content-Type. */
  readonly bytes?: Buffer;
  /** What goes wrong with it on its way. */
  readonly delivery?: Delivery;
  /** A refusal's reason, for `Tally-Mock-Reason`. */
  readonly reason?: string;
  /** For the journal: `scenario busy`, `state`. */
  readonly origin?: string;
}

/** A value that an engine has chosen to send, and for which response. */
export interface ChosenValue extends AnswerContent {
  readonly operation: Operation;
  readonly response: Response;
  readonly status: number;
}

/** One request and its answer, after it was given. */
export interface MockExchange {
  /** As sent: `HEAD` is not `GET` here. */
  readonly method: string;
  /** As sent: path and query. */
  readonly target: string;
  readonly headers: HeaderList;
  /** Absent where it was over the limit. */
  readonly body?: Buffer | undefined;
  readonly answer: MockAnswer;
  readonly status: number;
  /** The request as it was routed, where it reached an operation. */
  readonly request?: MockRequest | undefined;
  /** The API's name and the operation's id, where the request reached one. */
  readonly api?: string | undefined;
  readonly operationId?: string | undefined;
  /** Why the request was refused. */
  readonly reason?: string | undefined;
}

/** What joins in answering: state, scenarios, faults, the journal. Extensions are asked in the order given. */
export interface MockExtension {
  /** Set where later answers depend on earlier requests; then `Tally-Mock` says so. */
  readonly keepsState?: true;
  /** Set where pages among the answers must not share the mock's origin, as there is a console on it. */
  readonly isolates?: true;
  /** Asked about each request that reaches an operation, before it is judged; its answer is sent as it is. */
  intercept?(request: MockRequest): Soon<ExtensionAnswer | undefined>;
  /** Asked about each request that conforms; an answer whose body violates its schema is not sent. */
  answer?(request: MockRequest): Soon<ExtensionAnswer | undefined>;
  /** Makes a chosen value fit the request; a value that then violates its schema is left as it was. */
  adapt?(request: MockRequest, chosen: ChosenValue): unknown;
  /** Says how the final answer is delivered: later, or badly. */
  deliver?(request: MockRequest, answer: MockAnswer): Soon<MockAnswer>;
  /** Told of each exchange, also of those that reached no operation. */
  observe?(exchange: MockExchange): void;
}
