import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonPlaces, repeatedKeysOfJson } from '../../src/source/json-places.js';
import { formatPointer } from '../../src/source/json-pointer.js';
import { parseText } from '../../src/source/parse-text.js';

/** Every node of a value with its pointer. */
function* nodes(
  value: unknown,
  tokens: readonly string[] = [],
): Generator<[pointer: string, value: unknown]> {
  yield [formatPointer(tokens), value];
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) yield* nodes(child, [...tokens, key]);
}

describe('the places of JSON', () => {
  test('of each node hold its text, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const places = new JsonPlaces(text);
        const all = [...nodes(JSON.parse(text))];
        expect(places.size).toBe(all.length);
        for (const [pointer, expected] of all) {
          const { start, end } = places.get(pointer)?.value ?? { start: 0, end: 0 };
          const [from, to] = typeof expected === 'string' ? [start - 1, end + 1] : [start, end];
          expect(JSON.parse(text.slice(from, to))).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['{"a": 1}', '/b'],
    ['{"a": 1}', '/a/b'],
    ['[1]', '/1'],
    ['[1]', '/-'],
    ['[1]', '/01'],
    ['"[1]"', '/0'],
    ['{"a": "{"}', '/a/b'],
  ])('%s has none at %s', (text, pointer) => {
    expect(new JsonPlaces(text).get(pointer)).toBeUndefined();
  });

  test('of large nodes are those of small ones: each child, the last of a repeated key, none beyond the end', () => {
    const names = Array.from({ length: 300 }, (_, index) => `k${index % 200}`);
    const text = `{"list": [${names.map((_, index) => index)}], "map": {${names.map((name, index) => `"${name}": ${index}`)}}}`;
    const places = new JsonPlaces(text);
    const numberAt = (pointer: string) => {
      const { start, end } = places.get(pointer)?.value ?? { start: 0, end: 0 };
      return text.slice(start, end);
    };
    for (let round = 0; round < 2; round++) {
      expect(['/list/0', '/list/299', '/list/300', '/list/-'].map(numberAt)).toEqual(['0', '299', '', '']);
      expect(['/map/k0', '/map/k99', '/map/k150', '/map/k200'].map(numberAt)).toEqual([
        '200',
        '299',
        '150',
        '',
      ]);
    }
  });

  test('of a repeated key is that of the last one', () => {
    const text = '{"a": {"b": 1}, "a": {"c": 2}}';
    const places = new JsonPlaces(text);
    expect(places.get('/a/b')).toBeUndefined();
    expect(places.get('/a/c')?.value).toEqual({ start: text.indexOf('2'), end: text.indexOf('2') + 1 });
  });
});

test('keys that an object has twice are told, and one written with an escape is the same', () => {
  const text = '{"a": [{"b": 1, "\\u0062": 2}], "a/b": {"c": {}, "c": []}, "d": "{}", "e": {}}';
  const found = repeatedKeysOfJson(parseText({ path: 'a.json', text }));
  expect(
    found.map(({ name, pointer, range }) => [name, pointer, text.slice(range.start, range.end)]),
  ).toEqual([
    ['b', '/a/0', '\\u0062'],
    ['c', '/a~1b', 'c'],
  ]);
});

test('those of YAML are not found here', () => {
  expect(repeatedKeysOfJson(parseText({ path: 'a.yaml', text: 'a: 1\nb: 2' }))).toEqual([]);
});
