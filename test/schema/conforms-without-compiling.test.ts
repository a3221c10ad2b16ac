import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { validatorOf } from '../../src/schema/compile.js';
import { conformsWithoutCompiling } from '../../src/schema/conforms-without-compiling.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';
import { validValues } from '../../src/schema/valid-values.js';
import { schemaArbitrary } from './schema-arbitrary.js';

const first = <Value>(values: Iterable<Value>): Value[] => [...values].slice(0, 30);

test('says what the compiled validator says, or nothing', () => {
  const values = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 });
  fc.assert(
    fc.property(schemaArbitrary, values, (schema, strange) => {
      const own = [...first(validValues(schema)), ...first(invalidValues(schema))].map(({ value }) => value);
      const validator = validatorOf(schema);
      for (const value of validator.problem === undefined ? [...own, ...strange] : []) {
        const told = conformsWithoutCompiling(schema, value);
        expect([told, JSON.stringify(value)]).toEqual([
          told === undefined ? undefined : validator.validate(value).length === 0,
          JSON.stringify(value),
        ]);
      }
    }),
    { numRuns: 300 },
  );
});

test.each<[JsonSchema, unknown, boolean | undefined]>([
  [
    { $ref: '#/$defs/Node', $defs: { Node: { properties: { next: { $ref: '#/$defs/Node' } } } } },
    { next: {} },
    true,
  ],
  [{ $ref: '#/$defs/Self', $defs: { Self: { $ref: '#/$defs/Self' } } }, 1, undefined],
  [
    {
      $ref: '#/$defs/Pair',
      $defs: { Pair: { anyOf: [{ $ref: '#/$defs/Pair' }, { $ref: '#/$defs/Pair' }] } },
    },
    1,
    undefined,
  ],
  [{ $ref: '#/$defs/Gone' }, 1, undefined],
  [{ type: 'strng' }, 'a', undefined],
  [{ contains: { const: 1 } }, [1], undefined],
  [{ contains: { const: 1 }, type: 'string' }, [1], false],
  [{ oneOf: [{ type: 'integer' }, { type: 'number' }] }, 1, false],
  [{ if: { const: 1 }, else: false }, 2, false],
  [{ type: 'string', maxLength: 1 }, '\u{1F600}', true],
  [{ format: 'date' }, '2026-02-30', false],
  [{ format: 'date' }, 20260230, true],
  [{ format: 'int32' }, 2 ** 31, false],
  [{ format: 'uuid' }, 'no', false],
  [{ required: ['toString'] }, {}, false],
  [{ properties: { a: {} }, additionalProperties: false }, { a: 1, b: 2 }, false],
])('%j of %j is %s', (schema, value, verdict) => {
  expect(conformsWithoutCompiling(schema, value)).toBe(verdict);
});

test('gives up where the alternatives double at each step', () => {
  const definitions = Array.from({ length: 40 }, (_, index) => {
    const next = { $ref: `#/$defs/S${index + 1}` };
    return [`S${index}`, { anyOf: [next, next] }];
  });
  const $defs = { ...Object.fromEntries(definitions), S40: { type: 'string' } };
  expect(conformsWithoutCompiling({ $ref: '#/$defs/S0', $defs }, 1)).toBeUndefined();
});
