import { describe, expect, test } from '@jest/globals';
import { placeTreeOf } from '../../../src/check/coverage/place-tree.js';
import { everyPlace, placesAt, walkValue } from '../../../src/check/coverage/walk-value.js';
import type { JsonSchema } from '../../../src/schema/json-schema.js';

const places = (schema: JsonSchema) =>
  [...everyPlace(placeTreeOf(schema))].map(
    ({ pointer, keywords }) => `${pointer}: ${[...keywords].join(' ')}`,
  );

const list = {
  $defs: { Node: { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } } },
  $ref: '#/$defs/Node',
};

describe('the places of a schema', () => {
  test.each<[string, JsonSchema, readonly string[]]>([
    ['anything', true, [': ']],
    [
      'properties, with what is required of them',
      { type: 'object', required: ['a'], properties: { a: { minLength: 2 } } },
      [': type', '/a: required minLength'],
    ],
    [
      'limits that nothing is beyond',
      { minLength: 0, minItems: 0, uniqueItems: false, additionalProperties: true },
      [': '],
    ],
    [
      'formats that are checked, and others',
      { properties: { a: { format: 'uuid' }, b: { format: 'colour' } } },
      [': ', '/a: format', '/b: '],
    ],
    [
      'items and free keys',
      { items: { additionalProperties: { type: 'null' } } },
      [': ', '/*: ', '/*/*: type'],
    ],
    [
      'allOf and $ref as one',
      { $defs: { A: { maxLength: 9 } }, $ref: '#/$defs/A', allOf: [{ pattern: 'a' }] },
      [': maxLength pattern'],
    ],
    [
      'alternatives apart',
      { oneOf: [{ type: 'string' }, { properties: { a: { const: 1 } } }] },
      [': ', ': type', ': ', '/a: const'],
    ],
    ['a schema inside itself once', list, [': type', '/next: ']],
  ])('are those of %s', (_what, schema, expected) => {
    expect(places(schema)).toEqual(expected);
  });

  test('are cut where there are very many', () => {
    const wide = (depth: number): JsonSchema => ({
      properties: Object.fromEntries(
        Array.from({ length: depth === 0 ? 0 : 10 }, (_, at) => [`p${at}`, wide(depth - 1)]),
      ),
    });
    const tree = placeTreeOf(wide(3));
    expect(tree.isCut).toBe(true);
    expect([...everyPlace(tree)].length).toBeLessThan(3_100);
  });

  test('are found from a pointer, through alternatives', () => {
    const tree = placeTreeOf({
      anyOf: [{ properties: { a: { items: { properties: { b: { type: 'null' } } } } } }],
    });
    expect(placesAt(tree, '/a/7/b').map(({ pointer }) => pointer)).toEqual(['/a/*/b']);
    expect(placesAt(tree, '/c')).toEqual([]);
  });
});

test('a value is walked only through the alternatives that it takes', () => {
  const tree = placeTreeOf({
    oneOf: [
      { required: ['cat'], properties: { cat: { enum: ['tabby'] } } },
      { required: ['dog'], properties: { dog: { type: 'string' } } },
    ],
    if: { required: ['dog'] },
    else: { properties: { cat: { maxLength: 9 } } },
  });
  const met: string[] = [];
  walkValue(
    tree,
    { cat: 'tabby' },
    {
      place: (node) => met.push(`place ${node.pointer}`),
      branch: (_node, branch) => met.push(`branch ${branch.name}`),
    },
  );
  expect(met.sort()).toEqual([
    'branch else',
    'branch oneOf 1',
    'place ',
    'place ',
    'place ',
    'place /cat',
    'place /cat',
  ]);
});
