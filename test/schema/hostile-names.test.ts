import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';
import { minimalValue } from '../../src/schema/valid-values.js';

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'prototype',
  '',
  'a/b~c',
  '%',
  '$id',
];

const parse = (text: string): never => JSON.parse(text) as never;
const objectWith = <Value>(name: string, value: Value): Readonly<Record<string, Value>> =>
  Object.fromEntries([[name, value]]);
const keywordsAt = (schema: JsonSchema, value: unknown): string[] =>
  validatorOf(schema)
    .validate(value)
    .map(({ keyword }) => keyword);

describe.each(NAMES)('a property named %j', (name) => {
  test('is checked by its own schema and by no other', () => {
    const schema = { properties: objectWith(name, { type: 'string' }), additionalProperties: false };
    expect(keywordsAt(schema, objectWith(name, 'text'))).toEqual([]);
    expect(keywordsAt(schema, objectWith(name, 1))).toEqual(['type']);
    expect(keywordsAt({ properties: {}, additionalProperties: false }, objectWith(name, 1))).toEqual([
      'additionalProperties',
    ]);
  });

  test('is missing although every object inherits something of that name', () => {
    expect(keywordsAt({ required: [name] }, {})).toEqual(['required']);
    expect(keywordsAt({ required: [name] }, objectWith(name, 1))).toEqual([]);
  });

  test('has dependents', () => {
    expect(keywordsAt({ dependentRequired: objectWith(name, ['x']) }, {})).toEqual([]);
    expect(
      validatorOf({ dependentRequired: objectWith(name, ['x']) }).validate(objectWith(name, 1)),
    ).toHaveLength(1);
    expect(keywordsAt({ dependentSchemas: objectWith(name, false) }, objectWith(name, 1))).toHaveLength(1);
  });

  test('is compared by value', () => {
    expect(keywordsAt({ const: objectWith(name, {}) }, objectWith(name, {}))).toEqual([]);
    expect(keywordsAt({ enum: [objectWith(name, 1)] }, objectWith(name, 2))).toEqual(['enum']);
    expect(keywordsAt({ uniqueItems: true }, [objectWith(name, 1), objectWith(name, 1)])).toEqual([
      'uniqueItems',
    ]);
  });

  test('is generated and broken', () => {
    const schema = { type: 'object', required: [name], properties: objectWith(name, { type: 'integer' }) };
    expect(minimalValue(schema)).toEqual({ ok: true, value: objectWith(name, 1) });
    const keywords = [...invalidValues(schema)].map(({ keyword }) => keyword);
    expect(new Set(keywords)).toEqual(new Set(['type', 'required']));
  });

  test('may name a definition', () => {
    const token = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
    const schema = { $ref: `#/$defs/${token}`, $defs: objectWith(name, { type: 'string' }) };
    expect(keywordsAt(schema as never, 1)).toEqual(['type']);
  });
});

describe('identifiers', () => {
  test.each([
    { $id: 'http://[bad', type: 'string' },
    { $schema: 'http://json-schema.org/draft-04/schema#', type: 'string' },
    { id: 'same', properties: { a: { id: 'same', type: 'string' } }, type: 'string' },
    { $anchor: 'not an anchor', $dynamicAnchor: 1, type: 'string' },
    { $defs: { A: { $id: '#/$defs/B' }, B: { $id: '#/$defs/B' } }, type: 'string' },
    { $async: true, $comment: 3, nullable: true, type: 'string' },
  ])('in %j change nothing', (schema) => {
    expect(keywordsAt(schema as JsonSchema, 1)).toEqual(['type']);
    expect(keywordsAt(schema as JsonSchema, 'a')).toEqual([]);
  });

  test('are data where data stands', () => {
    const value = parse('{"$id": "x", "$ref": "#/no", "id": 1}');
    expect(keywordsAt({ const: value }, value)).toEqual([]);
    expect(keywordsAt({ enum: [value] }, { id: 1 })).toEqual(['enum']);
    expect(keywordsAt({ properties: { $ref: { type: 'string' } } } as never, { $ref: 1 })).toEqual(['type']);
  });
});
