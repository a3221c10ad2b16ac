import type { DocumentNode } from '../openapi/document-node.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import type { judgeWritten } from './examples-of.js';
import { nodeKey, type SchemaUse } from './schema-uses.js';
import { subschemasAt } from './subschemas.js';

type Judged = ReturnType<typeof judgeWritten>[number];

/**
 * Judges what is written inside each schema object. `readOnly` and `writeOnly` make a schema mean less in one direction, so
 * only what is wrong in every direction that the schema travels is wrong.
 */
export function judgeInEveryDirection(
  uses: readonly SchemaUse[],
  judge: (origin: DocumentNode, schema: JsonSchema) => Judged[],
): Judged[] {
  const counts = new Map<
    string,
    { directions: number; judged: Map<string, { judged: Judged; times: number }> }
  >();
  const seen = new Set<string>();
  for (const { use, whole, pointer, start } of definitions(uses)) {
    const origin = use.schema.origin(use.direction, pointer);
    const key = `${use.direction} ${nodeKey(origin)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const part of subschemasAt(whole, pointer, start)) {
      const node = use.schema.origin(use.direction, part.pointer);
      const count = counts.get(nodeKey(node)) ?? { directions: 0, judged: new Map() };
      counts.set(nodeKey(node), count);
      count.directions++;
      for (const judged of judge(node, part.schema)) {
        const same = `${nodeKey(judged.node)} ${judged.found.message}`;
        const times = (count.judged.get(same)?.times ?? 0) + 1;
        count.judged.set(same, { judged, times });
      }
    }
  }
  return [...counts.values()].flatMap(({ directions, judged }) =>
    [...judged.values()].filter(({ times }) => times === directions).map((entry) => entry.judged),
  );
}

interface Definition {
  readonly use: SchemaUse;
  readonly whole: SchemaObject;
  readonly pointer: string;
  readonly start: JsonSchema;
}

function* definitions(uses: readonly SchemaUse[]): Generator<Definition> {
  for (const use of uses) {
    const whole = use.schema.schema(use.direction);
    if (typeof whole === 'boolean') continue;
    yield { use, whole, pointer: '', start: whole };
    for (const [name, start] of Object.entries(whole.$defs ?? {})) {
      yield { use, whole, pointer: `/$defs/${name}`, start };
    }
  }
}
