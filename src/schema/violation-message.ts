import { firstDuplicate } from './json-equality.js';
import type { SchemaViolation } from './violation.js';

/** What a broken keyword asks for, and the clause that says so. */
export interface ViolationText {
  readonly message: string;
  readonly expected: unknown;
}

/** What Ajv reports of one broken keyword, with the schema object that holds it. */
export interface BrokenKeyword {
  readonly keyword: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

const LISTED_VALUES = 10;

/** Puts a broken keyword into one clause that needs no knowledge of JSON Schema. */
export function describeViolation({ keyword, schema, params, data }: BrokenKeyword): ViolationText {
  const limit = schema[keyword];
  const say = (message: string, expected: unknown = limit): ViolationText => ({ message, expected });
  switch (keyword) {
    case 'type':
      return sayTypes([limit].flat());
    case 'enum':
      return say(`must be ${listValues(limit as readonly unknown[])}`);
    case 'const':
      return say(`must be ${JSON.stringify(limit)}`);
    case 'minLength':
      return say(`must be at least ${plural(limit, 'character')} long`);
    case 'maxLength':
      return say(`must be at most ${plural(limit, 'character')} long`);
    case 'pattern':
      return say(`must match the pattern ${String(limit)}`);
    case 'format':
      return say(`must be a valid ${String(limit)}`);
    case 'minimum':
      return say(`must be at least ${String(limit)}`);
    case 'maximum':
      return say(`must be at most ${String(limit)}`);
    case 'exclusiveMinimum':
      return say(`must be greater than ${String(limit)}`);
    case 'exclusiveMaximum':
      return say(`must be less than ${String(limit)}`);
    case 'multipleOf':
      return say(`must be a multiple of ${String(limit)}`);
    case 'minItems':
      return say(`must have at least ${plural(limit, 'item')}`);
    case 'maxItems':
      return say(`must have at most ${plural(limit, 'item')}`);
    case 'items':
    case 'unevaluatedItems':
      return say(`must have at most ${plural(params.limit, 'item')}`, params.limit);
    case 'uniqueItems': {
      const [first, second] = firstDuplicate(data as readonly unknown[]) ?? [0, 0];
      return say(`must not repeat an item, but items ${first} and ${second} are equal`);
    }
    case 'contains':
      return describeContains(schema, params);
    case 'minProperties':
      return say(`must have at least ${plural(limit, 'property', 'properties')}`);
    case 'maxProperties':
      return say(`must have at most ${plural(limit, 'property', 'properties')}`);
    case 'required':
      return say(`must have the property ${JSON.stringify(params.missingProperty)}`, params.missingProperty);
    case 'dependentRequired':
      return say(
        `must have the property ${JSON.stringify(params.missingProperty)}, because it has ${JSON.stringify(params.property)}`,
        params.missingProperty,
      );
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return say('must not be present: the schema has no property of this name', namesIn(schema));
    case 'propertyNames':
      return say('must not be present: the schema allows no property of such a name');
    case 'not':
      return say('must not match what the schema excludes');
    case 'anyOf':
      return say(`must match at least one of ${(limit as unknown[]).length} alternatives, but matches none`);
    case 'oneOf':
      return describeOneOf(limit as readonly unknown[], params.passingSchemas);
    default:
      return say(`must satisfy ${JSON.stringify(keyword)}`);
  }
}

/** Several alternatives that all ask for another type are told as one list of types; undefined where they ask for more. */
export function describeTypes(
  violations: readonly SchemaViolation[],
  instancePointer: string,
): ViolationText | undefined {
  const onlyTypes = violations.every(
    (violation) => violation.keyword === 'type' && violation.instancePointer === instancePointer,
  );
  return onlyTypes ? sayTypes([...new Set(violations.flatMap(({ expected }) => expected))]) : undefined;
}

/** An object whose discriminator is missing or names no alternative. */
export function describeDiscriminator(
  propertyName: string,
  names: readonly string[],
  actual: unknown,
): ViolationText {
  const property = JSON.stringify(propertyName);
  const rule = `must name its kind in the property ${property}, ${listValues(names)}`;
  return {
    message: actual === undefined ? `${rule}, but lacks it` : `${rule}, but has ${JSON.stringify(actual)}`,
    expected: names,
  };
}

function sayTypes(types: readonly unknown[]): ViolationText {
  return { message: `must be ${types.map(nameType).join(' or ')}`, expected: types };
}

function describeOneOf(branches: readonly unknown[], passing: unknown): ViolationText {
  const [first, second] = Array.isArray(passing) ? (passing as number[]) : [];
  const rule = `must match exactly one of ${branches.length} alternatives`;
  if (first === undefined || second === undefined)
    return { message: `${rule}, but matches none`, expected: 1 };
  return { message: `${rule}, but matches alternatives ${first + 1} and ${second + 1}`, expected: 1 };
}

function describeContains(schema: BrokenKeyword['schema'], params: BrokenKeyword['params']): ViolationText {
  const least = `must contain at least ${plural(params.minContains, 'item')} of the kind the schema asks for`;
  const most = params.maxContains === undefined ? '' : ` and at most ${String(params.maxContains)}`;
  return { message: `${least}${most}`, expected: schema.contains };
}

function namesIn(schema: BrokenKeyword['schema']): readonly string[] {
  return Object.keys((schema.properties as object | undefined) ?? {});
}

function nameType(type: unknown): string {
  if (type === 'null') return 'null';
  if (type === 'integer') return 'a whole number';
  return /^[ao]/.test(String(type)) ? `an ${String(type)}` : `a ${String(type)}`;
}

function listValues(values: readonly unknown[]): string {
  const shown = values.slice(0, LISTED_VALUES).map((value) => JSON.stringify(value));
  const rest = values.length - shown.length;
  if (values.length === 1) return shown.join('');
  return `one of ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function plural(count: unknown, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
