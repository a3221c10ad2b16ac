import type { JsonSchema } from '../schema/json-schema.js';

/**
 * `2.0`: `x-nullable`, `discriminator` as text, else as `3.0`. `3.0`: `nullable`, boolean exclusive limits, nothing beside
 * `$ref`. `3.1`: JSON Schema 2020-12.
 */
export type SchemaDialect = '2.0' | '3.0' | '3.1';

/** The dialect of the schemas in a document of an OpenAPI version. */
export function dialectOf(openapiVersion: string): SchemaDialect {
  if (openapiVersion.startsWith('2.')) return '2.0';
  return openapiVersion.startsWith('3.0') ? '3.0' : '3.1';
}

type Keywords = Record<string, unknown>;

/** The word that admits null: `nullable`, in 2.0 the extension `x-nullable` that the tools agreed on. */
export function nullableWord(dialect: SchemaDialect): 'nullable' | 'x-nullable' {
  return dialect === '2.0' ? 'x-nullable' : 'nullable';
}

/**
 * Whether null becomes a branch beside the schema: `nullable` without a `type`, next to a reference or alternatives
 * (OpenAPI 3.0.3, "Clarify Semantics of nullable").
 */
export function meansNullBranch(schema: Readonly<Keywords>, dialect: SchemaDialect): boolean {
  if (schema[nullableWord(dialect)] !== true) return false;
  if (typeof schema.type === 'string' || Array.isArray(schema.type)) return false;
  return ['$ref', 'allOf', 'anyOf', 'oneOf'].some((key) => Object.hasOwn(schema, key));
}

/**
 * Translates the words of OpenAPI's older schema dialects to JSON Schema 2020-12, in place where the shape allows it.
 * Authors mix dialects, so a 3.1 document's `nullable` is read as meant, too. Returns `{anyOf: [schema, null]}` only
 * where {@link meansNullBranch} says so.
 */
export function translateKeywords(schema: Keywords, dialect: SchemaDialect): JsonSchema {
  exclusiveLimit(schema, 'exclusiveMinimum', 'minimum');
  exclusiveLimit(schema, 'exclusiveMaximum', 'maximum');
  if (Object.hasOwn(schema, 'example')) {
    schema.examples = [schema.example, ...(Array.isArray(schema.examples) ? schema.examples : [])];
    delete schema.example;
  }
  if (typeof schema.discriminator === 'string') schema.discriminator = { propertyName: schema.discriminator };
  const word = nullableWord(dialect);
  if (schema[word] !== true) return schema;
  const isBranch = meansNullBranch(schema, dialect);
  delete schema[word];
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  if (isBranch) return { anyOf: [schema, { type: 'null' }] };
  if (typeof schema.type === 'string') schema.type = schema.type === 'null' ? 'null' : [schema.type, 'null'];
  else if (Array.isArray(schema.type)) schema.type = [...new Set([...schema.type, 'null'])];
  return schema;
}

function exclusiveLimit(schema: Keywords, exclusive: string, limit: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] === true && typeof schema[limit] === 'number') {
    schema[exclusive] = schema[limit];
    delete schema[limit];
  } else {
    delete schema[exclusive];
  }
}
