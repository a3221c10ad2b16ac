import type { ApiSchema } from '../openapi/api-schema.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { compilePattern } from '../schema/pattern.js';
import { joinPointer, pointerFromFragment, valueAt } from '../source/json-pointer.js';
import { conformsTo } from './schema-types.js';

/** A property in a value whose schema says `writeOnly`. */
export interface WriteOnlyProperty {
  readonly pointer: string;
  readonly schemaPointer: string;
}

/**
 * Finds writeOnly properties that a response holds, through `$ref`, `allOf`, what applies of `oneOf`, `anyOf`, `if` and `dependentSchemas`,
 * `properties`, `patternProperties`, `additionalProperties`, `prefixItems` and `items`; each once.
 */
export function writeOnlyProperties(schema: ApiSchema, value: unknown): WriteOnlyProperty[] {
  const root = schema.schema('response');
  if (typeof root === 'boolean' || !speaksOfWriteOnly(root)) return [];
  const found = new Map<string, WriteOnlyProperty>();
  collect({ schema: root, schemaPointer: '', data: value, pointer: '' }, root, found, 0);
  return [...found.values()];
}

/** Keywords that {@link SchemaObject} leaves open. */
interface Applicators {
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly dependentSchemas?: Readonly<Record<string, JsonSchema>>;
}

/** A schema beside the value that it is about, each with its place. */
interface Meeting {
  readonly schema: JsonSchema | undefined;
  readonly schemaPointer: string;
  readonly data: unknown;
  readonly pointer: string;
}

function collect(
  meeting: Meeting,
  root: SchemaObject,
  found: Map<string, WriteOnlyProperty>,
  depth: number,
): void {
  const { schema, data } = meeting;
  if (typeof schema !== 'object' || data === null || typeof data !== 'object' || depth > 64) return;
  for (const next of applied(meeting, schema, root)) collect(next, root, found, depth + 1);
  for (const { isProperty, ...next } of inside(meeting, schema, data)) {
    if (isProperty && isMarked(next.schema, root)) {
      if (!found.has(next.pointer)) found.set(next.pointer, next);
    } else collect(next, root, found, depth + 1);
  }
}

/** The other schemas that the same value is about. */
function* applied(meeting: Meeting, schema: SchemaObject, root: SchemaObject): Generator<Meeting> {
  const { schemaPointer, data } = meeting;
  const at = (inner: JsonSchema | undefined, ...tokens: (string | number)[]): Meeting => ({
    ...meeting,
    schema: inner,
    schemaPointer: joinPointer(schemaPointer, ...tokens),
  });
  const holds = (inner: JsonSchema) => conformsTo({ schema: inner, root }, data);
  if (schema.$ref !== undefined) {
    const { target, pointer } = referred(schema.$ref, root);
    yield { ...meeting, schema: target, schemaPointer: pointer };
  }
  for (const [index, branch] of (schema.allOf ?? []).entries()) yield at(branch, 'allOf', index);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    for (const [index, branch] of (schema[keyword] ?? []).entries())
      if (holds(branch)) yield at(branch, keyword, index);
  }
  const { if: condition, dependentSchemas = {}, ...ways } = schema as SchemaObject & Applicators;
  if (condition !== undefined) {
    const way = holds(condition) ? 'then' : 'else';
    yield at(ways[way], way);
  }
  for (const [name, one] of Object.entries(dependentSchemas))
    if (Object.hasOwn(data as object, name)) yield at(one, 'dependentSchemas', name);
}

/** The members and items of a value, with the schemas for them. */
function* inside(
  { schemaPointer, pointer }: Meeting,
  schema: SchemaObject,
  data: object,
): Generator<Meeting & { readonly isProperty: boolean }> {
  const {
    prefixItems: first = [],
    patternProperties = {},
    additionalProperties,
  } = schema as SchemaObject & Applicators;
  const patterns = Object.entries(patternProperties).map(([pattern, one]) => {
    const compiled = compilePattern(pattern);
    return { pattern, one, matches: (name: string) => compiled.ok && compiled.matcher.test(name) };
  });
  for (const [key, value] of Object.entries(data)) {
    const place = {
      data: value as unknown,
      pointer: joinPointer(pointer, key),
      isProperty: !Array.isArray(data),
    };
    const under = (...tokens: string[]) => joinPointer(schemaPointer, ...tokens);
    if (!place.isProperty) {
      const isFirst = Number(key) < first.length;
      yield {
        ...place,
        schema: isFirst ? first[Number(key)] : schema.items,
        schemaPointer: isFirst ? under('prefixItems', key) : under('items'),
      };
      continue;
    }
    const own = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
    const matching = patterns.filter(({ matches }) => matches(key));
    if (own !== undefined) yield { ...place, schema: own, schemaPointer: under('properties', key) };
    for (const { pattern, one } of matching)
      yield { ...place, schema: one, schemaPointer: under('patternProperties', pattern) };
    if (own === undefined && matching.length === 0)
      yield { ...place, schema: additionalProperties, schemaPointer: under('additionalProperties') };
  }
}

/** Whether a property is marked: by itself, by what it refers to, or by a part of it. */
function isMarked(schema: JsonSchema | undefined, root: SchemaObject, depth = 0): boolean {
  if (typeof schema !== 'object' || depth > 8) return false;
  if (schema.writeOnly === true) return true;
  const target = schema.$ref === undefined ? [] : [referred(schema.$ref, root).target];
  return [...target, ...(schema.allOf ?? [])].some((part) => isMarked(part, root, depth + 1));
}

function referred(reference: string, root: SchemaObject) {
  const pointer = pointerFromFragment(reference);
  return { target: valueAt(root, pointer) as JsonSchema | undefined, pointer };
}

const speaking = new WeakMap<object, boolean>();

/** Whether a schema has such a property anywhere: most have none, and then no value needs to be walked. */
export function speaksOfWriteOnly(root: JsonSchema): boolean {
  if (typeof root === 'boolean') return false;
  const known = speaking.get(root) ?? JSON.stringify(root).includes('"writeOnly":true');
  speaking.set(root, known);
  return known;
}
