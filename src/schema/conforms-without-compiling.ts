import type { Format } from 'ajv';
import { valueAt } from '../source/json-pointer.js';
import { FORMATS } from './formats.js';
import { firstDuplicate, isSameJson } from './json-equality.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { isOfType } from './json-type.js';
import { isMultipleOf } from './multiple-of.js';
import { compilePattern } from './pattern.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/** Keywords that are not decided here, or that change what others mean. */
const LEFT_OUT = new Set([
  'discriminator',
  '$dynamicRef',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$schema',
  '$recursiveRef',
]);
/** The dialect that is decided here anyway. */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const DEEPEST = 200;
/** Schemas that one value is held against: where alternatives hold alternatives, their number may double at each. */
const MOST_STEPS = 100_000;

/** `undefined`: cannot be told here. */
type Verdict = boolean | undefined;

/**
 * Whether a value conforms to a self-contained schema, told by walking both: for a value that is judged once, where compiling
 * the schema would take a hundred times as long. `undefined` where a keyword is not known here; then a validator decides.
 */
export function conformsWithoutCompiling(schema: JsonSchema, value: unknown): Verdict {
  return judge(schema, value, walkOf(schema));
}

/** The same for the schema at a JSON Pointer into a self-contained one. */
export function conformsWithoutCompilingAt(root: JsonSchema, pointer: string, value: unknown): Verdict {
  return judge(valueAt(root, pointer), value, walkOf(root));
}

interface Walk {
  readonly root: JsonSchema;
  readonly depth: number;
  readonly steps: { left: number };
  /** The reference that led here. */
  readonly followed: Followed | undefined;
}

interface Followed {
  readonly reference: string;
  readonly value: unknown;
  readonly before: Followed | undefined;
}

function walkOf(root: JsonSchema): Walk {
  return { root, depth: 0, steps: { left: MOST_STEPS }, followed: undefined };
}

type Judge = (stated: never, value: unknown, walk: Walk, schema: SchemaObject) => Verdict;

function judge(schema: unknown, value: unknown, around: Walk): Verdict {
  if (typeof schema === 'boolean') return schema;
  if (!isJsonObject(schema) || around.depth > DEEPEST || around.steps.left-- <= 0) return undefined;
  const { root, steps, followed } = around;
  const walk = { root, depth: around.depth + 1, steps, followed };
  return every(Object.entries(schema), ([keyword, stated]) => {
    if (LEFT_OUT.has(keyword)) return keyword === '$schema' && stated === DIALECT ? true : undefined;
    const kind = KEYWORDS.get(keyword);
    if (!kind) return true;
    if (kind.holds === 'data' ? !kind.fits(stated) : stated === null) return undefined;
    const decide = DECIDE.get(keyword);
    return decide ? decide(stated as never, value, walk, schema as SchemaObject) : undefined;
  });
}

/** False where one is false, else unknown where one is unknown. */
function every<Item>(items: readonly Item[], verdict: (item: Item) => Verdict): Verdict {
  let all: Verdict = true;
  for (const item of items) {
    const one = verdict(item);
    if (one === false) return false;
    if (one === undefined) all = undefined;
  }
  return all;
}

const not = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict);

const ofString =
  (decide: (stated: never, text: string) => Verdict): Judge =>
  (stated, value) =>
    typeof value !== 'string' || decide(stated, value);
const ofNumber =
  (decide: (stated: number, value: number) => boolean): Judge =>
  (stated, value) =>
    typeof value !== 'number' || decide(stated, value);
const ofArray =
  (decide: (stated: never, items: readonly unknown[], walk: Walk, schema: SchemaObject) => Verdict): Judge =>
  (stated, value, walk, schema) =>
    !Array.isArray(value) || decide(stated, value, walk, schema);
const ofObject =
  (
    decide: (
      stated: never,
      object: Readonly<Record<string, unknown>>,
      walk: Walk,
      schema: SchemaObject,
    ) => Verdict,
  ): Judge =>
  (stated, value, walk, schema) =>
    !isJsonObject(value) || decide(stated, value, walk, schema);

