import { describe, expect, test } from '@jest/globals';
import { placeOf } from '../../src/openapi/document-node.js';
import { validatorOf } from '../../src/schema/compile.js';
import { bodySchema, underlined } from './load-text.js';

const bundled = (schema: string, parts: { openapi?: string; schemas?: string } = {}) =>
  bodySchema(schema, parts).schema('request');
const ref = (name: string) => `{$ref: '#/components/schemas/${name}'}`;

describe('a schema cut out of its document', () => {
  test('keeps recursion as a reference', () => {
    const schemas = `{Node: {properties: {next: ${ref('Node')}, all: {type: array, items: ${ref('Node')}}}}}`;
    expect(bundled(ref('Node'), { schemas })).toEqual({
      $ref: '#/$defs/Node',
      $defs: {
        Node: {
          properties: {
            next: { $ref: '#/$defs/Node' },
            all: { type: 'array', items: { $ref: '#/$defs/Node' } },
          },
        },
      },
    });
  });

  test('gives equal names of different places names of their own', () => {
    const schemas = '{A: {properties: {x: {type: string}}}, B: {properties: {x: {type: integer}}}}';
    expect(
      bundled(
        "{allOf: [{$ref: '#/components/schemas/A/properties/x'}, {$ref: '#/components/schemas/B/properties/x'}]}",
        {
          schemas,
        },
      ),
    ).toEqual({
      allOf: [{ $ref: '#/$defs/x' }, { $ref: '#/$defs/x-2' }],
      $defs: { x: { type: 'string' }, 'x-2': { type: 'integer' } },
    });
  });

  test.each(['__proto__', 'constructor', 'toString', 'a/b~c', 'sp ace', 'ü%41', '$ref'])(
    'takes %j for the name of a property and of a definition',
    (name) => {
      const pointer = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
      const schema = bundled(
        `{required: ['${name}'], properties: {'${name}': {$ref: '#/components/schemas/${pointer}'}}}`,
        {
          schemas: `{'${name}': {type: integer}}`,
        },
      );
      const { validate, problem } = validatorOf(schema);
      expect(problem).toBeUndefined();
      expect(validate(JSON.parse(`{"${name}": 1}`))).toEqual([]);
      expect(validate(JSON.parse(`{"${name}": "x"}`)).map(({ keyword }) => keyword)).toEqual(['type']);
      expect(validate({}).map(({ keyword }) => keyword)).toEqual(['required']);
    },
  );

  test('knows a chain of references that only leads back, and accepts anything there', () => {
    const bundle = bodySchema(ref('A'), { schemas: `{A: ${ref('B')}, B: ${ref('A')}}` }).bundle('request');
    expect(bundle.schema).toEqual({});
    expect(bundle.diagnostics.map(({ code }) => code)).toEqual(['circular-ref']);
  });

  test('leaves identity and inner definitions behind, which references reach all the same', () => {
    expect(
      bundled(ref('A'), {
        schemas: `{A: {$id: 'https://x.example/a', $schema: x, $anchor: a, $comment: c, $defs: {In: {type: string}}, properties: {p: {$ref: '#/components/schemas/A/$defs/In'}}}}`,
      }),
    ).toEqual({
      $ref: '#/$defs/A',
      $defs: { A: { properties: { p: { $ref: '#/$defs/In' } } }, In: { type: 'string' } },
    });
  });

  test('leaves data alone that only looks like a schema', () => {
    const schema =
      "{default: {$ref: '#/nope'}, enum: [{nullable: true}], const: {example: 1}, examples: [{$ref: x}]}";
    expect(bundled(schema)).toEqual({
      default: { $ref: '#/nope' },
      enum: [{ nullable: true }],
      const: { example: 1 },
      examples: [{ $ref: 'x' }],
    });
  });

  test.each([
    ['additionalProperties: false', { additionalProperties: false }],
    ['items: true', { items: true }],
    [
      'prefixItems: [true, {nullable: true, type: string}]',
      { prefixItems: [true, { type: ['string', 'null'] }] },
    ],
    ['not: {example: 1}', { not: { examples: [1] } }],
    ['dependentSchemas: {a: {example: 1}}', { dependentSchemas: { a: { examples: [1] } } }],
    ['properties: {a: null}', { properties: { a: true } }],
  ])('{%s}', (written, expected) => {
    expect(bundled(`{${written}}`)).toEqual(expected);
  });
});

