import { pointerFromFragment, valueAt } from '../source/json-pointer.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/**
 * The schema of what may be sent: without the properties that it calls `readOnly` (JSON Schema 2020-12 §9.4), wherever they stand; pointers
 * into it stay as they are. The same object for the same schema, which is itself where it has none.
 */
export function withoutReadOnly(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const known = lessened.get(schema);
  if (known !== undefined) return known;
  const less = JSON.stringify(schema).includes('"readOnly":true') ? lessen(schema, schema) : schema;
  lessened.set(schema, less);
  return less;
}

const lessened = new WeakMap<object, JsonSchema>();

function lessen(schema: JsonSchema, root: SchemaObject): JsonSchema {
  if (!isJsonObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const holds = keyword === '$defs' ? 'schema map' : KEYWORDS.get(keyword)?.holds;
      if (holds === 'schema') return [keyword, lessen(value as JsonSchema, root)];
      if (holds === 'schema list' && Array.isArray(value))
        return [keyword, value.map((inner: JsonSchema) => lessen(inner, root))];
      if (holds !== 'schema map' || !isJsonObject(value)) return [keyword, value];
      const inner = Object.entries(value as Readonly<Record<string, JsonSchema>>);
      const kept = keyword === 'properties' ? inner.filter(([, one]) => !isReadOnly(one, root)) : inner;
      return [keyword, Object.fromEntries(kept.map(([name, one]) => [name, lessen(one, root)]))];
    }),
  );
}

/** References are followed only so far: a circle of them says nothing. */
const deepest = 8;

/** Whether a property is marked: by itself, by what it refers to, or by a part of it. */
function isReadOnly(schema: JsonSchema, root: SchemaObject, depth = 0): boolean {
  if (typeof schema === 'boolean' || depth > deepest) return false;
  if (schema.readOnly === true) return true;
  const target =
    schema.$ref === undefined ? [] : [valueAt(root, pointerFromFragment(schema.$ref)) as JsonSchema];
  return [...target, ...(schema.allOf ?? [])].some((part) => isReadOnly(part, root, depth + 1));
}
