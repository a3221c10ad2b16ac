import { pointerFromFragment, valueAt } from '../source/json-pointer.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/** What marks a property that travels one way alone (JSON Schema 2020-12 §9.4). */
type Mark = 'readOnly' | 'writeOnly';

/**
 * The schema of what may be sent: without the properties that it calls `readOnly`, wherever they stand; pointers into it stay as they
 * are. The same object for the same schema, which is itself where it has none.
 */
export function withoutReadOnly(schema: JsonSchema): JsonSchema {
  return without(schema, 'readOnly');
}

/** The same of what may be answered: without the properties that it calls `writeOnly`. */
export function withoutWriteOnly(schema: JsonSchema): JsonSchema {
  return without(schema, 'writeOnly');
}

const lessened = {
  readOnly: new WeakMap<object, JsonSchema>(),
  writeOnly: new WeakMap<object, JsonSchema>(),
};

function without(schema: JsonSchema, mark: Mark): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const known = lessened[mark].get(schema);
  if (known !== undefined) return known;
  const less = JSON.stringify(schema).includes(`"${mark}":true`) ? lessen(schema, schema, mark) : schema;
  lessened[mark].set(schema, less);
  return less;
}

function lessen(schema: JsonSchema, root: SchemaObject, mark: Mark): JsonSchema {
  if (!isJsonObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const holds = keyword === '$defs' ? 'schema map' : KEYWORDS.get(keyword)?.holds;
      if (holds === 'schema') return [keyword, lessen(value as JsonSchema, root, mark)];
      if (holds === 'schema list' && Array.isArray(value))
        return [keyword, value.map((inner: JsonSchema) => lessen(inner, root, mark))];
      if (holds !== 'schema map' || !isJsonObject(value)) return [keyword, value];
      const inner = Object.entries(value as Readonly<Record<string, JsonSchema>>);
      const kept = keyword === 'properties' ? inner.filter(([, one]) => !isMarked(one, root, mark)) : inner;
      return [keyword, Object.fromEntries(kept.map(([name, one]) => [name, lessen(one, root, mark)]))];
    }),
  );
}

/** References are followed only so far: a circle of them says nothing. */
const deepest = 8;

/** Whether a property is marked: by itself, by what it refers to, or by a part of it. */
function isMarked(schema: JsonSchema, root: SchemaObject, mark: Mark, depth = 0): boolean {
  if (typeof schema === 'boolean' || depth > deepest) return false;
  if (schema[mark] === true) return true;
  const target =
    schema.$ref === undefined ? [] : [valueAt(root, pointerFromFragment(schema.$ref)) as JsonSchema];
  return [...target, ...(schema.allOf ?? [])].some((part) => isMarked(part, root, mark, depth + 1));
}