const DECIDE: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['$ref', judgeReference],
  [
    'type',
    (types: string | readonly string[], value) =>
      isOfType(value, typeof types === 'string' ? [types] : types),
  ],
  ['enum', (members: readonly unknown[], value) => members.some((member) => isSameJson(member, value))],
  ['const', (constant: unknown, value) => isSameJson(constant, value)],
  ['multipleOf', ofNumber((divisor, value) => isMultipleOf(value, divisor))],
  ['minimum', ofNumber((limit, value) => value >= limit)],
  ['maximum', ofNumber((limit, value) => value <= limit)],
  ['exclusiveMinimum', ofNumber((limit, value) => value > limit)],
  ['exclusiveMaximum', ofNumber((limit, value) => value < limit)],
  ['minLength', ofString((limit: number, text) => [...text].length >= limit)],
  ['maxLength', ofString((limit: number, text) => [...text].length <= limit)],
  ['pattern', ofString(matches)],
  ['format', hasFormat],
  ['minItems', ofArray((limit: number, items) => items.length >= limit)],
  ['maxItems', ofArray((limit: number, items) => items.length <= limit)],
  ['uniqueItems', ofArray((unique: boolean, items) => !unique || firstDuplicate(items) === undefined)],
  ['minProperties', ofObject((limit: number, object) => Object.keys(object).length >= limit)],
  ['maxProperties', ofObject((limit: number, object) => Object.keys(object).length <= limit)],
  [
    'required',
    ofObject((names: readonly string[], object) => names.every((name) => Object.hasOwn(object, name))),
  ],
  [
    'allOf',
    (parts: readonly unknown[], value, walk) => every(list(parts), (part) => judge(part, value, walk)),
  ],
  [
    'anyOf',
    (parts: readonly unknown[], value, walk) =>
      not(every(list(parts), (part) => not(judge(part, value, walk)))),
  ],
  ['oneOf', judgeOneOf],
  ['not', (inner: unknown, value, walk) => not(judge(inner, value, walk))],
  [
    'if',
    (condition: unknown, value, walk, schema) => {
      const holds = judge(condition, value, walk);
      if (holds === undefined) return undefined;
      const branch = schema[holds ? 'then' : 'else'];
      return branch === undefined || judge(branch, value, walk);
    },
  ],
  // Decided by their neighbours.
  ['then', () => true],
  ['else', () => true],
  [
    'prefixItems',
    ofArray((places: readonly unknown[], items, walk) =>
      every([...list(places).slice(0, items.length).entries()], ([at, place]) =>
        judge(place, items[at], walk),
      ),
    ),
  ],
  [
    'items',
    ofArray((item: unknown, items, walk, { prefixItems }) =>
      every(items.slice(list(prefixItems).length), (one) => judge(item, one, walk)),
    ),
  ],
  [
    'properties',
    ofObject((properties: object, object, walk) =>
      every(Object.entries(properties), ([name, property]) =>
        Object.hasOwn(object, name) ? judge(property, object[name], walk) : true,
      ),
    ),
  ],
  ['additionalProperties', ofObject(judgeAdditional)],
  [
    'propertyNames',
    ofObject((names: unknown, object, walk) =>
      every(Object.keys(object), (name) => judge(names, name, walk)),
    ),
  ],
]);

/** A reference that leads back to itself at one value says nothing. */
function judgeReference(reference: string, value: unknown, walk: Walk): Verdict {
  for (let one = walk.followed; one !== undefined && one.value === value; one = one.before)
    if (one.reference === reference) return undefined;
  const followed = { reference, value, before: walk.followed };
  return judge(definition(walk.root, reference), value, { ...walk, followed });
}

function judgeOneOf(parts: readonly unknown[], value: unknown, walk: Walk): Verdict {
  const verdicts = list(parts).map((part) => judge(part, value, walk));
  const sure = verdicts.filter((verdict) => verdict === true).length;
  if (sure > 1) return false;
  return verdicts.includes(undefined) ? undefined : sure === 1;
}

function judgeAdditional(
  schema: unknown,
  object: Readonly<Record<string, unknown>>,
  walk: Walk,
  { properties, patternProperties }: SchemaObject,
): Verdict {
  if (patternProperties !== undefined) return undefined;
  const known = isJsonObject(properties) ? properties : {};
  const others = Object.keys(object).filter((name) => !Object.hasOwn(known, name));
  return every(others, (name) => judge(schema, object[name], walk));
}

function matches(pattern: string, text: string): Verdict {
  const compiled = compilePattern(pattern);
  return compiled.ok ? compiled.matcher.test(text) : undefined;
}

function hasFormat(name: string, value: unknown): Verdict {
  const format: Format | undefined = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format === undefined || typeof format === 'boolean') return true;
  if (format instanceof RegExp) return typeof value !== 'string' || format.test(value);
  if (typeof format === 'function') return typeof value !== 'string' || Boolean(format(value));
  if (typeof format === 'string') return undefined;
  const { type = 'string', validate, async: isLate } = format;
  if (typeof value !== type) return true;
  if (isLate || validate === undefined || typeof validate === 'string') return undefined;
  return validate instanceof RegExp
    ? validate.test(value as string)
    : Boolean((validate as (value: unknown) => boolean)(value));
}

function definition(root: JsonSchema, reference: string): unknown {
  if (reference === '#') return root;
  const name = /^#\/\$defs\/([^/~%]+)$/.exec(reference)?.[1];
  const definitions = typeof root === 'object' ? root.$defs : undefined;
  return name !== undefined && isJsonObject(definitions) && Object.hasOwn(definitions, name)
    ? definitions[name]
    : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