describe('dialects', () => {
  test('in 3.1 what stands beside a reference counts', () => {
    expect(
      bundled("{$ref: '#/components/schemas/A', minLength: 2}", { schemas: '{A: {type: string}}' }),
    ).toEqual({
      $ref: '#/$defs/A',
      minLength: 2,
      $defs: { A: { type: 'string' } },
    });
  });

  test('in 3.0 nothing beside a reference counts', () => {
    const parts = { openapi: '3.0.3', schemas: '{A: {type: string}}' };
    expect(bundled("{$ref: '#/components/schemas/A', minLength: 2, nullable: true}", parts)).toEqual({
      $ref: '#/$defs/A',
      $defs: { A: { type: 'string' } },
    });
  });

  test.each([
    ['{type: string, nullable: true}', { type: ['string', 'null'] }],
    ['{type: string, nullable: false}', { type: 'string', nullable: false }],
    ['{type: [string, integer], nullable: true}', { type: ['string', 'integer', 'null'] }],
    ['{type: ["null", string], nullable: true}', { type: ['null', 'string'] }],
    ['{type: string, enum: [a], nullable: true}', { type: ['string', 'null'], enum: ['a', null] }],
    ['{type: string, enum: [a, null], nullable: true}', { type: ['string', 'null'], enum: ['a', null] }],
    ['{enum: [a], nullable: true}', { enum: ['a', null] }],
    ['{nullable: true}', {}],
    [
      '{nullable: true, allOf: [{type: string}]}',
      { anyOf: [{ allOf: [{ type: 'string' }] }, { type: 'null' }] },
    ],
    [
      '{nullable: true, oneOf: [{type: string}]}',
      { anyOf: [{ oneOf: [{ type: 'string' }] }, { type: 'null' }] },
    ],
  ])('nullable: %s', (written, expected) => {
    expect(bundled(written, { openapi: '3.0.3' })).toEqual(expected);
  });

  test('nullable beside a reference in 3.1 is read as meant', () => {
    const { validate } = validatorOf(
      bundled("{$ref: '#/components/schemas/A', nullable: true}", { schemas: '{A: {type: string}}' }),
    );
    expect([null, 'x', 1].map((value) => validate(value).length === 0)).toEqual([true, true, false]);
  });

  test.each([
    ['{minimum: 1, exclusiveMinimum: true}', { exclusiveMinimum: 1 }],
    ['{minimum: 1, exclusiveMinimum: false}', { minimum: 1 }],
    ['{exclusiveMinimum: true}', {}],
    ['{maximum: 9, exclusiveMaximum: true, minimum: 1}', { exclusiveMaximum: 9, minimum: 1 }],
    ['{exclusiveMinimum: 3}', { exclusiveMinimum: 3 }],
    ['{example: 1, examples: [2]}', { examples: [1, 2] }],
    ['{example: null}', { examples: [null] }],
  ])('%s', (written, expected) => {
    expect(bundled(written, { openapi: '3.0.3' })).toEqual(expected);
  });
});

