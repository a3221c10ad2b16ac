import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';

interface Row {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly value: unknown;
  /** keyword, instance pointer, schema pointer, message, expected */
  readonly violation: readonly [string, string, string, string, unknown];
}

const named = { properties: { name: {} } };

const rows: readonly Row[] = [
  {
    name: 'type',
    schema: { type: ['string', 'null'] },
    value: 3,
    violation: ['type', '', '/type', 'must be a string or null', ['string', 'null']],
  },
  {
    name: 'integer',
    schema: { type: 'integer' },
    value: 1.5,
    violation: ['type', '', '/type', 'must be a whole number', ['integer']],
  },
  {
    name: 'enum',
    schema: { enum: ['a', 1] },
    value: 'b',
    violation: ['enum', '', '/enum', 'must be one of "a", 1', ['a', 1]],
  },
  {
    name: 'a long enum',
    schema: { enum: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    value: 'b',
    violation: [
      'enum',
      '',
      '/enum',
      'must be one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more',
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    ],
  },
  {
    name: 'const',
    schema: { const: { a: 1 } },
    value: {},
    violation: ['const', '', '/const', 'must be {"a":1}', { a: 1 }],
  },
  {
    name: 'minLength, in code points',
    schema: { minLength: 2 },
    value: '😀',
    violation: ['minLength', '', '/minLength', 'must be at least 2 characters long', 2],
  },
  {
    name: 'maxLength',
    schema: { maxLength: 1 },
    value: 'ab',
    violation: ['maxLength', '', '/maxLength', 'must be at most 1 character long', 1],
  },
  {
    name: 'pattern',
    schema: { pattern: '^a' },
    value: 'b',
    violation: ['pattern', '', '/pattern', 'must match the pattern ^a', '^a'],
  },
  {
    name: 'format',
    schema: { format: 'uuid' },
    value: 'b',
    violation: ['format', '', '/format', 'must be a valid uuid', 'uuid'],
  },
  {
    name: 'minimum',
    schema: { minimum: 5 },
    value: 4,
    violation: ['minimum', '', '/minimum', 'must be at least 5', 5],
  },
  {
    name: 'maximum',
    schema: { maximum: 5 },
    value: 6,
    violation: ['maximum', '', '/maximum', 'must be at most 5', 5],
  },
  {
    name: 'exclusiveMinimum',
    schema: { exclusiveMinimum: 5 },
    value: 5,
    violation: ['exclusiveMinimum', '', '/exclusiveMinimum', 'must be greater than 5', 5],
  },
  {
    name: 'exclusiveMaximum',
    schema: { exclusiveMaximum: 5 },
    value: 5,
    violation: ['exclusiveMaximum', '', '/exclusiveMaximum', 'must be less than 5', 5],
  },
  {
    name: 'multipleOf',
    schema: { multipleOf: 0.01 },
    value: 0.075,
    violation: ['multipleOf', '', '/multipleOf', 'must be a multiple of 0.01', 0.01],
  },
  {
    name: 'minItems',
    schema: { minItems: 1 },
    value: [],
    violation: ['minItems', '', '/minItems', 'must have at least 1 item', 1],
  },
  {
    name: 'maxItems',
    schema: { maxItems: 0 },
    value: [1],
    violation: ['maxItems', '', '/maxItems', 'must have at most 0 items', 0],
  },
  {
    name: 'uniqueItems',
    schema: { uniqueItems: true },
    value: [1, { a: 1, b: 2 }, { b: 2, a: 1 }],
    violation: [
      'uniqueItems',
      '',
      '/uniqueItems',
      'must not repeat an item, but items 1 and 2 are equal',
      true,
    ],
  },
  {
    name: 'contains',
    schema: { contains: { type: 'string' }, minContains: 2 },
    value: [1, 'a', 2],
    violation: [
      'contains',
      '',
      '/contains',
      'must contain at least 2 items of the kind the schema asks for',
      { type: 'string' },
    ],
  },
  {
    name: 'maxContains',
    schema: { contains: { type: 'string' }, maxContains: 1 },
    value: [1, 'a', 2, 'b', 3, 'c'],
    violation: [
      'contains',
      '',
      '/contains',
      'must contain at least 1 item of the kind the schema asks for and at most 1',
      { type: 'string' },
    ],
  },
  {
    name: 'items that are closed',
    schema: { prefixItems: [{}], items: false },
    value: [1, 2],
    violation: ['items', '', '/items', 'must have at most 1 item', 1],
  },
  {
    name: 'minProperties',
    schema: { minProperties: 1 },
    value: {},
    violation: ['minProperties', '', '/minProperties', 'must have at least 1 property', 1],
  },
  {
    name: 'maxProperties',
    schema: { maxProperties: 1 },
    value: { a: 1, b: 2 },
    violation: ['maxProperties', '', '/maxProperties', 'must have at most 1 property', 1],
  },
  {
    name: 'required',
    schema: { properties: { in: { required: ['name'] } } },
    value: { in: {} },
    violation: ['required', '/in', '/properties/in/required', 'must have the property "name"', 'name'],
  },
  {
    name: 'dependentRequired',
    schema: { dependentRequired: { a: ['b'] } },
    value: { a: 1 },
    violation: [
      'dependentRequired',
      '',
      '/dependentRequired',
      'must have the property "b", because it has "a"',
      'b',
    ],
  },
  {
    name: 'additionalProperties',
    schema: { ...named, additionalProperties: false },
    value: { 'x/y': 1 },
    violation: [
      'additionalProperties',
      '/x~1y',
      '/additionalProperties',
      'must not be present: the schema has no property of this name',
      ['name'],
    ],
  },
  {
    name: 'unevaluatedProperties',
    schema: { allOf: [named], unevaluatedProperties: false },
    value: { name: 1, other: 2 },
    violation: [
      'unevaluatedProperties',
      '/other',
      '/unevaluatedProperties',
      'must not be present: the schema has no property of this name',
      [],
    ],
  },
  {
    name: 'propertyNames',
    schema: { propertyNames: { maxLength: 2 } },
    value: { ab: 1, abc: 2 },
    violation: [
      'propertyNames',
      '/abc',
      '/propertyNames',
      'must not be present: the schema allows no property of such a name',
      { maxLength: 2 },
    ],
  },
  {
    name: 'not',
    schema: { not: { const: 1 } },
    value: 1,
    violation: ['not', '', '/not', 'must not match what the schema excludes', { const: 1 }],
  },
  {
    name: 'a schema that is false',
    schema: { properties: { a: false } },
    value: { a: 1 },
    violation: ['false', '/a', '/properties/a', 'must not be here: the schema accepts no value', false],
  },
  {
    name: 'then',
    schema: Object.fromEntries([
      ['if', { required: ['a'] }],
      ['then', { required: ['b'] }],
    ]),
    value: { a: 1 },
    violation: ['required', '', '/then/required', 'must have the property "b"', 'b'],
  },
  {
    name: 'a keyword behind references, also recursive ones',
    schema: {
      $ref: '#/$defs/My%20Node',
      $defs: {
        'My Node': {
          properties: { v: { $ref: '#/$defs/Value' }, next: { $ref: '#/$defs/My%20Node' } },
        },
        Value: { type: 'string', minLength: 1 },
      },
    },
    value: { next: { next: { v: '' } } },
    violation: [
      'minLength',
      '/next/next/v',
      '/$defs/Value/minLength',
      'must be at least 1 character long',
      1,
    ],
  },
];

describe('a violation', () => {
  test.each(rows)('of $name names keyword, places, rule and expectation', ({ schema, value, violation }) => {
    const found = validatorOf(schema).validate(value);
    expect(
      found.map(({ keyword, instancePointer, schemaPointer, message, expected }) => [
        keyword,
        instancePointer,
        schemaPointer,
        message,
        expected,
      ]),
    ).toEqual([violation]);
  });

  test('carries the value found at its place', () => {
    const schema = { properties: { a: { type: 'string' } }, additionalProperties: false };
    const found = validatorOf(schema).validate({ a: [1], b: { c: 2 } });
    expect(found.map(({ instancePointer, actual }) => [instancePointer, actual])).toEqual([
      ['/b', { c: 2 }],
      ['/a', [1]],
    ]);
  });

  test('of the type silences the other keywords of the same schema', () => {
    const schema = { type: 'string', enum: ['a'], minLength: 1 };
    expect(validatorOf(schema).validate(1)).toMatchObject([{ keyword: 'type' }]);
  });

  test('reached by two ways is told once', () => {
    const schema = {
      allOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/A' }],
      $defs: { A: { required: ['a'] } },
    };
    expect(validatorOf(schema).validate({})).toHaveLength(1);
  });

  test('is told for each missing property', () => {
    const found = validatorOf({ required: ['a', 'b'] }).validate({});
    expect(found.map(({ expected }) => expected)).toEqual(['a', 'b']);
  });

  test('is returned, not thrown, for a value nested beyond the stack', () => {
    const schema = { $ref: '#/$defs/A', $defs: { A: { properties: { a: { $ref: '#/$defs/A' } } } } };
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as unknown;
    expect(validatorOf(schema).validate(deep)).toMatchObject([
      { message: 'must not be nested too deeply to be checked' },
    ]);
  });
});

describe('a validator', () => {
  test('is made once for a schema object', () => {
    const schema = { type: 'string' };
    expect(validatorOf(schema)).toBe(validatorOf(schema));
  });

  test.each([
    [true, 1, 0],
    [false, 1, 1],
  ])('of the schema %p finds in %p so many violations: %p', (schema, value, count) => {
    expect(validatorOf(schema).validate(value)).toHaveLength(count);
  });

  test('takes unknown formats and unknown keywords as remarks', () => {
    const schema = {
      format: 'no-such-format',
      nullable: true,
      'x-kind': 1,
      discriminator: { propertyName: 'k' },
    };
    expect(validatorOf(schema).problem).toBeUndefined();
    expect(validatorOf(schema).validate('anything')).toEqual([]);
  });
});
