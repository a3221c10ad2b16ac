import type { Example, MediaType } from './api.js';
import { ApiSchema } from './api-schema.js';
import type { Building } from './build-api.js';
import { type DocumentNode, isMapping, member, members } from './document-node.js';

/** Reads a `content` mapping in the order written (OpenAPI 3.1 §4.8.14). */
export function buildContent(building: Building, content: DocumentNode | undefined): MediaType[] {
  return members(content).flatMap(({ key, node: written }) => {
    const node = building.resolve(written);
    if (!node || !isMapping(node.value)) return [];
    const schema = member(node, 'schema');
    return [
      {
        type: key,
        ...(schema ? { schema: new ApiSchema(schema, building.references, building.dialect) } : {}),
        examples: buildExamples(building, node),
        node,
      },
    ];
  });
}

/** The singular `example` first, under the empty name, then `examples` with an inline value. */
export function buildExamples(building: Building, owner: DocumentNode): Example[] {
  const examples: Example[] = [];
  const single = member(owner, 'example');
  if (single) examples.push({ name: '', value: single.value, node: single });
  for (const { key, node: written } of members(member(owner, 'examples'))) {
    const node = building.resolve(written);
    const value = node && member(node, 'value');
    if (value) examples.push({ name: key, value: value.value, node: value });
  }
  return examples;
}
