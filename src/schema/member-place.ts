import { joinPointer } from '../source/json-pointer.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { compilePattern } from './pattern.js';
import { examplesOf, type Located, locate, type Place } from './place.js';
import { isJsonObject } from './schema-keywords.js';

type Part = Located<SchemaObject>;

/** The schemas that hold for the property `name` of an object described by `parts`. */
export function propertyPlace(root: JsonSchema, parts: readonly Part[], name: string): Place {
  const place: Located[] = [];
  for (const { schema, pointer, hint } of parts) {
    place.push(...exampleMembers({ schema, pointer }, name));
    if (hint) continue;
    let evaluated = false;
    const add = (sub: unknown, ...tokens: string[]): void => {
      evaluated = true;
      place.push(...locate(root, sub as JsonSchema, joinPointer(pointer, ...tokens)));
    };
    const declared = memberOf(schema.properties, name);
    if (declared !== undefined) add(declared, 'properties', name);
    for (const [pattern, sub] of Object.entries(asObject(schema.patternProperties))) {
      if (matches(pattern, name)) add(sub, 'patternProperties', pattern);
    }
    if (!evaluated && schema.additionalProperties !== undefined) {
      add(schema.additionalProperties, 'additionalProperties');
    }
  }
  return place;
}

/** The schemas that hold for the item at `index` (0-based) of an array described by `parts`. */
export function itemPlace(root: JsonSchema, parts: readonly Part[], index: number): Place {
  const place: Located[] = [];
  for (const { schema, pointer, hint } of parts) {
    place.push(...exampleMembers({ schema, pointer }, index));
    if (hint) continue;
    const prefix = Array.isArray(schema.prefixItems) ? (schema.prefixItems as JsonSchema[]) : [];
    const own = prefix[index];
    if (own !== undefined) place.push(...locate(root, own, joinPointer(pointer, 'prefixItems', index)));
    else if (schema.items !== undefined)
      place.push(...locate(root, schema.items, joinPointer(pointer, 'items')));
  }
  return place;
}

/** Names that `properties` declares, in the order of the schema. */
export function declaredNames(parts: readonly Part[]): string[] {
  return [
    ...new Set(parts.flatMap(({ schema, hint }) => (hint ? [] : Object.keys(asObject(schema.properties))))),
  ];
}

/** What the examples of a value say about one of its members. */
function exampleMembers({ schema, pointer }: Part, token: string | number): Located[] {
  const members = examplesOf(schema).flatMap((example): unknown[] => {
    if (Array.isArray(example))
      return typeof token === 'number' && token < example.length ? [example[token]] : [];
    return isJsonObject(example) && Object.hasOwn(example, token) ? [example[token]] : [];
  });
  if (members.length === 0) return [];
  return [{ schema: { examples: members }, pointer: joinPointer(pointer, 'examples', token), hint: true }];
}

function matches(pattern: string, name: string): boolean {
  const compiled = compilePattern(pattern);
  return compiled.ok && compiled.matcher.test(name);
}

function memberOf(map: unknown, name: string): unknown {
  return isJsonObject(map) && Object.hasOwn(map, name) ? map[name] : undefined;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : {};
}
