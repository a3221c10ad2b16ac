/**
 * A schema in the few words that the engine translates exactly: a reference alone (`$ref`, a key of {@link SchemaTable}), `enum` or `const`,
 * one `type` with `properties`, `required`, `additionalProperties`, `items` or `prefixItems`, or one of `allOf` and `anyOf`; beside them, notes.
 */
export type SimpleSchema = Readonly<Record<string, unknown>>;

/** What says nothing about the value. */
export const NOTES = new Set([
  'title',
  'description',
  'deprecated',
  'default',
  'format',
  'examples',
  'readOnly',
]);

export const ANYTHING: SimpleSchema = {};

/** No value at all: the engine makes `never` of a choice from nothing. */
export const NOTHING: SimpleSchema = { enum: [] };

export function isAnything(schema: SimpleSchema): boolean {
  return Object.keys(schema).every((key) => NOTES.has(key));
}

function isNothing({ enum: values }: SimpleSchema): boolean {
  return Array.isArray(values) && values.length === 0;
}

/** What conforms to each of the schemas. */
export function allOf(schemas: readonly SimpleSchema[]): SimpleSchema {
  const parts = distinct(schemas.filter((schema) => !isAnything(schema)));
  if (parts.some(isNothing)) return NOTHING;
  return parts.length > 1 ? { allOf: parts } : (parts[0] ?? ANYTHING);
}

/** What conforms to any of the schemas. */
export function anyOf(schemas: readonly SimpleSchema[]): SimpleSchema {
  if (schemas.some(isAnything)) return ANYTHING;
  const branches = schemas.flatMap((schema) => {
    return Array.isArray(schema.anyOf) ? (schema.anyOf as SimpleSchema[]) : [schema];
  });
  const parts = distinct(branches.filter((schema) => !isNothing(schema)));
  return parts.length > 1 ? { anyOf: parts } : (parts[0] ?? NOTHING);
}

export function withoutNotes(schema: SimpleSchema): SimpleSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !NOTES.has(key)));
}

function distinct(schemas: readonly SimpleSchema[]): SimpleSchema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(withoutNotes(schema)), schema])).values()];
}

/** The same schema with each reference in it replaced, deep. */
export function mapReferences(
  schema: SimpleSchema,
  replace: (key: string, notes: SimpleSchema) => SimpleSchema,
): SimpleSchema {
  if (typeof schema.$ref === 'string') {
    const { $ref, ...notes } = schema;
    return replace($ref as string, notes);
  }
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, mapInside(keyword, value, replace)]),
  );
}

function mapInside(
  keyword: string,
  value: unknown,
  replace: (key: string, notes: SimpleSchema) => SimpleSchema,
): unknown {
  const map = (schema: unknown) => mapReferences(schema as SimpleSchema, replace);
  if (keyword === 'items' || keyword === 'additionalProperties') return map(value);
  if (keyword === 'allOf' || keyword === 'anyOf' || keyword === 'prefixItems')
    return (value as unknown[]).map(map);
  if (keyword !== 'properties') return value;
  return Object.fromEntries(Object.entries(value as object).map(([name, child]) => [name, map(child)]));
}
