import type { JsonSchema } from '../schema/json-schema.js';

type Keywords = Record<string, unknown>;

/**
 * Translates the words of OpenAPI 3.0's schema dialect to JSON Schema 2020-12, in place where the shape allows it.
 * Authors mix dialects, so a 3.1 document's `nullable` is read as meant, too. Returns `{anyOf: [schema, null]}` only
 * where `nullable` stands without a `type` (OpenAPI 3.0.3, "Clarify Semantics of nullable").
 */
export function translateKeywords(schema: Keywords): JsonSchema {
  exclusiveLimit(schema, 'exclusiveMinimum', 'minimum');
  exclusiveLimit(schema, 'exclusiveMaximum', 'maximum');
  if (Object.hasOwn(schema, 'example')) {
    schema.examples = [schema.example, ...(Array.isArray(schema.examples) ? schema.examples : [])];
    delete schema.example;
  }
  if (schema.nullable !== true) return schema;
  delete schema.nullable;
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  if (typeof schema.type === 'string') schema.type = schema.type === 'null' ? 'null' : [schema.type, 'null'];
  else if (Array.isArray(schema.type)) schema.type = [...new Set([...schema.type, 'null'])];
  else if (['$ref', 'allOf', 'anyOf', 'oneOf'].some((key) => Object.hasOwn(schema, key))) {
    return { anyOf: [schema, { type: 'null' }] };
  }
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
