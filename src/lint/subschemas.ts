import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { KEYWORDS } from '../schema/schema-keywords.js';
import { joinPointer } from '../source/json-pointer.js';

/** A schema inside a self-contained one, made self-contained itself. */
export interface Subschema {
  /** JSON Pointer into the whole schema. */
  readonly pointer: string;
  readonly schema: SchemaObject;
}

/** The schema objects of a self-contained schema under one of its places (the whole, or one definition), that place first. */
export function* subschemasAt(whole: SchemaObject, at: string, start: JsonSchema): Generator<Subschema> {
  const open: [string, unknown][] = [[at, start]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [pointer, schema] = next;
    if (!isSchemaObject(schema)) continue;
    yield { pointer, schema: schema === whole || !whole.$defs ? schema : { ...schema, $defs: whole.$defs } };
    for (const [keyword, value] of Object.entries(schema)) {
      const place = joinPointer(pointer, keyword);
      const holds = KEYWORDS.get(keyword)?.holds;
      if (holds === 'schema') open.push([place, value]);
      else if (holds === 'schema list' || holds === 'schema map') {
        for (const [key, child] of Object.entries(value ?? {})) open.push([joinPointer(place, key), child]);
      }
    }
  }
}

function isSchemaObject(value: unknown): value is SchemaObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
