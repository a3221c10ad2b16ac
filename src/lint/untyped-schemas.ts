import { member } from '../openapi/document-node.js';
import { conjunctsOf } from './conjuncts.js';
import { nodeKey } from './name-node.js';
import type { RuleContext } from './rule.js';
import type { SchemaIndex, WrittenSchema } from './schema-index.js';

/** The schemas with one of the keywords for which neither they, nor what holds with them, states a type or lists values. */
export function* untypedSchemas(
  schemas: SchemaIndex,
  keywords: readonly string[],
  resolve: RuleContext['resolve'],
): Generator<WrittenSchema> {
  const typed = new Set<string>();
  const inParts = new Set<string>();
  for (const schema of schemas.with(['$ref', ...holding])) {
    const conjuncts = conjunctsOf(schema, resolve);
    if (conjuncts.some((part) => part.value.type !== undefined)) {
      for (const part of conjuncts) typed.add(nodeKey(part));
    }
    // Branches are judged beside the schema that holds them.
    for (const keyword of holding) {
      const held = member(schema, keyword);
      if (held) inParts.add(nodeKey(held));
    }
  }
  for (const schema of schemas.with(keywords)) {
    if (['type', '$ref', 'enum', 'const'].some((keyword) => schema.value[keyword] !== undefined)) continue;
    if (keywords.every((keyword) => schema.value[keyword] === undefined)) continue;
    if (typed.has(nodeKey(schema)) || isInside(schema, inParts)) continue;
    yield schema;
  }
}

const holding = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'].concat(
  // Names are text.
  'propertyNames',
);

function isInside(schema: WrittenSchema, holders: ReadonlySet<string>): boolean {
  const key = nodeKey(schema);
  return holders.has(key) || holders.has(key.slice(0, key.lastIndexOf('/')));
}
