import { describe, expect, test } from '@jest/globals';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema, SchemaObject } from '../../src/schema/json-schema.js';
import { minimalValue, validValues } from '../../src/schema/valid-values.js';

type Case = readonly [label: string, value: unknown, instancePointer: string, schemaPointer: string];

const casesOf = (schema: JsonSchema): Case[] =>
  [...validValues(schema)].map(({ label, value, instancePointer, schemaPointer }) => [
    label,
    value,
    instancePointer,
    schemaPointer,
  ]);

const rows: readonly [string, JsonSchema, readonly Case[]][] = [
  [
    'an object is minimal, full, and has each optional property alone',
    {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'integer' }, name: { type: 'string' }, on: { type: 'boolean' } },
    },
    [
      ['minimal', { id: 1 }, '', ''],
      ['full', { id: 1, name: 'Sample name', on: true }, '', ''],
      ['only /name', { id: 1, name: 'Sample name' }, '/name', '/properties/name'],
      ['only /on', { id: 1, on: true }, '/on', '/properties/on'],
      ['/on = false', { id: 1, on: false }, '/on', '/properties/on'],
    ],
  ],
  [
    'lengths are met exactly',
    { type: 'string', minLength: 3, maxLength: 14 },
    [
      ['minimal', 'sample text', '', ''],
      ['value at minLength 3', 'sam', '', '/minLength'],
      ['value at maxLength 14', 'sample text sa', '', '/maxLength'],
    ],
  ],
  [
    'limits of a number are met exactly',
    { type: 'integer', minimum: -2, exclusiveMaximum: 10 },
    [
      ['minimal', 1, '', ''],
      ['value at minimum -2', -2, '', '/minimum'],
      ['value at exclusiveMaximum 10', 9, '', '/exclusiveMaximum'],
    ],
  ],
  [
    'multiples are taken between the limits',
    { type: 'number', minimum: 0.03, maximum: 0.3, multipleOf: 0.07 },
    [
      ['minimal', 0.07, '', ''],
      ['value at maximum 0.3', 0.28, '', '/maximum'],
    ],
  ],
  [
    'a range may hold one number',
    { type: 'number', minimum: 1.23, maximum: 1.23 },
    [['minimal', 1.23, '', '']],
  ],
  [
    'a range may lie between whole numbers',
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    [['minimal', 0.5, '', '']],
  ],
  [
    'limits beyond the whole numbers that JSON readers agree on are not tried',
    { type: 'integer', maximum: 2 ** 63 },
    [['minimal', 1, '', '']],
  ],
  [
    'each member of an enumeration is there',
    { type: ['string', 'null'], enum: ['a', 'b', null, 3] },
    [
      ['minimal', 'a', '', ''],
      ['value = "b"', 'b', '', '/enum/1'],
      ['value = null', null, '', '/enum/2'],
    ],
  ],
  ['a constant is itself', { const: { a: [1] } }, [['minimal', { a: [1] }, '', '']]],
  [
    'null stands where it may',
    { type: 'object', required: ['a'], properties: { a: { type: ['null', 'integer'] } } },
    [
      ['minimal', { a: 1 }, '', ''],
      ['/a is null', { a: null }, '/a', '/properties/a/type'],
    ],
  ],
  [
    'a list is empty, has one item, and as many as it may',
    { type: 'array', items: { type: 'integer' }, uniqueItems: true, maxItems: 3 },
    [
      ['minimal', [], '', ''],
      ['full', [1], '', ''],
      ['value at maxItems 3', [1, 2, 3], '', '/maxItems'],
    ],
  ],
  [
    'positions of a tuple are filled from the first',
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'boolean' }], items: false },
    [
      ['minimal', [], '', ''],
      ['full', ['sample text', true], '', ''],
      ['only /0', ['sample text'], '/0', '/prefixItems/0'],
      ['/1 = false', ['sample text', false], '/1', '/prefixItems/1'],
    ],
  ],
  [
    'a list holds what it must contain',
    { type: 'array', items: { type: 'integer' }, contains: { const: 7 }, minContains: 2, minItems: 3 },
    [['minimal', [7, 7, 1], '', '']],
  ],
  [
    'each alternative is taken',
    {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
        { type: 'object', required: ['b'], properties: { b: { const: 'x' }, c: { const: 'y' } } },
        { type: 'null' },
      ],
    },
    [
      ['minimal', { a: 1 }, '', ''],
      ['oneOf branch 2', { b: 'x' }, '', '/oneOf/1'],
      ['only /c', { b: 'x', c: 'y' }, '/c', '/oneOf/1/properties/c'],
      ['oneOf branch 3', null, '', '/oneOf/2'],
    ],
  ],
  [
    'alternatives inside are named with their place',
    { type: 'object', properties: { a: { anyOf: [{ type: 'integer' }, { const: 'x' }] } } },
    [
      ['minimal', {}, '', ''],
      ['full', { a: 1 }, '', ''],
      ['/a anyOf branch 2', { a: 'x' }, '/a', '/properties/a/anyOf/1'],
    ],
  ],
  [
    'conditions hold and fail',
    Object.fromEntries([
      ['type', 'object'],
      ['properties', { country: { enum: ['US', 'CA'] }, zip: { const: '10001' } }],
      ['if', { required: ['country'], properties: { country: { const: 'US' } } }],
      ['then', { required: ['zip'] }],
    ]),
    [
      ['minimal', {}, '', ''],
      ['full', { country: 'US', zip: '10001' }, '', ''],
      ['only /zip', { zip: '10001' }, '/zip', '/properties/zip'],
      ['/country = "CA"', { country: 'CA' }, '/country', '/properties/country/enum/1'],
    ],
  ],
  [
    'schemas that hold together are merged',
    {
      allOf: [
        { $ref: '#/$defs/Base' },
        { properties: { a: { minLength: 2, maxLength: 2 } }, required: ['b'] },
      ],
      $defs: {
        Base: { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { const: 1 } } },
      },
    },
    [['minimal', { a: 'sa', b: 1 }, '', '']],
  ],
  [
    'what depends on a property comes with it',
    {
      type: 'object',
      properties: { a: { const: 1 }, b: { const: 2 }, c: { const: 3 } },
      dependentRequired: { a: ['b'] },
      dependentSchemas: { b: { required: ['c'] } },
    },
    [
      ['minimal', {}, '', ''],
      ['full', { a: 1, b: 2, c: 3 }, '', ''],
      ['only /b', { b: 2, c: 3 }, '/b', '/properties/b'],
      ['only /c', { c: 3 }, '/c', '/properties/c'],
    ],
  ],
  [
    'properties that exclude each other are never together',
    {
      type: 'object',
      properties: { a: { const: 1 }, b: { const: 2 }, c: { const: 3 } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    [
      ['minimal', { a: 1 }, '', ''],
      ['full', { a: 1, c: 3 }, '', ''],
      ['oneOf branch 2', { b: 2 }, '', '/oneOf/1'],
      ['only /c', { b: 2, c: 3 }, '/c', '/properties/c'],
    ],
  ],
  [
    'a map has an entry',
    { type: 'object', additionalProperties: { type: 'integer', minimum: 3 } },
    [
      ['minimal', {}, '', ''],
      ['only /key1', { key1: 3 }, '/key1', '/additionalProperties'],
    ],
  ],
  [
    'names follow their patterns',
    {
      type: 'object',
      patternProperties: { '^x-': { const: 1 } },
      propertyNames: { minLength: 3 },
      additionalProperties: false,
      minProperties: 1,
    },
    [['minimal', { 'x-a': 1 }, '', '']],
  ],
  [
    'a closed object gets nothing unknown',
    { type: 'object', properties: { a: { const: 1 } }, additionalProperties: false },
    [
      ['minimal', {}, '', ''],
      ['full', { a: 1 }, '', ''],
    ],
  ],
  [
    'a schema inside itself is entered once',
    {
      $ref: '#/$defs/Node',
      $defs: {
        Node: {
          type: 'object',
          properties: {
            next: { $ref: '#/$defs/Node' },
            all: { type: 'array', items: { $ref: '#/$defs/Node' } },
          },
        },
      },
    },
    [
      ['minimal', {}, '', ''],
      ['full', { all: [] }, '', ''],
      ['only /next', { next: {} }, '/next', '/$defs/Node'],
      ['only /all/0', { all: [{}] }, '/all/0', '/$defs/Node'],
    ],
  ],
  [
    'recursion ends at the alternative that does not recur',
    {
      $ref: '#/$defs/Rule',
      $defs: {
        Rule: {
          anyOf: [
            { type: 'object', required: ['not'], properties: { not: { $ref: '#/$defs/Rule' } } },
            { type: 'array', minItems: 2, items: { $ref: '#/$defs/Rule' } },
            { const: 'yes' },
          ],
        },
      },
    },
    [
      ['minimal', 'yes', '', ''],
      ['anyOf branch 1', { not: 'yes' }, '', '/$defs/Rule/anyOf/0'],
      ['anyOf branch 2', ['yes', 'yes'], '', '/$defs/Rule/anyOf/1'],
    ],
  ],
  ['what is excluded is avoided', { type: 'integer', not: { enum: [1, 2] } }, [['minimal', 3, '', '']]],
  [
    'nothing said about the type gives one value of each',
    {},
    [
      ['minimal', 'sample text', '', ''],
      ['value as number', 1, '', ''],
      ['value as boolean', true, '', ''],
      ['value as object', {}, '', ''],
      ['value as array', [], '', ''],
      ['value is null', null, '', ''],
      ['value = false', false, '', ''],
    ],
  ],
  [
    'a type left unsaid is read from the other keywords',
    { properties: { a: { minLength: 2, maxLength: 3 } }, required: ['a'] },
    [
      ['minimal', { a: 'sam' }, '', ''],
      ['/a at minLength 2', { a: 'sa' }, '/a', '/properties/a/minLength'],
    ],
  ],
  [
    'examples come last, and their scalars first',
    {
      type: 'object',
      required: ['city'],
      properties: { city: { type: 'string' }, size: { type: 'integer', examples: [7], default: 9 } },
      examples: [{ city: 'Oslo', size: 8 }, { city: 1 }],
    },
    [
      ['minimal', { city: 'Oslo' }, '', ''],
      ['full', { city: 'Oslo', size: 8 }, '', ''],
      ['/size example', { city: 'Oslo', size: 7 }, '/size', '/properties/size/examples/0'],
      ['/size default', { city: 'Oslo', size: 9 }, '/size', '/properties/size/default'],
    ],
  ],
  [
    'texts beyond ten thousand characters and lists beyond a thousand items are left out',
    {
      anyOf: [
        { type: 'string', maxLength: 10_001 },
        { type: 'array', maxItems: 1_001, items: { const: 1 } },
      ],
    },
    [
      ['minimal', 'sample text', '', ''],
      ['anyOf branch 2', [], '', '/anyOf/1'],
      ['only /0', [1], '/0', '/anyOf/1/items'],
    ],
  ],
];

describe('valid values', () => {
  test.each(rows)('%s', (_name, schema, expected) => {
    const found = casesOf(schema);
    expect(found).toEqual(expect.arrayContaining([...expected]));
    expect(found.map(([label]) => label)).toEqual(expected.map(([label]) => label));
  });

  test.each([
    ['uuid', /^[0-9a-f-]{36}$/],
    ['date-time', /^2024-01-15T09:30:00Z$/],
    ['date', /^2024-01-15$/],
    ['time', /^09:30:00Z$/],
    ['duration', /^P1D$/],
    ['email', /^ana@example\.com$/],
    ['hostname', /^host1\.example\.com$/],
    ['ipv4', /^192\.0\.2\.1$/],
    ['ipv6', /^2001:db8::1$/],
    ['uri', /^https:\/\/example\.com\/1$/],
    ['byte', /^c2FtcGxl$/],
    ['json-pointer', /^\/items\/1$/],
    ['regex', /^\^\[a-z\]\+\$$/],
    ['password', /^Sample-Password-1$/],
    ['no-such-format', /^sample text$/],
  ])('a %s looks ordinary', (format, looks) => {
    expect(minimalValue({ type: 'string', format })).toEqual({
      ok: true,
      value: expect.stringMatching(looks),
    });
  });

  test.each([
    ['email', 254],
    ['uri', 60],
    ['hostname', 200],
    ['date-time', 30],
    ['byte', 100],
  ])('a %s reaches a length of %p', (format, length) => {
    const labels = [...validValues({ type: 'string', format, maxLength: length })].map(({ label }) => label);
    expect(labels).toContain(`value at maxLength ${length}`);
  });

  test('of texts look like what their property is called', () => {
    const names = ['email', 'first_name', 'homepage_url', 'phone', 'created_at', 'country', 'note'];
    const schema = {
      type: 'object',
      required: names,
      properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    };
    expect(minimalValue(schema)).toEqual({
      ok: true,
      value: {
        email: 'ana@example.com',
        first_name: 'Ana',
        homepage_url: 'https://example.com/page',
        phone: '+12025550123',
        created_at: '2024-01-15T09:30:00Z',
        country: 'Portugal',
        note: 'sample text',
      },
    });
  });

  test('are each different', () => {
    const schema = { type: 'object', properties: { a: { enum: ['x', 'x', 'y'] }, b: { enum: ['x', 'y'] } } };
    const values = casesOf(schema).map(([, value]) => JSON.stringify(value));
    expect(new Set(values).size).toBe(values.length);
  });

  test('depend on the seed and on nothing else', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'array', items: { type: 'string' } } },
    };
    const texts = (seed: number): string =>
      JSON.stringify([...validValues(structuredClone(schema), { seed })]);
    expect(texts(1)).toBe(texts(1));
    expect(texts(2)).toBe(texts(2));
    expect(texts(2)).not.toBe(texts(1));
  });

  test('are made only as far as they are asked for', () => {
    const definitions = Array.from({ length: 60 }, (_, index) => [
      `D${index}`,
      {
        type: 'object',
        properties: Object.fromEntries(
          ['l', 'r', 'm'].map((side) => [side, { $ref: `#/$defs/D${index + 1}` }]),
        ),
      },
    ]);
    const schema = {
      $ref: '#/$defs/D0',
      $defs: { ...Object.fromEntries(definitions), D60: { type: 'string' } },
    };
    const first = validValues(schema).next();
    expect(first.value).toMatchObject({ label: 'minimal', value: {} });
  });
});

