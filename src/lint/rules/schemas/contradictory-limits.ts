import type { DocumentNode } from '../../../openapi/document-node.js';
import { member } from '../../../openapi/document-node.js';
import { conjunctsOf, meetHere } from '../../conjuncts.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { isAbout, type JsonType } from '../../schema-types.js';

const pairs: readonly { least: string; most: string; of: readonly JsonType[] }[] = [
  { least: 'minLength', most: 'maxLength', of: ['string'] },
  { least: 'minItems', most: 'maxItems', of: ['array'] },
  { least: 'minContains', most: 'maxContains', of: ['array'] },
  { least: 'minProperties', most: 'maxProperties', of: ['object'] },
];

const limitKeywords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].concat(
  pairs.flatMap(({ least, most }) => [least, most]),
);

interface Limit {
  readonly keyword: string;
  readonly value: number;
  /** As it is written. */
  readonly stated: unknown;
  /** The limit itself is not allowed. */
  readonly exclusive: boolean;
  readonly schema: WrittenSchema;
}

/** A lower limit above the upper one, in one schema or across the parts of an `allOf` (JSON Schema 2020-12 validation §6.2–6.5). */
export const contradictoryLimits = schemaRule({
  code: 'contradictory-limits',
  keywords: ['$ref', 'allOf', ...limitKeywords],
  severity: 'error',
  summary: 'A lower limit lies above the upper one, so that no value can conform.',
  why: 'Every value is refused: no request can be written, no answer can be right, and a mock has nothing to send.',
  example: {
    of: 'schema',
    before: 'type: integer\nminimum: 50\nmaximum: 10',
    after: 'type: integer\nminimum: 10\nmaximum: 50',
  },
  *judge(schema, { diagnose, resolve }) {
    const conjuncts = conjunctsOf(schema, resolve);
    for (const [lower, upper] of limitPairs(conjuncts)) {
      if (!excludeAll(lower, upper, conjuncts) || !meetHere(schema, lower.schema, upper.schema, resolve))
        continue;
      yield diagnose(placeOfLimit(schema, upper.keyword === 'format' ? lower : upper), {
        message: `\`${lower.keyword}: ${lower.stated}\` and \`${upper.keyword}: ${upper.stated}\` leave no value${divisorOf(conjuncts)}.`,
        fix: 'Correct the limit that is wrong.',
      });
    }
  },
});

function* limitPairs(conjuncts: readonly WrittenSchema[]): Generator<[Limit, Limit]> {
  const about = (...types: JsonType[]) => conjuncts.every((schema) => isAbout(schema, ...types));
  for (const { least, most, of } of pairs) {
    if (!about(...of)) continue;
    const lower = tightest(limits(conjuncts, least), 1);
    const upper = tightest(limits(conjuncts, most), -1);
    if (lower && upper) yield [lower, upper];
  }
  if (!about('number', 'integer')) return;
  const all = (...keywords: string[]) => keywords.flatMap((keyword) => limits(conjuncts, keyword));
  const lower = tightest(
    [...all('minimum', 'exclusiveMinimum'), ...limitsOfFormat(conjuncts, -(2 ** 31))],
    1,
  );
  const upper = tightest(
    [...all('maximum', 'exclusiveMaximum'), ...limitsOfFormat(conjuncts, 2 ** 31 - 1)],
    -1,
  );
  if (lower && upper) yield [lower, upper];
}

function limits(conjuncts: readonly WrittenSchema[], keyword: string): Limit[] {
  // OpenAPI 3.0 writes `exclusiveMinimum: true` beside `minimum`.
  const flag = keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  return conjuncts.flatMap((schema) => {
    const value = schema.value[keyword];
    if (typeof value !== 'number') return [];
    const exclusive = keyword.startsWith('exclusive') || schema.value[flag] === true;
    return [{ keyword, value, stated: value, exclusive, schema }];
  });
}

/** `format: int32` bounds numbers on both sides. */
function limitsOfFormat(conjuncts: readonly WrittenSchema[], value: number): Limit[] {
  return conjuncts
    .filter((schema) => schema.value.format === 'int32')
    .map((schema) => ({ keyword: 'format', value, stated: 'int32', exclusive: false, schema }));
}

function tightest(all: readonly Limit[], sign: 1 | -1): Limit | undefined {
  return all.reduce<Limit | undefined>((best, one) => {
    if (!best || one.value * sign > best.value * sign) return one;
    return one.value === best.value && one.exclusive ? one : best;
  }, undefined);
}

function excludeAll(lower: Limit, upper: Limit, conjuncts: readonly WrittenSchema[]): boolean {
  if (lower.value !== upper.value)
    return lower.value > upper.value || holdsNoMultiple(lower, upper, conjuncts);
  return lower.exclusive || upper.exclusive;
}

/** The steps that numbers must keep to, where they must: of whole numbers 1, else `multipleOf`. */
function stepsOf(conjuncts: readonly WrittenSchema[]): number[] {
  return conjuncts.flatMap(({ value: { type, multipleOf } }) => [
    ...(type === 'integer' ? [1] : []),
    ...(typeof multipleOf === 'number' && multipleOf > 0 ? [multipleOf] : []),
  ]);
}

function holdsNoMultiple(lower: Limit, upper: Limit, conjuncts: readonly WrittenSchema[]): boolean {
  return stepsOf(conjuncts).some((step) => {
    const reached = Math.ceil(lower.value / step) * step;
    const first = lower.exclusive && reached === lower.value ? reached + step : reached;
    return first > upper.value || (first === upper.value && upper.exclusive);
  });
}

function divisorOf(conjuncts: readonly WrittenSchema[]): string {
  const step = stepsOf(conjuncts).find((one) => one !== 1);
  return step === undefined ? '' : ` of \`multipleOf: ${step}\``;
}

/** The limit, where it stands in the schema itself, else the schema that brings both together. */
function placeOfLimit(schema: WrittenSchema, limit: Limit): DocumentNode {
  return (limit.schema.pointer === schema.pointer && member(schema, limit.keyword)) || schema;
}
