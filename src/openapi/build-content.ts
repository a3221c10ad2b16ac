import type { Example, MediaType } from './api.js';
import { ApiSchema } from './api-schema.js';
import type { Building } from './building.js';
import { type DocumentNode, isMapping, member, members, stringAt } from './document-node.js';

/** Reads a `content` mapping in the order written (OpenAPI 3.1 §4.8.14). */
export function buildContent(building: Building, content: DocumentNode | undefined): MediaType[] {
  return members(building.resolve(content)).flatMap(({ key, node: written }) => {
    const node = building.resolve(written);
    if (!node || !isMapping(node.value)) return [];
    const schema = schemaOf(building, member(node, 'schema'));
    const itemSchema = schemaOf(building, member(node, 'itemSchema'));
    return [
      {
        type: key,
        ...(schema ? { schema } : {}),
        ...(itemSchema ? { itemSchema } : {}),
        examples: buildExamples(building, node, key),
        node,
      },
    ];
  });
}

/** The schema at a node, where there is one. */
export function schemaOf(building: Building, node: DocumentNode | undefined): ApiSchema | undefined {
  return node && new ApiSchema(node, building.references, building.dialect);
}

/**
 * The singular `example` first, under the empty name, then `examples` with an inline `value`, `dataValue` or `serializedValue` (OpenAPI 3.2
 * §4.19), whose text is read where the media type is JSON, as is the file of an `externalValue` that references may reach.
 */
export function buildExamples(building: Building, owner: DocumentNode, mediaType = ''): Example[] {
  const examples: Example[] = [];
  const single = member(owner, 'example');
  if (single) examples.push({ name: '', value: single.value, node: single });
  for (const { key, node: written } of members(building.resolve(member(owner, 'examples')))) {
    const node = building.resolve(written);
    const value = node && (member(node, 'value') ?? member(node, 'dataValue'));
    const text = node && member(node, 'serializedValue');
    if (value) examples.push({ name: key, value: value.value, node: value });
    else if (text) examples.push({ name: key, value: readSerialized(text.value, mediaType), node: text });
    else if (node && isJson.test(mediaType)) {
      const address = stringAt(node, 'externalValue');
      const found = address === undefined ? undefined : building.references.follow(node, address);
      if (found?.ok) examples.push({ name: key, value: found.node.value, node: found.node });
    }
  }
  return examples;
}

const isJson = /^[^;]*[/+]json\s*(;|$)/i;

/** What is not what its media type says stays a text, which its schema refuses. */
function readSerialized(text: unknown, mediaType: string): unknown {
  if (typeof text !== 'string' || !isJson.test(mediaType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
