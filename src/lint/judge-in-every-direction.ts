import type { DocumentNode } from '../openapi/document-node.js';
import { type Judged, judgeWritten } from './examples-of.js';
import { nodeKey } from './name-node.js';
import type { SchemaIndex } from './schema-index.js';

/**
 * What a schema refuses of a value written inside it. `readOnly` and `writeOnly` make a schema mean less in one direction, so
 * only what is wrong in every direction that the schema travels is wrong.
 */
export function judgeInEveryDirection(
  written: DocumentNode,
  schema: DocumentNode,
  what: string,
  schemas: SchemaIndex,
): Judged[] {
  const [judged = [], ...others] = schemas
    .selfContained(schema)
    .map((own) => judgeWritten(written, own, what));
  const isSame = (one: Judged, other: Judged) =>
    nodeKey(one.node) === nodeKey(other.node) && one.found.message === other.found.message;
  return judged.filter((one) => others.every((list) => list.some((other) => isSame(one, other))));
}
