import type { RequestFlaw } from '../exchange/request-flaw.js';
import type { HeaderList } from '../http/message.js';
import type { MediaType } from '../openapi/api.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { Delivery } from './faults/delivery.js';
import type { MockRequest } from './mock-request.js';

/** A whole answer, less what the front adds to each. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Buffer;
  /** Why this is a refusal, in one sentence, where the documented body cannot say it. */
  readonly reason?: string;
  /** What the request departs from the document in, where that is why it was refused. */
  readonly flaws?: readonly AnswerFlaw[];
  /** Where the answer comes from, for the journal: `example first`, `generated`, `scenario busy`. */
  readonly origin?: string;
  /** What the body was written from; absent where it was made otherwise, or there is none. */
  readonly content?: AnswerContent;
  /** What goes wrong with it on its way. */
  readonly delivery?: Delivery;
  /** What the document keeps the mock from doing for this answer, a sentence each. */
  readonly notes?: readonly string[];
  /** Set where the same list of headers is given again, so that what is made from it is worth keeping. */
  readonly isKept?: true;
}

/** One departure of a request, with the rule it breaks where there is one. */
export type AnswerFlaw = Pick<RequestFlaw, 'location' | 'pointer' | 'message'> &
  Partial<Pick<RequestFlaw, 'keyword' | 'rule'>>;

/** A body before it is written. */
export interface AnswerContent {
  readonly mediaType: MediaType;
  /** The concrete media type that is sent. */
  readonly type: string;
  readonly value: unknown;
}

/** Why an engine cannot use a schema. */
export interface SchemaLimit {
  readonly schemaPointer: string;
  /** What that means for the mock, with `reason` at `place` still to be put in. */
  readonly note: (place: string) => string;
}

/** A value at once, or later. */
export type Soon<T> = T | Promise<T>;

/** What answers requests that reached an operation. */
export interface MockEngine {
  /** Goes into `Tally-Mock`. */
  readonly name: string;
  /** What it cannot do with a schema, as a clause that a note can hold, and where in the schema the reason stands. */
  limitOf(schema: JsonSchema): SchemaLimit | undefined;
  /** Loads what is heavy, so that the first request need not wait for it; a failure shows again in {@link answer}. */
  prepare(): Promise<void>;
  answer(request: MockRequest): Soon<MockAnswer>;
}
