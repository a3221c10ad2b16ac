import { isJsonObject } from './schema-keywords.js';

type Keywords = Readonly<Record<string, unknown>>;

/**
 * The members of one schema object in the words of JSON Schema 2020-12: boolean `exclusiveMinimum` (draft 4 §5.1), lists in `items`
 * with `additionalItems` (draft 2019-09 and before), `dependencies` (draft 7 and before). Subschemas are left as they are;
 * the same object where nothing is to be said in another way.
 */
export function fromEarlierKeywords(schema: Keywords): Keywords {
  const said = new Map(Object.entries(schema));
  exclusiveLimit(said, 'exclusiveMinimum', 'minimum');
  exclusiveLimit(said, 'exclusiveMaximum', 'maximum');
  const isTuple = Array.isArray(schema.items);
  if (isTuple) {
    said.set('prefixItems', schema.items);
    said.delete('items');
    if (said.has('additionalItems')) said.set('items', schema.additionalItems);
  }
  said.delete('additionalItems');
  if (isJsonObject(schema.dependencies)) {
    const entries = Object.entries(schema.dependencies);
    const names = entries.filter(([, needed]) => Array.isArray(needed));
    const schemas = entries.filter(([, needed]) => !Array.isArray(needed));
    if (names.length > 0) said.set('dependentRequired', Object.fromEntries(names));
    if (schemas.length > 0) said.set('dependentSchemas', Object.fromEntries(schemas));
    said.delete('dependencies');
  }
  return Object.fromEntries(said);
}

function exclusiveLimit(said: Map<string, unknown>, exclusive: string, limit: string): void {
  const isExclusive = said.get(exclusive);
  if (typeof isExclusive !== 'boolean') return;
  said.delete(exclusive);
  if (!isExclusive || typeof said.get(limit) !== 'number') return;
  said.set(exclusive, said.get(limit));
  said.delete(limit);
}
