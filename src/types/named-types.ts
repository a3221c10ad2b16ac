import type { JsonSchema } from '../schema/json-schema.js';
import type { Simplifying } from './simplifying.js';

const JSON_TYPES = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string']);

/** The JSON types that a schema's parts, alternatives and references speak of, in words or by listed values. */
export function namedTypes({ follow }: Pick<Simplifying, 'follow'>, root: JsonSchema): Set<string> {
  const named = new Set<string>();
  const seen = new Set<JsonSchema>();
  const walk = (schema: JsonSchema): void => {
    if (typeof schema === 'boolean' || seen.has(schema)) return;
    seen.add(schema);
    for (const type of [schema.type ?? []].flat()) if (JSON_TYPES.has(type)) named.add(type);
    for (const value of Array.isArray(schema.enum) ? schema.enum : []) named.add(typeOfValue(value));
    if (Object.hasOwn(schema, 'const')) named.add(typeOfValue(schema.const));
    if (typeof schema.$ref === 'string') walk(follow(schema.$ref).schema);
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      const parts = schema[keyword];
      if (Array.isArray(parts)) for (const part of parts) walk(part);
    }
  };
  walk(root);
  return named;
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
