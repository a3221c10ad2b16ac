import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { KEYWORDS } from '../schema/schema-keywords.js';

/**
 * The schema with every property accepting anything: says the same of `{}` and of values that are no objects, and spares
 * compiling what only properties reach, which in a large document is nearly all of it.
 */
export function withoutProperties(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const kept: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) kept[keyword] = keepKeyword(keyword, value);
  return kept as SchemaObject;
}

function keepKeyword(keyword: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (keyword === 'properties') return mapValues(value, () => true);
  const holds = keyword === '$defs' ? 'schema map' : KEYWORDS.get(keyword)?.holds;
  if (holds === 'schema') return withoutProperties(value as JsonSchema);
  if (holds === 'schema list' && Array.isArray(value)) return value.map(withoutProperties);
  return holds === 'schema map' ? mapValues(value, withoutProperties) : value;
}

function mapValues(map: object, change: (value: JsonSchema) => JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
