import { describe, expect, test } from '@jest/globals';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';

type Case = readonly [label: string, value: unknown, instancePointer: string, schemaPointer: string];

/** The cases other than those of a wrong type. */
const casesOf = (schema: JsonSchema): Case[] =>
  [...invalidValues(schema)]
    .filter(({ label }) => !/ is null$| for /.test(label))
    .map(({ label, value, instancePointer, schemaPointer }) => [
      label,
      value,
      instancePointer,
      schemaPointer,
    ]);

const labelsOf = (schema: JsonSchema): string[] => [...invalidValues(schema)].map(({ label }) => label);

const rows: readonly [string, JsonSchema, readonly Case[]][] = [
  [
    'lengths are missed by one',
    { type: 'string', minLength: 3, maxLength: 12 },
    [
      ['value shorter than minLength 3', 'sa', '', '/minLength'],
      ['value shorter than minLength 3 in letters beyond ASCII', 'éé', '', '/minLength'],
      ['value longer than maxLength 12', 'sample text s', '', '/maxLength'],
    ],
  ],
  [
    'a length is missed within the pattern',
    { type: 'string', pattern: '^[a-z]+$', minLength: 3, maxLength: 3 },
    [
      ['value shorter than minLength 3', 'sa', '', '/minLength'],
      ['value longer than maxLength 3', 'samp', '', '/maxLength'],
      ['value does not match its pattern', '!!!', '', '/pattern'],
    ],
  ],
  [
    'a length that the pattern fixes cannot be missed alone',
    { type: 'string', pattern: '^[a-z]{3}$', minLength: 3, maxLength: 3 },
    [['value does not match its pattern', '!!!', '', '/pattern']],
  ],
  ['a pattern that everything matches cannot be missed', { type: 'string', pattern: '.*' }, []],
  [
    'a format is missed by far, at a length that fits',
    { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 },
    [['value is not a valid uuid', 'not-a-uuid!!!!!!!!!!!!!!!!!!!!!!!!!!', '', '/format']],
  ],
  ['a format that means nothing is not missed', { type: 'string', format: 'password' }, []],
  [
    'limits of an integer are passed by one',
    { type: 'integer', minimum: 0, exclusiveMaximum: 10 },
    [
      ['value below minimum 0', -1, '', '/minimum'],
      ['value not below exclusiveMaximum 10', 10, '', '/exclusiveMaximum'],
    ],
  ],
  [
    'limits of a number are passed by a step',
    { type: 'number', exclusiveMinimum: 0, maximum: 1, multipleOf: 0.25 },
    [
      ['value not above exclusiveMinimum 0', 0, '', '/exclusiveMinimum'],
      ['value above maximum 1', 1.25, '', '/maximum'],
      ['value is not a multipleOf 0.25', 0.375, '', '/multipleOf'],
    ],
  ],
  [
    'a step of whole numbers is missed by one',
    { type: 'integer', multipleOf: 5 },
    [['value is not a multipleOf 5', 6, '', '/multipleOf']],
  ],
  ['a limit that binary cannot tell from its neighbour is left', { type: 'integer', maximum: 2 ** 63 }, []],
  [
    'an enumeration is left with a value of its type',
    { type: 'object', properties: { a: { type: 'string', enum: ['x'] }, b: { enum: [1, 2] } } },
    [
      ['/a is not in its enum', { a: 'not-one-of-these' }, '/a', '/properties/a/enum'],
      ['/b is not in its enum', { b: 3 }, '/b', '/properties/b/enum'],
    ],
  ],
  ['a constant is left', { const: 'x' }, [['value is not "x"', 'not-one-of-these', '', '/const']]],
  [
    'each required property is missing once',
    {
      type: 'object',
      required: ['a', 'b'],
      properties: {
        a: { type: 'boolean' },
        b: { type: 'object', required: ['c'], properties: { c: { type: 'boolean' } } },
      },
    },
    [
      ['without /a', { b: { c: true } }, '', '/required'],
      ['without /b', { a: true }, '', '/required'],
      ['without /b/c', { a: true, b: {} }, '/b', '/properties/b/required'],
    ],
  ],
  [
    'what a property needs is missing',
    { type: 'object', properties: { a: { type: 'boolean' } }, dependentRequired: { a: ['b'] } },
    [['/a without /b', { a: true }, '', '/dependentRequired']],
  ],
  [
    'a closed object holds something unknown',
    { type: 'object', properties: { unexpected: { type: 'boolean' } }, additionalProperties: false },
    [
      [
        'with unknown /unexpectedProperty',
        { unexpectedProperty: 'not expected' },
        '/unexpectedProperty',
        '/additionalProperties',
      ],
    ],
  ],
  ['an object that is not closed holds nothing unknown', { type: 'object', properties: { a: true } }, []],
  [
    'a forbidden property is there',
    { type: 'object', properties: { a: false } },
    [['/a is present', { a: 'not allowed' }, '/a', '/properties/a']],
  ],
  [
    'the number of properties is missed by one',
    {
      type: 'object',
      properties: { a: { type: 'boolean' }, b: { type: 'boolean' } },
      minProperties: 1,
      maxProperties: 1,
    },
    [
      ['value with fewer than minProperties 1', {}, '', '/minProperties'],
      ['value with more than maxProperties 1', { a: true, b: true }, '', '/maxProperties'],
    ],
  ],
  [
    'a name is outside its pattern',
    { type: 'object', propertyNames: { pattern: '^[a-z]+$' } },
    [
      [
        'value with a property named "not a valid name!"',
        { 'not a valid name!': 'sample text' },
        '/not a valid name!',
        '/propertyNames',
      ],
    ],
  ],
  [
    'the number of items is missed by one, and items are equal',
    { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 3, uniqueItems: true },
    [
      ['value with fewer than minItems 2', [1], '', '/minItems'],
      ['value with more than maxItems 3', [1, 2, 3, 4], '', '/maxItems'],
      ['value with equal items', [1, 1], '', '/uniqueItems'],
    ],
  ],
  [
    'a closed tuple is too long',
    { type: 'array', prefixItems: [{ type: 'boolean' }], items: false },
    [['value with one item too many', [true, 'one too many'], '', '/items']],
  ],
  [
    'what a list must contain is missing',
    { type: 'array', items: { type: 'integer' }, contains: { const: 7 }, minItems: 1 },
    [['value without the item it must contain', [1], '', '/contains']],
  ],
  [
    'items are broken in a list of one',
    { type: 'array', items: { type: 'string', maxLength: 3 } },
    [['/0 longer than maxLength 3', ['samp'], '/0', '/items/maxLength']],
  ],
  [
    'entries of a map are broken',
    { type: 'object', additionalProperties: { type: 'integer', minimum: 3 } },
    [['/key1 below minimum 3', { key1: 2 }, '/key1', '/additionalProperties/minimum']],
  ],
  [
    'what is excluded is sent',
    { type: 'integer', not: { const: 4 } },
    [['value matches what it must not', 4, '', '/not']],
  ],
  [
    'each alternative is broken where the place proves it',
    {
      oneOf: [
        {
          type: 'object',
          required: ['kind'],
          properties: { kind: { const: 'a' }, size: { type: 'integer', minimum: 1 } },
        },
        {
          type: 'object',
          required: ['kind'],
          properties: { kind: { const: 'b' }, name: { type: 'string', minLength: 2 } },
        },
      ],
    },
    [
      ['without /kind', {}, '', '/oneOf'],
      ['/kind is not "a"', { kind: 'not-one-of-these' }, '', '/oneOf'],
      ['/size below minimum 1', { kind: 'a', size: 0 }, '/size', '/oneOf/0/properties/size/minimum'],
      [
        '/name shorter than minLength 2 in letters beyond ASCII',
        { kind: 'b', name: 'é' },
        '/name',
        '/oneOf/1/properties/name/minLength',
      ],
      [
        '/name shorter than minLength 2',
        { kind: 'b', name: 'S' },
        '/name',
        '/oneOf/1/properties/name/minLength',
      ],
    ],
  ],
  [
    'an open alternative leaves nothing to break',
    { anyOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'string', minLength: 2 } } }, {}] },
    [],
  ],
  [
    'either of two required properties is told as a choice',
    { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    [['without /a', {}, '', '/anyOf']],
  ],
  [
    'a condition is broken where it holds',
    Object.fromEntries([
      ['type', 'object'],
      ['properties', { country: { const: 'US' }, zip: { const: '1' } }],
      ['if', { required: ['country'] }],
      ['then', { required: ['zip'] }],
    ]),
    [
      [
        '/country is not "US"',
        { country: 'not-one-of-these', zip: '1' },
        '/country',
        '/properties/country/const',
      ],
      ['/zip is not "1"', { zip: 'not-one-of-these' }, '/zip', '/properties/zip/const'],
      ['without /zip', { country: 'US' }, '', '/then/required'],
    ],
  ],
];

