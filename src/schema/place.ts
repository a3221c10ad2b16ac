import { joinPointer, pointerFromFragment, valueAt } from '../source/json-pointer.js';
import { discriminatorOf } from './discriminator.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/** A schema and where it stands in the self-contained schema. */
export interface Located<Schema extends JsonSchema = JsonSchema> {
  readonly schema: Schema;
  readonly pointer: string;
  /** Not a schema of the document: it only passes down examples of the value around. */
  readonly hint?: true;
  /** A keyword is left out on purpose, so that values cannot be checked against what stands at the pointer. */
  readonly altered?: true;
}

/** All schemas that hold for one place of a value, without those that `$ref`, `allOf` and alternatives add. */
export type Place = readonly Located[];

/** Which alternative is taken, by the pointer of its `anyOf`, `oneOf` or `if`; the first where nothing is said. */
export type Selection = ReadonlyMap<string, number>;

/** A point where a schema offers alternatives. */
export interface Choice {
  readonly keyword: 'anyOf' | 'oneOf' | 'if';
  readonly pointer: string;
  /** Where each alternative stands. */
  readonly options: readonly string[];
  /** 0-based. */
  readonly chosen: number;
}

/** A place with one selection of alternatives: the object schemas that hold together. */
export interface ResolvedPlace {
  readonly parts: readonly Located<SchemaObject>[];
  readonly choices: readonly Choice[];
  /** Whether one of the schemas is `false`. */
  readonly impossible: boolean;
}

/** Follows a `$ref` that stands alone; examples beside it are kept as a hint. */
export function locate(root: JsonSchema, schema: JsonSchema, pointer: string): Place {
  const hints: Located[] = [];
  let located: Located = { schema, pointer };
  for (let steps = 0; steps < 100; steps++) {
    const { schema: current, pointer: from } = located;
    if (typeof current === 'boolean' || typeof current.$ref !== 'string') break;
    if (Object.keys(current).some((keyword) => keyword !== '$ref' && KEYWORDS.has(keyword))) break;
    if (examplesOf(current).length > 0) hints.push({ schema: current, pointer: from, hint: true });
    located = follow(root, current.$ref);
  }
  return [located, ...hints];
}

/** The example values a schema gives: `examples`, `example`, `default`, in this order. */
export function examplesOf(schema: JsonSchema): readonly unknown[] {
  if (typeof schema === 'boolean') return [];
  const many = Array.isArray(schema.examples) ? schema.examples : [];
  const single = ['example', 'default'].filter((keyword) => Object.hasOwn(schema, keyword));
  return [...many, ...single.map((keyword) => schema[keyword])];
}

/** A part as if one of its keywords were not there. */
export function withoutKeyword(part: Located<SchemaObject>, keyword: string): Located<SchemaObject> {
  const kept = Object.entries(part.schema).filter(([name]) => name !== keyword);
  return { ...part, schema: Object.fromEntries(kept), altered: true };
}

/** What names a place among those of one schema. */
export function placeKey(place: Place): string {
  return place.map(({ pointer, hint }) => (hint ? `?${pointer}` : `#${pointer}`)).join('\n');
}

