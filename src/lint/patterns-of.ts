import { type DocumentNode, member, members } from '../openapi/document-node.js';

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
