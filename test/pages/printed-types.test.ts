import { expect, test } from '@jest/globals';
import { readConstraints } from '../../src/pages/constraint-line.js';
import type { JsonObject } from '../../src/pages/json-value.js';
import { applyLimit } from '../../src/pages/limit-paragraph.js';
import { parseType } from '../../src/pages/type-notation.js';

test.each([
  ['string', { type: 'string' }],
  ['string<uuid>', { type: 'string', format: 'uuid' }],
  ['string<date-time> | null', { type: ['string', 'null'], format: 'date-time' }],
  ['integer | null', { type: ['integer', 'null'] }],
  ['string | integer | null', { type: ['string', 'integer', 'null'] }],
  ['object[]', { type: 'array', items: { type: 'object' } }],
  [
    'string<uuid>[][]',
    { type: 'array', items: { type: 'array', items: { type: 'string', format: 'uuid' } } },
  ],
  ['object[] | null', { type: ['array', 'null'], items: { type: 'object' } }],
  ['string<uuid> | integer', { anyOf: [{ type: 'string', format: 'uuid' }, { type: 'integer' }] }],
  ['file', { type: 'string', format: 'binary' }],
  ['any', {}],
  ['any | null', {}],
  ['Metadata · object', { title: 'Metadata', type: 'object' }],
  [
    '(Product · object | string)[]',
    { type: 'array', items: { anyOf: [{ title: 'Product', type: 'object' }, { type: 'string' }] } },
  ],
])('the type "%s" is read as a schema', (text, schema) => {
  expect(parseType(text)).toEqual({ schema, isEnum: false });
});

test('the type "enum<string> | null" has its values elsewhere', () => {
  expect(parseType('enum<string> | null')).toEqual({ schema: { type: ['string', 'null'] }, isEnum: true });
});

test.each([
  '',
  'text',
  'string of words',
  'enum<string',
  'string>',
  'constructor',
  'required',
  'string |',
  '(string',
  '(string)',
  `${'a'.repeat(400)} · object`,
])('"%s" is no type', (text) => {
  expect(parseType(text)).toBeUndefined();
});

test.each([
  ['Required range: 1 <= x <= 100', { minimum: 1, maximum: 100 }],
  ['Required range: x >= -0.5', { minimum: -0.5 }],
  ['Required range: x < 3', { exclusiveMaximum: 3 }],
  ['Required range: `0 < x <= 1`', { exclusiveMinimum: 0, maximum: 1 }],
  ['Minimum string length: 1', { minLength: 1 }],
  ['Required string length: 1 - 10', { minLength: 1, maxLength: 10 }],
  ['Required string length: 2', { minLength: 2, maxLength: 2 }],
  ['Pattern: `^a+$`', { pattern: '^a+$' }],
  ['Allowed value: "a"', { const: 'a' }],
  ['Plage requise: 0 <= x <= 1', { minimum: 0, maximum: 1 }],
  ['必須範囲: x >= 1', { minimum: 1 }],
  ['Longueur minimale: 3', { minLength: 3 }],
  ['最大長度: 9', { maxLength: 9 }],
])('the paragraph "%s" is read as a limit', (text, limit) => {
  const schema = { type: 'string' };
  expect([applyLimit(text, schema), schema]).toEqual([true, { type: 'string', ...limit }]);
});

test.each([
  ['Maximum array length: 5', { maxItems: 5, items: { type: 'string' } }],
  ['Required array length: 1 - 2 elements', { minItems: 1, maxItems: 2, items: { type: 'string' } }],
  ['Maximum string length: 5', { items: { type: 'string', maxLength: 5 } }],
  ['Pattern: ^a+$', { items: { type: 'string', pattern: '^a+$' } }],
  ['Longitud máxima: 5', { maxItems: 5, items: { type: 'string' } }],
])('the paragraph "%s" of a list is a limit of the list or of its items', (text, limit) => {
  const schema: JsonObject = { type: 'array', items: { type: 'string' } };
  expect([applyLimit(text, schema), schema]).toEqual([true, { type: 'array', ...limit }]);
});

test.each(['Required range: none', 'A pattern: x', 'Minimum string length: short', 'Maximum: 5', 'Words.'])(
  'the paragraph "%s" is no limit',
  (text) => {
    const schema = { type: 'string' };
    expect([applyLimit(text, schema), schema]).toEqual([false, { type: 'string' }]);
  },
);

test.each([
  ['Min length: 1Max length: 100', { minLength: 1, maxLength: 100 }],
  ['Min: -1.5Max: 2', { minimum: -1.5, maximum: 2 }],
  ['Default: 20', { default: 20 }],
  ['Pattern: ^[0-9]+$Max length: 5', { pattern: '^[0-9]+$', maxLength: 5 }],
  ['Format: date-timeMin length: 3', { format: 'date-time', minLength: 3 }],
])('the line "%s" is read as limits', (line, limits) => {
  expect(readConstraints(line, { type: 'integer' })).toEqual(limits);
});

test.each(['Minimum age', 'At most. Max length: 5', 'Max length: long', ''])(
  'the line "%s" is no limit',
  (line) => {
    expect(readConstraints(line, { type: 'string' })).toBeUndefined();
  },
);
