import { isSameJson } from './json-equality.js';
import type { SchemaObject } from './json-schema.js';
import type { TypeName } from './json-type.js';
import { examplesOf, type Located } from './place.js';

type Part = Located<SchemaObject>;

/** Types in the order in which a value is looked for; null is never a first choice. */
const ANY_TYPE: readonly TypeName[] = ['string', 'number', 'boolean', 'object', 'array', 'null'];
const NUMERIC_FORMATS = new Set(['int32', 'int64', 'float', 'double']);

/** Keywords that speak of one type only, and so tell what a schema without `type` is meant for. */
const TELLING_KEYWORDS: readonly (readonly [TypeName, readonly string[]])[] = [
  [
    'object',
    [
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'minProperties',
      'maxProperties',
    ].concat(['propertyNames', 'dependentRequired', 'dependentSchemas', 'unevaluatedProperties']),
  ],
  ['array', ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** Where a keyword stands and what it says. */
export interface Stated<Value> {
  readonly value: Value;
  /** JSON Pointer of the keyword in the self-contained schema. */
  readonly pointer: string;
}

/** Whether some part says which types are allowed. */
export function hasDeclaredType(parts: readonly Part[]): boolean {
  return parts.some(({ schema, hint }) => !hint && schema.type !== undefined);
}

/**
 * The types that all parts allow, the first choice first. Without any `type`, those that the other keywords are about, since
 * a value of another type would conform only to the letter; all, where nothing is said.
 */
export function typesOf(parts: readonly Part[]): readonly TypeName[] {
  const declared = stated<string | readonly string[]>(parts, 'type').map(
    ({ value }) => [value].flat() as TypeName[],
  );
  const [first, ...others] = declared;
  if (first === undefined) return impliedTypes(parts);
  const common = others.reduce(commonTypes, first);
  return [...new Set(common)].sort((a, b) => Number(a === 'null') - Number(b === 'null'));
}

/** Whether no keyword tells which type is meant. */
export function isTypeUnsaid(parts: readonly Part[]): boolean {
  return typesOf(parts) === ANY_TYPE;
}

/** The values that `enum` and `const` leave; undefined where neither is present. */
export function membersOf(parts: readonly Part[]): readonly Stated<unknown>[] | undefined {
  const lists = [
    ...stated<readonly unknown[]>(parts, 'enum').map(({ value, pointer }) =>
      value.map((member, index) => ({ value: member, pointer: `${pointer}/${index}` })),
    ),
    ...stated<unknown>(parts, 'const').map((constant) => [constant]),
  ];
  const [first, ...others] = lists;
  return first?.filter((member) =>
    others.every((list) => list.some((other) => isSameJson(other.value, member.value))),
  );
}

/** The values of one keyword in all parts that have it. */
export function stated<Value>(parts: readonly Part[], keyword: string): Stated<Value>[] {
  return parts
    .filter(({ schema, hint }) => !hint && Object.hasOwn(schema, keyword))
    .map(({ schema, pointer }) => ({ value: schema[keyword] as Value, pointer: `${pointer}/${keyword}` }));
}

/** The strictest of several lower limits, or undefined. */
export function greatest(limits: readonly Stated<number>[]): Stated<number> | undefined {
  return limits.reduce<Stated<number> | undefined>(
    (best, limit) => (best === undefined || limit.value > best.value ? limit : best),
    undefined,
  );
}

/** The strictest of several upper limits, or undefined. */
export function least(limits: readonly Stated<number>[]): Stated<number> | undefined {
  return limits.reduce<Stated<number> | undefined>(
    (best, limit) => (best === undefined || limit.value < best.value ? limit : best),
    undefined,
  );
}

/** The examples of all parts. */
export function allExamples(parts: readonly Part[]): readonly unknown[] {
  return parts.flatMap(({ schema }) => examplesOf(schema));
}

function commonTypes(a: readonly TypeName[], b: readonly TypeName[]): TypeName[] {
  const narrowed = a.map((type) =>
    type === 'number' && !b.includes('number') && b.includes('integer') ? 'integer' : type,
  );
  return narrowed.filter((type) => b.includes(type) || (type === 'integer' && b.includes('number')));
}

function impliedTypes(parts: readonly Part[]): readonly TypeName[] {
  const schemas = parts.filter(({ hint }) => !hint).map(({ schema }) => schema);
  const implied = TELLING_KEYWORDS.filter(([, keywords]) =>
    schemas.some((schema) => keywords.some((keyword) => Object.hasOwn(schema, keyword))),
  ).map(([type]) => type);
  if (schemas.some(({ format }) => NUMERIC_FORMATS.has(String(format)))) {
    return implied.map((type) => (type === 'string' ? 'number' : type));
  }
  return implied.length > 0 ? implied : ANY_TYPE;
}