describe('where no value is found', () => {
  test.each([
    [false, 'the schema is false'],
    [
      { type: 'object', required: ['a'], properties: { a: { $ref: '#' } } },
      '/a: the schema asks for itself without end',
    ],
    [{ type: 'integer', minimum: 2, maximum: 1 }, 'no number lies between its limits'],
    [{ allOf: [{ type: 'string' }, { type: 'integer' }] }, 'its schemas have no type in common'],
    [{ type: 'string', enum: [1, 2] }, 'none of its values conforms'],
    [{ type: 'string', pattern: '^(?!a)a$' }, 'no text was found for ^(?!a)a$'],
    [{ type: 'string', minLength: 1e9 }, 'no text was found for its lengths'],
    [{ type: 'array', minItems: 1e9 }, 'more than 1000 items are not made'],
    [
      { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'boolean' } },
      'not enough different items were found',
    ],
    [{ type: 'object', minProperties: 2, additionalProperties: false }, 'no 2 properties were found'],
    [{ not: {} }, 'no value was found that meets all its keywords'],
    [{ type: 'object', required: ['a'], additionalProperties: false }, '/a: the schema is false'],
  ] as [JsonSchema, string][])('for %j, the reason is: %s', (schema, reason) => {
    expect(minimalValue(schema)).toEqual({ ok: false, reason });
    expect([...validValues(schema)]).toEqual([]);
  });
});