describe('invalid values', () => {
  test.each(rows)('%s', (_name, schema, expected) => {
    const found = casesOf(schema);
    expect(found).toEqual(expect.arrayContaining([...expected]));
    expect(found).toHaveLength(expected.length);
  });

  test.each([
    ['string', ['value is null', 'number for string', 'object for string', 'array for string']],
    [
      'integer',
      [
        'value is null',
        'text "1" for integer',
        'string for integer',
        'fraction for integer',
        'object for integer',
        'array for integer',
      ],
    ],
    [
      'number',
      ['value is null', 'text "1" for number', 'string for number', 'object for number', 'array for number'],
    ],
    [
      'boolean',
      [
        'value is null',
        'text "true" for boolean',
        'number for boolean',
        'string for boolean',
        'object for boolean',
        'array for boolean',
      ],
    ],
    ['object', ['value is null', 'array for object', 'string for object']],
    ['array', ['value is null', 'object for array', 'string for array']],
    ['null', ['string for null', 'object for null', 'array for null']],
    [
      ['string', 'null'],
      ['number for string or null', 'object for string or null', 'array for string or null'],
    ],
    [
      ['integer', 'string'],
      [
        'value is null',
        'fraction for integer or string',
        'object for integer or string',
        'array for integer or string',
      ],
    ],
  ])('of type %j are of other types', (type, labels) => {
    expect(labelsOf({ type })).toEqual(labels);
  });

  test.each([
    'date',
    'date-time',
    'time',
    'duration',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri',
    'uri-reference',
    'uri-template',
    'regex',
    'json-pointer',
    'byte',
  ])('of format %s are found', (format) => {
    expect(labelsOf({ type: 'string', format })).toContain(`value is not a valid ${format}`);
  });

  test('come from the smallest value that holds their place', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: {
        id: { const: 1 },
        other: { type: 'string' },
        deep: {
          type: 'object',
          properties: { list: { type: 'array', items: { type: 'string', format: 'uuid' } } },
        },
      },
    };
    const broken = [...invalidValues(schema)].find(({ keyword }) => keyword === 'format');
    expect(broken).toEqual({
      label: '/deep/list/0 is not a valid uuid',
      value: { id: 1, deep: { list: ['not-a-uuid'] } },
      instancePointer: '/deep/list/0',
      schemaPointer: '/properties/deep/properties/list/items/format',
      keyword: 'format',
    });
  });

  test('reach one level into a schema that contains itself', () => {
    const schema = {
      $ref: '#/$defs/Node',
      $defs: {
        Node: {
          type: 'object',
          required: ['v'],
          properties: { v: { const: 1 }, next: { $ref: '#/$defs/Node' } },
        },
      },
    };
    expect(casesOf(schema)).toEqual([
      ['without /v', {}, '', '/$defs/Node/required'],
      ['/v is not 1', { v: 2 }, '/v', '/$defs/Node/properties/v/const'],
      ['without /next/v', { v: 1, next: {} }, '/next', '/$defs/Node/required'],
    ]);
  });

  test('are each different', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string', maxLength: 3 } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    const values = [...invalidValues(schema)].map(({ value }) => JSON.stringify(value));
    expect(new Set(values).size).toBe(values.length);
  });

  test('are the same each time', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string', maxLength: 3 }, b: { type: 'integer' } },
    };
    expect([...invalidValues(structuredClone(schema))]).toEqual([...invalidValues(schema)]);
  });

  test.each([
    [{}],
    [true],
    [false],
    [{ properties: { a: { type: 'string' } }, anyOf: [{}], $ref: '#/$defs/No' }],
  ])('of %j are not to be had, or only where they are proved', (schema) => {
    expect([...invalidValues(schema as JsonSchema)]).toEqual([]);
  });
});
