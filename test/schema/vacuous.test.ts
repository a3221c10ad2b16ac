import { describe, expect, test } from '@jest/globals';
import type { JsonSchema } from '../../src/schema/json-schema.js';
import { isPlainlyVacuous, isVacuous } from '../../src/schema/vacuous.js';

describe('a schema is vacuous', () => {
  test.each([
    [{}],
    [true],
    [{ description: 'anything' }],
    [{ type: 'object' }],
    [{ type: 'object', properties: { a: { type: 'string' } } }],
    [{ properties: { a: { type: 'string' } } }],
    [{ type: ['object', 'null'] }],
    [{ anyOf: [{ type: 'string' }, { type: 'object' }] }],
    [{ $ref: '#/$defs/A', $defs: { A: { type: 'object', additionalProperties: false } } }],
  ] as [JsonSchema][])('when absence goes unnoticed: %j', (schema) => {
    expect([isVacuous(schema), isPlainlyVacuous(schema)]).toEqual([true, true]);
  });

  test.each([
    [false],
    [{ type: 'string' }],
    [{ type: 'array' }],
    [{ minLength: 3 }],
    [{ enum: [{}, 1] }],
    [{ type: 'object', required: ['a'] }],
    [{ type: 'object', minProperties: 1 }],
    [{ allOf: [{ type: 'object' }, { required: ['a'] }] }],
    [{ oneOf: [{ type: 'object' }, { properties: {} }] }],
    [{ pattern: '(' }],
  ] as [JsonSchema][])('never when something must be there: %j', (schema) => {
    expect(isVacuous(schema)).toBe(false);
    expect([false, undefined]).toContain(isPlainlyVacuous(schema));
  });
});
