import { describe, expect, test } from '@jest/globals';
import { linesOf, parseSourceMap } from '../../src/source/source-map.js';

const map = { version: 1, page: 'x.md', pointers: { '/a': [1, 4], '/a/b~1c': [2, 3] } } as const;

describe('a source map', () => {
  test.each([
    ['a pointer of its own', '/a/b~1c', [2, 3]],
    ['the nearest part around it', '/a/b~1c/d/0', [2, 3]],
    ['a sibling, which has only its parent', '/a/b', [1, 4]],
    ['what has no lines', '/z', undefined],
    ['the whole document', '', undefined],
    ['what objects inherit', '/toString', undefined],
  ])('finds the lines of %s', (_what, pointer, lines) => {
    expect(linesOf(map, pointer)).toEqual(lines);
  });

  test('is read back from its text', () => {
    expect(parseSourceMap(JSON.stringify(map))).toEqual(map);
  });

  test.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['another version', '{"version":2,"page":"x","pointers":{}}'],
    ['no page', '{"version":1,"pointers":{}}'],
    ['no pointers', '{"version":1,"page":"x"}'],
    ['null for pointers', '{"version":1,"page":"x","pointers":null}'],
    ['one line where two belong', '{"version":1,"page":"x","pointers":{"/a":[1]}}'],
    ['text for lines', '{"version":1,"page":"x","pointers":{"/a":["1","2"]}}'],
  ])('is not read from %s', (_what, text) => {
    expect(parseSourceMap(text)).toBeUndefined();
  });
});
