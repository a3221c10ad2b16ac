import type { IncomingHttpHeaders } from 'node:http';
import type { Conditions } from './conditions.js';
import type { Json, JsonObject } from './json.js';
import type { Segment, SegmentStore } from './segment-store.js';
import type { Fault } from './value-rules.js';

export type ApiName = 'asapp' | 'verbose' | 'sendgrid' | 'kibamail' | 'aiderx';

/** A request after routing. `method` is upper case, `id` the decoded path parameter, `size` in bytes (0: no body). */
export interface Incoming {
  readonly method: string;
  readonly id: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly size: number;
}

/**
 * What goes back. `text`, or bytes in its place, wins over `body`, which is written as JSON; neither means no body.
 * `delivery`: `cut` sends half of the announced bytes and closes; `unfinished` does so in chunks, without the last
 * one; `stalled` sends half of the announced bytes and no more; `overlong` sends more than it announces; `none`
 * closes without a byte; `held` sends nothing and stays open. `open` sends all, and stays open: a stream.
 */
export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly text?: string | Buffer;
  readonly delivery: 'whole' | 'cut' | 'unfinished' | 'stalled' | 'overlong' | 'none' | 'held' | 'open';
}

/** Why a request is not carried out. */
export type Reason =
  | 'unauthorised'
  | 'forbidden'
  | 'unknown'
  | 'method'
  | 'locked'
  | 'media-type'
  | 'too-large'
  | 'no-body'
  | 'malformed'
  | 'invalid'
  | 'rate-limit'
  | 'failure'
  | 'maintenance';

export interface Refusal {
  readonly reason: Reason;
  /** Only for `invalid`: what is wrong with the body. */
  readonly faults?: readonly Fault[];
}

/** A body read as JSON, or why it could not be. */
export type Reading = { readonly value: Json } | { readonly refusal: Refusal };

/**
 * One API: facts of its page, and the stages a request goes through, in the order of `answerRequest`.
 * A mutant replaces one stage.
 */
export interface SegmentApi {
  readonly name: ApiName;
  readonly method: 'PATCH' | 'PUT';
  /** Path template as the document writes it. */
  readonly path: string;
  /** The path parameter or, where there is none, the body property that holds the id. */
  readonly idName: string;
  readonly knownId: string;
  readonly bodyRequired: boolean;
  /** Security scheme name → the value that opens the door. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Documented statuses that a provider state can bring about with a valid request. */
  readonly states: readonly string[];

  seed(): Segment[];
  otherMethod(request: Incoming): Answer;
  authorises(scheme: string, headers: IncomingHttpHeaders): boolean;
  obstacle(conditions: Conditions): Reason | undefined;
  read(request: Incoming, bodyLimit: number): Reading;
  check(body: Json): Fault[];
  find(store: SegmentStore, id: string): Segment | undefined;
  access(segment: Segment): Reason | undefined;
  /** Rules that only the store can decide, such as unique names. */
  conflicts(store: SegmentStore, segment: Segment, body: JsonObject): Fault[];
  /** The segment's fields after the update; the old fields stay as they were. */
  change(fields: JsonObject, body: JsonObject): JsonObject;
  present(segment: Segment): JsonObject;
  refuse(refusal: Refusal): Answer;
  /** Last touch before the answer is sent. */
  finish(answer: Answer, request: Incoming, store: SegmentStore): Answer;
}