describe('directions', () => {
  const schema = bodySchema(
    `{required: [id, secret, name, linked], properties: {id: {readOnly: true}, secret: {writeOnly: true}, name: {}, linked: ${ref('Id')}}}`,
    { schemas: '{Id: {readOnly: true, type: string}}' },
  );

  test.each([
    ['request', ['secret', 'name']],
    ['response', ['id', 'name', 'linked']],
  ] as const)('a %s must have %j', (direction, required) => {
    expect(schema.schema(direction)).toMatchObject({ required });
  });

  test.each([
    ['beside allOf', `{required: [id, name], allOf: [${ref('Own')}]}`, { required: ['name'] }],
    [
      'in another part of allOf',
      `{allOf: [${ref('Own')}, {required: [id, name]}]}`,
      { allOf: [{}, { required: ['name'] }] },
    ],
    [
      'beside a reference',
      `{$ref: '#/components/schemas/Own', required: [id, name]}`,
      { required: ['name'] },
    ],
    [
      'in an alternative, where each stands for itself',
      `{anyOf: [${ref('Own')}, {required: [id, name]}]}`,
      { anyOf: [{}, { required: ['id', 'name'] }] },
    ],
  ])('a request need not have what is readOnly, required %s', (_where, written, expected) => {
    const own = bodySchema(written, {
      schemas: '{Own: {allOf: [{properties: {id: {readOnly: true}}}, {$ref: "#/components/schemas/Own"}]}}',
    });
    expect(own.schema('request')).toMatchObject(expected);
  });

  test('each is cut once', () => {
    expect(schema.schema('request')).toBe(schema.schema('request'));
    expect(schema.schema('request')).not.toBe(schema.schema('response'));
  });
});

describe('the origin of a pointer', () => {
  const schemas = `{Pet: {type: object, properties: {name: {type: string, minLength: 3}, 'a/b': {type: integer}}}}`;
  const origin = (schema: string, pointer: string, openapi = '3.1.0') => {
    const node = bodySchema(schema, { schemas, openapi }).origin('request', pointer);
    return [node.pointer.replace(/^.*\/schema(?=\/|$)/, ''), underlined({ place: placeOf(node) })];
  };

  test.each([
    ['the whole', '{type: string}', '', '', '{type: string}'],
    ['a keyword', '{type: string}', '/type', '/type', 'string'],
    [
      'inside $defs',
      ref('Pet'),
      '/$defs/Pet/properties/name/minLength',
      '/components/schemas/Pet/properties/name/minLength',
      '3',
    ],
    [
      'an escaped name inside $defs',
      ref('Pet'),
      '/$defs/Pet/properties/a~1b',
      '/components/schemas/Pet/properties/a~1b',
      '{type: integer}',
    ],
    [
      'what is not there: its nearest parent',
      '{properties: {a: {type: string}}}',
      '/properties/a/pattern',
      '/properties/a',
      '{type: string}',
    ],
  ])('%s', (_what, schema, pointer, expected, under) => {
    expect(origin(schema, pointer)).toEqual([expected, under]);
  });

  const nullable =
    '{nullable: true, anyOf: [{properties: {x: {nullable: true, allOf: [{minLength: 2}]}}}, {type: integer}], properties: {x: {maxLength: 9}}}';
  test.each([
    ['the first branch, which is the schema itself', '/anyOf/0', '', nullable],
    ['the branch of null, which is the word nullable', '/anyOf/1', '/nullable', 'true'],
    ['a branch of its own', '/anyOf/0/anyOf/1/type', '/anyOf/1/type', 'integer'],
    ['beside its own branches', '/anyOf/0/properties/x/maxLength', '/properties/x/maxLength', '9'],
    [
      'a translated schema inside a translated one',
      '/anyOf/0/anyOf/0/properties/x/anyOf/0/allOf/0/minLength',
      '/anyOf/0/properties/x/allOf/0/minLength',
      '2',
    ],
  ])('in a translated anyOf: %s', (_what, pointer, expected, under) => {
    expect(origin(nullable, pointer, '3.0.3')).toEqual([expected, under]);
  });

  test.each([
    ['{minimum: 1, exclusiveMinimum: true}', '/exclusiveMinimum', 'true'],
    ['{example: abc}', '/examples/0', '{example: abc}'],
  ])('of a translated keyword in %s', (schema, pointer, under) => {
    expect(origin(schema, pointer, '3.0.3')[1]).toBe(under);
  });
});
