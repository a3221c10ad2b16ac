import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import { selfContained } from '../../src/schema/self-contained.js';

const accepts = (
  dialect: 'draft-04' | '2020-12',
  schema: unknown,
  value: unknown,
  documents: Readonly<Record<string, unknown>> = {},
): boolean | string => {
  const validator = validatorOf(selfContained(schema, { dialect, read: (uri) => documents[uri] }));
  return validator.problem?.message ?? validator.validate(value).length === 0;
};

describe('a schema of draft 4', () => {
  test.each([
    ['a boolean limit excludes it', { maximum: 3, exclusiveMaximum: true }, 2, 3],
    ['a boolean limit that is false leaves it', { minimum: 3, exclusiveMinimum: false }, 3, 2],
    ['a list of items is a prefix', { items: [{ type: 'string' }], additionalItems: false }, ['a'], ['a', 1]],
    [
      'additional items count beside a list only',
      { type: 'array', items: {}, additionalItems: false },
      [1, 2],
      'x',
    ],
    ['dependencies name properties', { dependencies: { a: ['b'] } }, { a: 1, b: 1 }, { a: 1 }],
    ['dependencies are schemas', { dependencies: { a: { minProperties: 2 } } }, { a: 1, b: 1 }, { a: 1 }],
    [
      'nothing counts beside a reference',
      { $ref: '#/definitions/a', maxLength: 1, definitions: { a: { type: 'string' } } },
      'long',
      1,
    ],
    ['an id names a definition', { $ref: '#it', definitions: { a: { id: '#it', type: 'string' } } }, 'x', 1],
  ])('%s', (_name, schema, valid, invalid) => {
    expect([valid, invalid].map((value) => accepts('draft-04', schema, value))).toEqual([true, false]);
  });
});

describe('a schema of 2020-12', () => {
  const documents = {
    'https://a.test/words.json': { $defs: { word: { $anchor: 'word', type: 'string' } } },
    'https://a.test/list.json': {
      $id: 'https://a.test/list.json',
      type: 'array',
      items: { $dynamicRef: '#item' },
      $defs: { any: { $dynamicAnchor: 'item' } },
    },
  };

  test.each([
    ['by a URI and a pointer', { $ref: 'https://a.test/words.json#/$defs/word' }, 'x', 1],
    ['by an anchor in another document', { $id: 'https://a.test/', $ref: 'words.json#word' }, 'x', 1],
    [
      'by an identifier inside',
      { $ref: 'urn:x:y', $defs: { a: { $id: 'urn:x:y', type: 'string' } } },
      'x',
      1,
    ],
    [
      'by the outermost dynamic anchor',
      {
        $id: 'https://a.test/numbers.json',
        $ref: 'list.json',
        $defs: { number: { $dynamicAnchor: 'item', type: 'number' } },
      },
      [1],
      ['x'],
    ],
    [
      'by recursion',
      { properties: { next: { $ref: '#' } }, additionalProperties: false },
      { next: {} },
      { next: { x: 1 } },
    ],
  ])('finds what is named %s', (_name, schema, valid, invalid) => {
    expect([valid, invalid].map((value) => accepts('2020-12', schema, value, documents))).toEqual([
      true,
      false,
    ]);
  });

  test('keeps a reference that leads nowhere, which the validator then reports', () => {
    expect(accepts('2020-12', { $ref: 'https://a.test/none.json' }, 1)).toBe(
      'nothing is found at "https://a.test/none.json"',
    );
  });
});
