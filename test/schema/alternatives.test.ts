import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';

const cat = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { const: 'cat' }, lives: { type: 'integer', minimum: 1 } },
};
const dog = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: 'dog' }, name: { type: 'string', minLength: 2 } },
};
const pet = { oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }], $defs: { Cat: cat, Dog: dog } };

const rows: readonly [string, JsonSchema, unknown, readonly string[]][] = [
  [
    'the branch of the only type that fits',
    { anyOf: [{ type: 'null' }, { type: 'string', minLength: 2 }] },
    'a',
    ['minLength at , rule /anyOf/1/minLength'],
  ],
  [
    'the branch whose constant fits',
    pet,
    { kind: 'dog', name: 'x' },
    ['minLength at /name, rule /$defs/Dog/properties/name/minLength'],
  ],
  [
    'all that is wrong in that branch',
    pet,
    { kind: 'cat', lives: 0.5 },
    ['type at /lives, rule /$defs/Cat/properties/lives/type'],
  ],
  [
    'the branch that is wrong only further inside',
    { anyOf: [{ required: ['a'] }, { properties: { b: { type: 'string' } } }] },
    { b: 1 },
    ['type at /b, rule /anyOf/1/properties/b/type'],
  ],
  [
    'the nearest branch of a nested choice',
    { anyOf: [{ type: 'null' }, { anyOf: [{ type: 'number' }, { type: 'string', maxLength: 1 }] }] },
    'ab',
    ['maxLength at , rule /anyOf/1/anyOf/1/maxLength'],
  ],
  [
    'the choice itself where no branch is nearer',
    { properties: { a: { oneOf: [{ required: ['x'] }, { required: ['y'] }] } } },
    { a: {} },
    ['oneOf at /a, rule /properties/a/oneOf'],
  ],
  [
    'the choice itself where several branches match',
    { oneOf: [{ type: 'integer' }, { minimum: 2 }, { type: 'string' }] },
    3,
    ['oneOf at , rule /oneOf'],
  ],
  [
    'what is wrong beside a choice as well',
    {
      required: ['z'],
      anyOf: [{ required: ['x'] }, { required: ['y'] }],
      properties: { b: { type: 'string' } },
    },
    { b: 1 },
    ['anyOf at , rule /anyOf', 'required at , rule /required', 'type at /b, rule /properties/b/type'],
  ],
];

describe('of alternatives', () => {
  test.each(rows)('%s is told', (_name, schema, value, expected) => {
    const found = validatorOf(schema).validate(value);
    const told = found.map(
      ({ keyword, instancePointer, schemaPointer }) =>
        `${keyword} at ${instancePointer}, rule ${schemaPointer}`,
    );
    expect(told.sort()).toEqual(expected);
  });

  test.each([
    [
      { anyOf: [{ type: 'string' }, { type: ['integer', 'null'] }] },
      true,
      'must be a string or a whole number or null',
    ],
    [
      { anyOf: [{ minLength: 2 }, { pattern: 'x' }] },
      'a',
      'must match at least one of 2 alternatives, but matches none',
    ],
    [
      { oneOf: [{ minLength: 2 }, { pattern: 'x' }] },
      'a',
      'must match exactly one of 2 alternatives, but matches none',
    ],
    [
      { oneOf: [{ minLength: 2 }, { pattern: 'x' }, { pattern: 'y' }] },
      'y!',
      'must match exactly one of 3 alternatives, but matches alternatives 1 and 3',
    ],
  ])('the clause for %j says what would do', (schema, value, message) => {
    expect(validatorOf(schema).validate(value)).toMatchObject([{ message }]);
  });
});