/** Expands `$ref`, `allOf` and the selected alternatives. */
export function resolvePlace(root: JsonSchema, place: Place, selection: Selection): ResolvedPlace {
  const parts: Located<SchemaObject>[] = [];
  const choices: Choice[] = [];
  const seen = new Set<string>();
  const named: { pointer: string; propertyName: string; values: readonly string[] }[] = [];
  let impossible = false;
  const choose = (keyword: Choice['keyword'], pointer: string, options: readonly string[]): number => {
    const chosen = Math.min(selection.get(pointer) ?? 0, options.length - 1);
    choices.push({ keyword, pointer, options, chosen });
    return chosen;
  };
  const add = (located: Located): void => {
    const { schema, pointer, hint, altered } = located;
    const key = placeKey([located]);
    if (seen.has(key)) return;
    seen.add(key);
    if (schema === false) impossible = true;
    if (typeof schema === 'boolean') return;
    parts.push({ schema, pointer, ...(hint && { hint }), ...(altered && { altered }) });
    if (hint) return;
    if (typeof schema.$ref === 'string') add(follow(root, schema.$ref));
    for (const [index, sub] of listOf(schema.allOf)) {
      add({ schema: sub, pointer: joinPointer(pointer, 'allOf', index) });
    }
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = listOf(schema[keyword]);
      if (branches.length === 0) continue;
      const at = joinPointer(pointer, keyword);
      const chosen = choose(
        keyword,
        at,
        branches.map(([index]) => joinPointer(at, index)),
      );
      add({ schema: branches[chosen]?.[1] ?? true, pointer: joinPointer(at, chosen) });
      const { propertyName, names } = discriminatorOf(schema, keyword) ?? { propertyName: '', names: [] };
      const values = names[chosen] ?? [];
      if (values.length > 0) named.push({ pointer, propertyName, values });
    }
    if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined)) {
      const ways = [['else'], ['if', 'then']] as const;
      const options = [joinPointer(pointer, 'else'), joinPointer(pointer, 'then')];
      for (const keyword of ways[choose('if', joinPointer(pointer, 'if'), options)] ?? []) {
        if (schema[keyword] !== undefined) {
          add({ schema: schema[keyword] as JsonSchema, pointer: joinPointer(pointer, keyword) });
        }
      }
    }
  };
  place.forEach(add);
  for (const { pointer, propertyName, values } of named) {
    if (!mayBeNamed(root, parts, propertyName, values)) continue;
    const schema = { properties: { [propertyName]: { enum: values } }, required: [propertyName] };
    parts.push({ schema, pointer: joinPointer(pointer, 'discriminator'), altered: true });
  }
  return { parts, choices, impossible };
}

/** Whether the schemas chosen declare the property that a discriminator names, and let it have one of the values. */
function mayBeNamed(
  root: JsonSchema,
  parts: readonly Located<SchemaObject>[],
  property: string,
  values: readonly string[],
): boolean {
  const declared = parts.flatMap(({ schema, pointer, hint }) => {
    const { properties } = schema;
    if (hint || !isJsonObject(properties) || !Object.hasOwn(properties, property)) return [];
    return locate(root, properties[property] as JsonSchema, joinPointer(pointer, 'properties', property));
  });
  const lists = declared.flatMap(({ schema }) => {
    if (typeof schema === 'boolean') return [];
    return [schema.enum, ...(schema.const === undefined ? [] : [[schema.const]])].filter(Array.isArray);
  });
  return declared.length > 0 && lists.every((list) => values.some((value) => list.includes(value)));
}

/** Selections to try, the given one first, then each that differs in one more choice; bounded. */
export function* selectionsOf(
  root: JsonSchema,
  place: Place,
  start: Selection = new Map(),
): Generator<ResolvedPlace & { readonly selection: Selection }> {
  const queue: Selection[] = [start];
  const seen = new Set<string>();
  for (let tried = 0; tried < 64 && queue.length > 0; tried++) {
    const selection = queue.shift() as Selection;
    const resolved = resolvePlace(root, place, selection);
    yield { ...resolved, selection };
    for (const choice of resolved.choices.filter(({ pointer }) => !selection.has(pointer))) {
      for (let option = 1; option < choice.options.length; option++) {
        const next = new Map([...selection, [choice.pointer, option] as const]);
        const key = JSON.stringify([...next].sort());
        if (!seen.has(key)) queue.push(next);
        seen.add(key);
      }
    }
  }
}

function follow(root: JsonSchema, reference: string): Located {
  const pointer = pointerFromFragment(reference);
  return { schema: (valueAt(root, pointer) as JsonSchema | undefined) ?? false, pointer };
}

function listOf(value: unknown): [number, JsonSchema][] {
  return Array.isArray(value) ? [...(value as JsonSchema[]).entries()] : [];
}
