import { type DocumentNode, isMapping, member, members } from '../openapi/document-node.js';
import { subschemas } from '../openapi/model-schemas.js';
import { definitionNodes, nodeKey, type SchemaUse } from './schema-uses.js';

/** Every schema object as it was written, in all files reached, each once. */
export function* schemaNodes(uses: readonly SchemaUse[]): Generator<DocumentNode> {
  const seen = new Set<string>();
  for (const use of uses) {
    for (const root of definitionNodes(use)) {
      const open = [root];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        const key = nodeKey(node);
        if (seen.has(key) || !isMapping(node.value)) continue;
        seen.add(key);
        yield node;
        open.push(...subschemas(node).reverse());
      }
    }
  }
}

/** The string under `pattern`, and the keys of `patternProperties` with their nodes. */
export function patternsOf(
  schema: DocumentNode,
): { pattern: string; node: DocumentNode; on: 'key' | 'value' }[] {
  const written = member(schema, 'pattern');
  const own =
    typeof written?.value === 'string'
      ? [{ pattern: written.value, node: written, on: 'value' as const }]
      : [];
  const keyed = members(member(schema, 'patternProperties')).map(({ key, node }) => {
    return { pattern: key, node, on: 'key' as const };
  });
  return [...own, ...keyed];
}
