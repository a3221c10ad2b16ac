import { parsePointer, pointerFromFragment } from '../source/json-pointer.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/**
 * A self-contained schema without what it says of the properties that one value has not, and the definitions for them: it says the
 * same of this value, with the same pointers, and is compiled in a moment where the whole takes seconds. The schema itself where a reference
 * names no definition.
 */
export function reducedTo(schema: JsonSchema, value: unknown): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const reached = reachedBy(schema, value);
  if (!reached) return schema;
  const { asked, telling } = reached;
  const names = new Set<string>();
  const keeps = (of: object, name: string): boolean =>
    telling.has(name) ||
    [...(asked.get(of) ?? [])].some((one) => isJsonObject(one) && Object.hasOwn(one, name));
  const cut = (of: unknown): unknown => {
    if (!isJsonObject(of)) return of;
    const kept = Object.entries(of).flatMap(([keyword, stated]): [string, unknown][] => {
      if (keyword === '$defs') return [];
      if (keyword === '$ref') names.add(nameOf(stated) ?? '');
      const holds = KEYWORDS.get(keyword)?.holds;
      if (holds === undefined || holds === 'data') return [[keyword, stated]];
      if (Array.isArray(stated)) return [[keyword, stated.map(cut)]];
      if (holds !== 'schema map' || !isJsonObject(stated)) return [[keyword, cut(stated)]];
      const isKept = (name: string) => keyword !== 'properties' || keeps(of, name);
      const members = Object.entries(stated).map(([name, one]) => [name, isKept(name) ? cut(one) : true]);
      return [[keyword, Object.fromEntries(members)]];
    });
    return Object.fromEntries(kept);
  };
  const whole = cut(schema) as SchemaObject;
  const definitions: [string, JsonSchema][] = [];
  for (const name of names) {
    const definition = definitionOf(schema, name);
    if (definition !== undefined) definitions.push([name, cut(definition) as JsonSchema]);
  }
  return definitions.length === 0 ? whole : { ...whole, $defs: Object.fromEntries(definitions) };
}

interface Reached {
  /** By schema object, values that it is asked about, and some that it may not be. */
  readonly asked: ReadonlyMap<object, ReadonlySet<unknown>>;
  /** Properties that discriminators name: they are read in the schemas themselves. */
  readonly telling: ReadonlySet<string>;
}

function reachedBy(root: SchemaObject, value: unknown): Reached | undefined {
  const asked = new Map<object, Set<unknown>>();
  const telling = new Set<string>();
  const open: (readonly [schema: unknown, value: unknown])[] = [[root, value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [schema, at] = next;
    if (!isJsonObject(schema)) continue;
    const values = asked.get(schema) ?? new Set();
    if (values.has(at)) continue;
    asked.set(schema, values.add(at));
    for (const [keyword, stated] of Object.entries(schema)) {
      if (keyword === '$ref') {
        const definition = definitionOf(root, nameOf(stated));
        if (definition === undefined) return undefined;
        open.push([definition, at]);
      } else if (keyword === 'discriminator' && isJsonObject(stated))
        telling.add(String(stated.propertyName));
      else open.push(...questionsOf(keyword, stated, at));
    }
  }
  return { asked, telling };
}

/** What the schemas of a keyword are asked about where the schema around is asked about `value`. */
function questionsOf(keyword: string, stated: unknown, value: unknown): (readonly [unknown, unknown])[] {
  const holds = KEYWORDS.get(keyword)?.holds;
  if (holds === undefined || holds === 'data') return [];
  const isMap = holds === 'schema map' && isJsonObject(stated);
  if (keyword === 'properties' && isMap)
    return isJsonObject(value) ? Object.entries(value).map(([name, one]) => [own(stated, name), one]) : [];
  const schemas = isMap ? Object.values(stated) : [stated].flat();
  const inside = ofMembers.has(keyword) ? membersOf(value) : [value];
  return schemas.flatMap((schema) => inside.map((one) => [schema, one] as const));
}

const ofMembers = new Set([
  ...['items', 'prefixItems', 'contains', 'unevaluatedItems'],
  ...['additionalProperties', 'patternProperties', 'unevaluatedProperties'],
]);

function membersOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

/** The definition that a reference of a self-contained schema names. */
function nameOf(reference: unknown): string | undefined {
  if (typeof reference !== 'string') return undefined;
  const [head, name, ...deeper] = parsePointer(pointerFromFragment(reference.slice(1)));
  return head === '$defs' && deeper.length === 0 ? name : undefined;
}

function definitionOf({ $defs }: SchemaObject, name: string | undefined): JsonSchema | undefined {
  return $defs && name !== undefined && Object.hasOwn($defs, name) ? $defs[name] : undefined;
}

function own(map: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
