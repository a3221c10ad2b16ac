import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { validatorOf } from '../../src/schema/compile.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';
import { reducedTo } from '../../src/schema/reduced-to-value.js';
import { validValues } from '../../src/schema/valid-values.js';
import { schemaArbitrary } from './schema-arbitrary.js';

const first = <Value>(values: Iterable<Value>): Value[] => [...values].slice(0, 8);

test('what is left of a schema says of the value what the whole says', () => {
  fc.assert(
    fc.property(schemaArbitrary, fc.jsonValue({ maxDepth: 2 }), (schema, strange) => {
      const validator = validatorOf(schema);
      fc.pre(validator.problem === undefined);
      const own = [...first(validValues(schema)), ...first(invalidValues(schema))].map(({ value }) => value);
      for (const value of [...own, strange])
        expect(validatorOf(reducedTo(schema, value)).validate(value)).toEqual(validator.validate(value));
    }),
    { numRuns: 60 },
  );
});

const shop: JsonSchema = {
  properties: { pet: { $ref: '#/$defs/Pet' }, owner: { $ref: '#/$defs/Owner' } },
  $defs: {
    Pet: { properties: { name: { minLength: 2 }, owner: { $ref: '#/$defs/Owner' } } },
    Owner: { properties: { pets: { items: { $ref: '#/$defs/Pet' } } } },
  },
};

test.each<[JsonSchema, unknown, JsonSchema]>([
  [
    shop,
    { pet: { name: '' } },
    {
      properties: { pet: { $ref: '#/$defs/Pet' }, owner: true },
      $defs: { Pet: { properties: { name: { minLength: 2 }, owner: true } } },
    },
  ],
  [shop, 1, { properties: { pet: true, owner: true } }],
  [
    { anyOf: [{ properties: { kind: { const: 'a' }, b: {} } }], discriminator: { propertyName: 'kind' } },
    {},
    { anyOf: [{ properties: { kind: { const: 'a' }, b: true } }], discriminator: { propertyName: 'kind' } },
  ],
  // What a reference that is no definition of it names is not known here.
  [{ properties: { a: { $ref: '#' }, b: {} } }, { a: 1 }, { properties: { a: { $ref: '#' }, b: {} } }],
])('of %j, %j comes to %j', (schema, value, left) => {
  expect(reducedTo(schema, value)).toEqual(left);
});
