import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';
import { isVacuous } from '../../src/schema/vacuous.js';
import { minimalValue, validValues } from '../../src/schema/valid-values.js';

const rows: readonly [string, unknown, string, RegExp][] = [
  [
    'a pattern that no engine reads',
    { properties: { a: { pattern: '(?i)a' } } },
    '/properties/a/pattern',
    /Invalid/,
  ],
  ['a pattern as a property name', { patternProperties: { '[': {} } }, '/patternProperties/[', /Invalid/],
  ['a pattern that might run for ever', { pattern: '^(a+)\\1+(b*)*$' }, '/pattern', /bounded time/],
  ['a reference to nothing', { items: { $ref: '#/$defs/No' } }, '/items/$ref', /nothing is found/],
  ['a reference elsewhere', { $ref: 'other.json' }, '/$ref', /nothing is found at "other.json"/],
  ['a reference to an inherited member', { $ref: '#/constructor' }, '/$ref', /nothing is found/],
  ['a reference to itself', { $ref: '#' }, '', /refers to itself/],
  [
    'references in a ring, through alternatives',
    { $ref: '#/$defs/A', $defs: { A: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/A' }] } } },
    '/$defs/A',
    /refers to itself/,
  ],
  ['a dynamic reference', { $dynamicRef: '#node' }, '/$dynamicRef', /not supported/],
  ['a type that JSON has not', { type: 'file' }, '/type', /JSON type name/],
  [
    'a limit of the wrong kind',
    { properties: { a: { minLength: '3' } } },
    '/properties/a/minLength',
    /whole number/,
  ],
  ['a boolean limit', { exclusiveMinimum: true }, '/exclusiveMinimum', /a number/],
  ['a step of zero', { multipleOf: 0 }, '/multipleOf', /above 0/],
  ['a list where a schema stands', { items: [{}] }, '/items', /must be a schema/],
  ['a text where a schema stands', { properties: { a: 'string' } }, '/properties/a', /must be a schema/],
  ['one schema where a list stands', { allOf: {} }, '/allOf', /list of schemas/],
  ['a list where a map stands', { properties: [] }, '/properties', /map of schemas/],
  ['required as a boolean', { required: true }, '/required', /list of property names/],
  ['dependents as one name', { dependentRequired: { a: 'b' } }, '/dependentRequired', /property-name lists/],
];

describe('a schema that cannot be compiled', () => {
  test.each(rows)('for %s has a problem with its place', (_name, schema, schemaPointer, message) => {
    const validator = validatorOf(schema as JsonSchema);
    expect(validator.problem).toEqual({ schemaPointer, message: expect.stringMatching(message) });
    expect(validator.validate(1)).toEqual([]);
  });

  test('is reported, not thrown, when it is nested beyond the stack', () => {
    let schema: JsonSchema = {};
    for (let depth = 0; depth < 50_000; depth++) schema = { items: schema };
    expect(validatorOf(schema).problem).toMatchObject({ schemaPointer: '' });
  });

  test('yields no values, and a reason', () => {
    const schema = { properties: { a: { minLength: -1 } } };
    expect([...validValues(schema)]).toEqual([]);
    expect([...invalidValues(schema)]).toEqual([]);
    expect(isVacuous(schema)).toBe(false);
    expect(minimalValue(schema)).toEqual({
      ok: false,
      reason: '/properties/a/minLength: must be a whole number, 0 or more',
    });
  });

  test('is no longer one when the odd keyword is only an annotation', () => {
    expect(validatorOf({ examples: [{ type: 'file' }], default: { $ref: 'x' } }).problem).toBeUndefined();
  });
});
