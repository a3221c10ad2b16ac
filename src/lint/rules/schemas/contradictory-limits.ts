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
      yield diagnose(placeOfLimit(schema, upper), {
        message: `\`${lower.keyword}: ${lower.value}\` and \`${upper.keyword}: ${upper.value}\` leave no value.`,
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
  const lower = tightest([...limits(conjuncts, 'minimum'), ...limits(conjuncts, 'exclusiveMinimum')], 1);
  const upper = tightest([...limits(conjuncts, 'maximum'), ...limits(conjuncts, 'exclusiveMaximum')], -1);
  if (lower && upper) yield [lower, upper];
}

function limits(conjuncts: readonly WrittenSchema[], keyword: string): Limit[] {
  // OpenAPI 3.0 writes `exclusiveMinimum: true` beside `minimum`.
  const flag = keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  return conjuncts.flatMap((schema) => {
    const value = schema.value[keyword];
    if (typeof value !== 'number') return [];
    const exclusive = keyword.startsWith('exclusive') || schema.value[flag] === true;
    return [{ keyword, value, exclusive, schema }];
  });
}

function tightest(all: readonly Limit[], sign: 1 | -1): Limit | undefined {
  return all.reduce<Limit | undefined>((best, one) => {
    if (!best || one.value * sign > best.value * sign) return one;
    return one.value === best.value && one.exclusive ? one : best;
  }, undefined);
}

function excludeAll(lower: Limit, upper: Limit, conjuncts: readonly WrittenSchema[]): boolean {
  if (lower.value !== upper.value)
    return lower.value > upper.value || holdsNoInteger(lower, upper, conjuncts);
  return lower.exclusive || upper.exclusive;
}

function holdsNoInteger(lower: Limit, upper: Limit, conjuncts: readonly WrittenSchema[]): boolean {
  if (!conjuncts.some(({ value }) => value.type === 'integer')) return false;
  const first = Math.floor(lower.value) + (lower.exclusive || !Number.isInteger(lower.value) ? 1 : 0);
  return first > upper.value || (first === upper.value && upper.exclusive);
}

/** The upper limit, where it stands in the schema itself, else the schema that brings both together. */
function placeOfLimit(schema: WrittenSchema, upper: Limit): DocumentNode {
  return (upper.schema.pointer === schema.pointer && member(schema, upper.keyword)) || schema;
}
