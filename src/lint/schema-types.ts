import type { WrittenSchema } from './schema-index.js';

export type JsonType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string';

const known: ReadonlySet<unknown> = new Set<JsonType>([
  'null',
  'boolean',
  'object',
  'array',
  'number',
  'integer',
  'string',
]);

/** The types that `type` and, as OpenAPI 3.0 writes it, `nullable` allow; `undefined` where `type` is not stated, or cannot be read. */
export function statedTypes({ value }: WrittenSchema): readonly JsonType[] | undefined {
  if (value.type === undefined) return undefined;
  const types = (Array.isArray(value.type) ? value.type : [value.type]) as JsonType[];
  if (!types.every((type) => known.has(type))) return undefined;
  return value.nullable === true && !types.includes('null') ? [...types, 'null'] : types;
}

/** Whether some value is of both types: an integer is a number as well. */
export function shareType(one: readonly JsonType[], other: readonly JsonType[]): boolean {
  const holds = (types: readonly JsonType[], type: JsonType) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  return one.some((type) => holds(other, type)) || other.some((type) => holds(one, type));
}

/** The narrowest type of a JSON value. */
export function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as JsonType;
}

/** Whether a schema is about values of one type: it states that type, or says nothing of types. */
export function isAbout(schema: WrittenSchema, ...types: JsonType[]): boolean {
  const stated = statedTypes(schema);
  return stated === undefined || shareType(stated, types);
}
