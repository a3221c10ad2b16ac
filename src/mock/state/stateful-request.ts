import type { HeaderList } from '../../http/message.js';
import type { Api, Operation } from '../../openapi/api.js';
import type { AnswerContent } from '../mock-engine.js';

/** A request that conforms to its operation. */
export interface StatefulRequest {
  /** The API, and the name that it is served under. */
  readonly source: { readonly name: string; readonly api: Api };
  readonly operation: Operation;
  /** The texts of the path template's expressions, percent-decoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** Values of the documented parameters that were sent, by name. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** The decoded body. */
  readonly value: unknown;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: HeaderList;
}

/** What the state has to say to a request. */
export type StatefulAnswer =
  | {
      readonly status: number;
      readonly headers: HeaderList;
      /** Absent where the answer has no body. */
      readonly content?: AnswerContent;
    }
  | Refusal;

/** One of the statuses, the likeliest first, for a reason in one sentence. */
export interface Refusal {
  readonly refuse: readonly [number, ...number[]];
  readonly detail: string;
}
