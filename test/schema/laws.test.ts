import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { validatorOf } from '../../src/schema/compile.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { SchemaObject } from '../../src/schema/json-schema.js';
import { minimalValue, validValues } from '../../src/schema/valid-values.js';
import { valueAt } from '../../src/source/json-pointer.js';
import { schemaArbitrary } from './schema-arbitrary.js';

/** An Ajv that shares nothing with the one under test but its package. */
const strangerFor = (schema: SchemaObject): ValidateFunction =>
  new Ajv2020({
    strict: false,
    logger: false,
    ownProperties: true,
    multipleOfPrecision: 9,
    unicodeRegExp: false,
    formats: fullFormats,
  }).compile(schema);

const first = <Value>(values: Iterable<Value>, count: number): Value[] => {
  const taken: Value[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
};

/** Ajv passes over schemas for properties named `__proto__`, so the stranger cannot judge these. */
const judged = schemaArbitrary.filter((schema) => !JSON.stringify(schema).includes('__proto__'));
/** Numbers are such as Ajv can divide without rounding. */
const valueArbitrary = fc.anything({
  maxDepth: 3,
  values: [
    fc.string(),
    fc.integer({ min: -99, max: 99 }),
    fc.constantFrom(0.5, 1.01),
    fc.boolean(),
    fc.constant(null),
  ],
});
const RUNS = { numRuns: 150 };

describe('for any schema', () => {
  test('every valid value is accepted by a stranger', () => {
    fc.assert(
      fc.property(judged, (schema) => {
        const accepts = strangerFor(schema);
        const refused = first(validValues(schema), 60).filter(({ value }) => !accepts(value));
        expect(refused).toEqual([]);
      }),
      RUNS,
    );
  });

  test('every invalid value is refused by a stranger', () => {
    fc.assert(
      fc.property(judged, (schema) => {
        const accepts = strangerFor(schema);
        const accepted = first(invalidValues(schema), 60).filter(({ value }) => accepts(value));
        expect(accepted).toEqual([]);
      }),
      RUNS,
    );
  });

  test('the validator agrees with a stranger on any value', () => {
    fc.assert(
      fc.property(judged, valueArbitrary, (schema, value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(validatorOf(schema).validate(plain).length === 0).toBe(strangerFor(schema)(plain));
      }),
      RUNS,
    );
  });

  test('every violation points at what it quotes and at its keyword', () => {
    fc.assert(
      fc.property(schemaArbitrary, (schema) => {
        for (const { value } of first(invalidValues(schema), 30)) {
          for (const violation of validatorOf(schema).validate(value)) {
            expect(valueAt(value, violation.instancePointer)).toEqual(violation.actual);
            expect(valueAt(schema, violation.schemaPointer)).toBeDefined();
          }
        }
      }),
      RUNS,
    );
  });

  test('an invalid value breaks the keyword it names, at the place it names, and nothing else', () => {
    fc.assert(
      fc.property(schemaArbitrary, (schema) => {
        for (const { value, keyword, instancePointer } of first(invalidValues(schema), 30)) {
          const found = validatorOf(schema).validate(value);
          expect(new Set(found.map((one) => `${one.keyword} ${one.instancePointer}`))).toEqual(
            new Set([`${keyword} ${instancePointer}`]),
          );
        }
      }),
      RUNS,
    );
  });

  test('the same schema gives the same values in the same order', () => {
    fc.assert(
      fc.property(schemaArbitrary, (schema) => {
        const copy = structuredClone(schema);
        expect(first(validValues(copy), 40)).toEqual(first(validValues(schema), 40));
        expect(first(invalidValues(copy), 40)).toEqual(first(invalidValues(schema), 40));
      }),
      RUNS,
    );
  });

  test('a schema with a minimal value shows it first', () => {
    fc.assert(
      fc.property(schemaArbitrary, (schema) => {
        const [shown] = first(validValues(schema), 1);
        const expected = shown === undefined ? { ok: false } : { ok: true, value: shown.value };
        expect(minimalValue(schema)).toMatchObject(expected);
      }),
      RUNS,
    );
  });
});
