import type { SchemaObject } from '../schema/json-schema.js';
import { isJsonObject } from '../schema/schema-keywords.js';
import { itemsOf, propertyOf, type SchemaPart, says } from './schema-types.js';

/** The value without the properties, at any depth, of which a branch of the schema says a certain thing; the very value where there are none. */
export function withoutProperties(
  part: SchemaPart,
  value: unknown,
  isLeftOut: (schema: SchemaObject) => boolean,
): unknown {
  if (Array.isArray(value)) {
    const items = itemsOf(part);
    const kept = value.map((item) => withoutProperties(items, item, isLeftOut));
    return kept.some((item, index) => item !== value[index]) ? kept : value;
  }
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const own = propertyOf(part, name);
    return says(own, isLeftOut) ? [] : [[name, withoutProperties(own, inner, isLeftOut)]];
  });
  const isSame =
    kept.length === Object.keys(value).length && kept.every(([name, inner]) => inner === value[name]);
  return isSame ? value : Object.fromEntries(kept);
}
