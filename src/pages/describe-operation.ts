import { formatPointer, joinPointer } from '../source/json-pointer.js';
import type { DraftBuilder } from './draft-builder.js';
import type { JsonObject } from './json-value.js';
import type { LineRange } from './recogniser.js';

/** What a page says of its operation before its parts. */
export interface OperationHead {
  /** The OpenAPI version whose Schema Objects the page is written in. */
  readonly openapi: string;
  readonly title: string | undefined;
  readonly titleLines: LineRange;
  /** Lower case. */
  readonly method: string;
  /** A path template, starting with a slash. */
  readonly path: string;
  readonly lines: LineRange;
}

/** Lays out a document around one operation and returns the operation's pointer; what no page of this kind prints is marked. */
export function describeOperation(builder: DraftBuilder, head: OperationHead): string {
  const { document } = builder;
  document.openapi = head.openapi;
  document.info = {};
  const title = head.title ?? `${head.method.toUpperCase()} ${head.path}`;
  builder.place('/info', head.title === undefined ? head.lines : head.titleLines);
  builder.set('/info/title', title, head.title === undefined ? head.lines : head.titleLines);
  builder.infer('/info', 'title', 'The page does not name the API; its own title stands in.');
  builder.set('/info/version', '0.0.0');
  builder.infer('/info', 'version', 'The page states no version of the API; 0.0.0 is a placeholder.');
  const operation: JsonObject = head.title === undefined ? {} : { summary: head.title };
  document.paths = {};
  const item = formatPointer(['paths', head.path]);
  builder.set(item, {}, head.lines);
  const pointer = builder.set(joinPointer(item, head.method), operation, head.lines);
  if (head.title !== undefined) {
    builder.use(head.titleLines);
    builder.place(joinPointer(pointer, 'summary'), head.titleLines);
  }
  return pointer;
}