describe('an impossible schema', () => {
  const impossible: SchemaObject = { type: 'string', minLength: 3, maxLength: 1 };
  const nested = (depth: number, around: (schema: SchemaObject) => SchemaObject): SchemaObject =>
    Array.from({ length: depth }).reduce<SchemaObject>((schema) => around(schema), impossible);

  test.each([
    ['in objects', nested(30, (a) => ({ type: 'object', required: ['a'], properties: { a } }))],
    [
      'in alternatives',
      nested(6, (a) => ({ type: 'object', required: ['a'], properties: { a: { anyOf: [a, a, a] } } })),
    ],
    [
      'in exclusions',
      nested(10, (a) => ({ type: 'object', required: ['a'], not: { required: ['a'] }, properties: { a } })),
    ],
    [
      'in lists',
      nested(4, (a) => ({
        type: 'array',
        minItems: 3,
        contains: { anyOf: [a, a] },
        items: { oneOf: [a, a, a] },
      })),
    ],
    [
      'in definitions that use each other twice',
      {
        $ref: '#/$defs/d24',
        $defs: Object.fromEntries(
          Array.from({ length: 25 }, (_, index) => {
            const inner = { $ref: `#/$defs/d${index - 1}` };
            const schema = {
              type: 'object',
              required: ['a'],
              properties: { a: { anyOf: [inner, { allOf: [inner] }] } },
            };
            return [`d${index}`, index === 0 ? impossible : schema];
          }),
        ),
      },
    ],
  ])('nested %s is given up with a reason', (_name, schema) => {
    expect([...validValues(schema)]).toEqual([]);
    expect(minimalValue(schema)).toMatchObject({ ok: false, reason: expect.stringMatching(/./) });
    expect([...invalidValues(schema)]).toEqual([]);
  });
});
