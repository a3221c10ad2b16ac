import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  escapeToken,
  formatPointer,
  joinPointer,
  parsePointer,
  pointerFromFragment,
  unescapeToken,
  valueAt,
} from '../../src/source/json-pointer.js';

/** The document and table of RFC 6901 §5 and §6. */
const document = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

describe('a pointer', () => {
  test.each([
    ['', '#', document],
    ['/foo', '#/foo', ['bar', 'baz']],
    ['/foo/0', '#/foo/0', 'bar'],
    ['/', '#/', 0],
    ['/a~1b', '#/a~1b', 1],
    ['/c%d', '#/c%25d', 2],
    ['/e^f', '#/e%5Ef', 3],
    ['/g|h', '#/g%7Ch', 4],
    ['/i\\j', '#/i%5Cj', 5],
    ['/k"l', '#/k%22l', 6],
    ['/ ', '#/%20', 7],
    ['/m~0n', '#/m~0n', 8],
  ])('%j, written %s in a URI, finds what RFC 6901 says', (pointer, fragment, value) => {
    expect(pointerFromFragment(fragment)).toBe(pointer);
    expect(valueAt(document, pointer)).toEqual(value);
  });

  test.each([
    ['/foo/2', 'an item past the end'],
    ['/foo/00', 'an index with a leading zero'],
    ['/foo/-', 'the item after the last'],
    ['/foo/length', 'what is no item of an array'],
    ['/foo/0/0', 'a character of a text'],
    ['/toString', 'what is inherited'],
    ['/foo/constructor', 'what an array inherits'],
    ['/__proto__', 'the prototype'],
  ])('%s finds nothing: %s', (pointer) => {
    expect(valueAt(document, pointer)).toBeUndefined();
  });

  test('finds null and own properties of dangerous names', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"constructor":null}}');
    expect(valueAt(hostile, '/__proto__/constructor')).toBeNull();
  });

  test('keeps a fragment whose percent-encoding is broken', () => {
    expect(pointerFromFragment('#/100%')).toBe('/100%');
  });

  test('unescapes ~01 to ~1, not to a slash', () => {
    expect(unescapeToken('~01')).toBe('~1');
    expect(escapeToken('~1')).toBe('~01');
  });

  test('appends tokens, numbers among them', () => {
    expect(joinPointer('/paths', '/a~b', 0)).toBe('/paths/~1a~0b/0');
  });
});

describe('laws', () => {
  const token = fc.oneof(fc.string(), fc.constantFrom('', '~', '/', '~0', '~1', '~01', '__proto__'));

  test('parsing undoes formatting', () => {
    fc.assert(
      fc.property(fc.array(token), (tokens) => {
        expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
      }),
    );
  });

  test('a value is found where it was put', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 5 }), fc.integer(), (tokens, leaf) => {
        const root = tokens.reduceRight<unknown>((inner, name) => ({ [name]: inner }), leaf);
        expect(valueAt(root, formatPointer(tokens))).toBe(leaf);
      }),
    );
  });

  test('a fragment percent-encoded whole gives the pointer back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (tokens) => {
        const pointer = formatPointer(tokens);
        expect(pointerFromFragment(`#${encodeURIComponent(pointer)}`)).toBe(pointer);
      }),
    );
  });
});
