import type { HeaderList, WireRequest } from '../http/message.js';
import type { Api, Operation } from '../openapi/api.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { Preferences } from './preferences.js';

/**
 * A request that has been routed: its target is relative to the API (no base path), its credentials have the asked-for
 * shape, its body is of a documented media type and, where that is JSON, parses.
 */
export interface MockRequest extends WireRequest {
  readonly preferences: Preferences;
  /** Texts of the path template's expressions, percent-decoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** The parsed JSON, or the text of another media type; absent without a body. */
  readonly value?: unknown;
}

/** A whole answer, less what the front adds to each. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Buffer;
  /** Why this is a refusal, in one sentence, where the documented body cannot say it. */
  readonly reason?: string;
}

/** Why an engine cannot use a schema. */
export interface SchemaLimit {
  readonly schemaPointer: string;
  /** What that means for the mock, with `reason` at `place` still to be put in. */
  readonly note: (place: string) => string;
}

/** What answers requests that reached an operation. */
export interface MockEngine {
  /** Goes into `Tally-Mock`. */
  readonly name: string;
  /** What it cannot do with a schema, as a clause that a note can hold, and where in the schema the reason stands. */
  limitOf(schema: JsonSchema): SchemaLimit | undefined;
  /** Loads what is heavy, so that the first request need not wait for it; a failure shows again in {@link answer}. */
  prepare(): Promise<void>;
  answer(api: Api, operation: Operation, request: MockRequest): Promise<MockAnswer>;
}
