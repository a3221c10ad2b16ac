import { joinPointer } from '../source/json-pointer.js';
import type { BrokenValue } from './broken-value.js';
import { brokenValues } from './broken-values.js';
import { type SchemaViolation, validatorOf } from './compile.js';
import { canonicalJson } from './json-equality.js';
import type { JsonSchema } from './json-schema.js';
import { type SettledSpot, walkPlaces } from './place-walk.js';
import { RecentValues } from './recent-values.js';
import { ValueBuilder } from './value-builder.js';
import type { ValueOptions } from './value-options.js';

/** A value that breaks one keyword of a schema at one place. */
export interface InvalidValue {
  /** `/name shorter than minLength 1`, `/name is null`, `without /id`, `array for object`. */
  readonly label: string;
  readonly value: unknown;
  /** The place that is broken, as in a {@link SchemaViolation}. */
  readonly instancePointer: string;
  /** The keyword broken, as a JSON Pointer into the self-contained schema. */
  readonly schemaPointer: string;
  readonly keyword: string;
}

/**
 * Values that break exactly one keyword at one place, breadth first, everything else in them valid and as small as may be. Each is
 * verified: the validator names that keyword at that place and nothing else. Inside `anyOf` and `oneOf` the keyword named
 * may be theirs. What cannot be broken alone is left out.
 */
export function invalidValues(schema: JsonSchema, options: ValueOptions = {}): Generator<InvalidValue> {
  return recent.of(schema, options);
}

const recent = new RecentValues(makeInvalidValues);

function* makeInvalidValues(schema: JsonSchema, options: ValueOptions): Generator<InvalidValue> {
  const validator = validatorOf(schema);
  if (validator.problem !== undefined) return;
  const builder = new ValueBuilder(schema, options.seed ?? 1, options.values ?? {});
  const seen = new Set<string>();
  for (const spot of walkPlaces(builder)) {
    for (const broken of brokenValues(builder, spot)) {
      builder.begin();
      const found = firstBroken(broken, spot, (value) => validator.validate(value));
      if (found === undefined) continue;
      builder.succeed();
      const keys = [canonicalJson(found.value), [broken.label, found.schemaPointer].join('\n')];
      if (!keys.some((key) => seen.has(key))) yield found;
      for (const key of keys) seen.add(key);
    }
  }
}

function firstBroken(
  { label, keyword, at, attempts }: BrokenValue,
  spot: SettledSpot,
  violationsOf: (value: unknown) => readonly SchemaViolation[],
): InvalidValue | undefined {
  for (const attempt of attempts) {
    const whole = spot.embed(attempt);
    if (!whole.ok) continue;
    const violation = onlyViolation(violationsOf(whole.value));
    if (violation === undefined || !isAsClaimed(violation, keyword, spot.pointer + at)) continue;
    const { instancePointer, schemaPointer } = violation;
    return { label, value: whole.value, instancePointer, schemaPointer, keyword: violation.keyword };
  }
  return undefined;
}

/** The violation, if all that is wrong is one keyword at one place; several schemas may state it. */
function onlyViolation(violations: readonly SchemaViolation[]): SchemaViolation | undefined {
  const [first, ...others] = violations;
  const alone = others.every(
    ({ keyword, instancePointer }) => keyword === first?.keyword && instancePointer === first.instancePointer,
  );
  return alone ? first : undefined;
}

/** Whether a violation is the one meant, or that of an `anyOf` or `oneOf` around it. */
function isAsClaimed(violation: SchemaViolation, keyword: string, pointer: string): boolean {
  const { keyword: actual, instancePointer } = violation;
  if (actual === 'anyOf' || actual === 'oneOf') {
    return pointer === instancePointer || pointer.startsWith(joinPointer(instancePointer, ''));
  }
  const sameKind = actual === keyword || (isListing(actual) && isListing(keyword));
  return sameKind && instancePointer === pointer;
}

function isListing(keyword: string): boolean {
  return keyword === 'enum' || keyword === 'const';
}
