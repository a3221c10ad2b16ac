import { describe, expect, test } from '@jest/globals';
import { parseText } from '../../src/source/parse-text.js';

/** The text at the value, and at the key where there is one. */
function textsAt(text: string, pointer: string): { key?: string; value?: string } {
  const place = parseText({ path: 'a.yaml', text }).positions().get(pointer);
  return {
    ...(place?.key ? { key: text.slice(place.key.start, place.key.end) } : {}),
    ...(place ? { value: text.slice(place.value.start, place.value.end) } : {}),
  };
}

const block = `openapi: 3.1.0
paths:
  /a/{id}~x:
    'get': {tags: [one, "two"], x: {}}
    "put":
      - 1
      # a note
      - name: |
          text
          more
        empty:
      -
last: >-
  folded
`;

describe('the place of a node', () => {
  test.each([
    ['a plain value', block, '/openapi', 'openapi', '3.1.0'],
    ['a key with a slash and a tilde', block, '/paths/~1a~1{id}~0x/get/x', 'x', '{}'],
    ['a quoted key', block, '/paths/~1a~1{id}~0x/get', 'get', '{tags: [one, "two"], x: {}}'],
    ['a flow sequence', block, '/paths/~1a~1{id}~0x/get/tags', 'tags', '[one, "two"]'],
    ['a quoted item', block, '/paths/~1a~1{id}~0x/get/tags/1', undefined, 'two'],
    ['an item of a block sequence', block, '/paths/~1a~1{id}~0x/put/0', undefined, '1'],
    ['a literal block', block, '/paths/~1a~1{id}~0x/put/1/name', 'name', '          text\n          more\n'],
    [
      'a value that is not written, which is its key',
      block,
      '/paths/~1a~1{id}~0x/put/1/empty',
      'empty',
      'empty',
    ],
    ['a folded block', block, '/last', 'last', '  folded\n'],
    ['an alias, which stands where it is written', 'a: &x {k: 1}\nb: *x', '/b', 'b', '*x'],
    ['an anchored node', 'a: &x {k: 1}\nb: *x', '/a', 'a', '{k: 1}'],
    ['compact JSON', '{"a":{"b":[1,{"c":"d"}]}}', '/a/b', 'b', '[1,{"c":"d"}]'],
    ['JSON inside', '{"a":{"b":[1,{"c":"d"}]}}', '/a/b/1/c', 'c', 'd'],
    ['the whole', '{"a":{"b":[1,{"c":"d"}]}}', '', undefined, '{"a":{"b":[1,{"c":"d"}]}}'],
    ['JSON with tabs and CRLF', '{\r\n\t"a": [\r\n\t\ttrue\r\n\t]\r\n}', '/a', 'a', '[\r\n\t\ttrue\r\n\t]'],
    [
      'a flow mapping with comments',
      '{\n  a: 1, # one } here\n  # two ]\n}',
      '',
      undefined,
      '{\n  a: 1, # one } here\n  # two ]\n}',
    ],
    ['a key written with escapes', '{"\\u0061\\/b": 1}', '/a~1b', '\\u0061\\/b', '1'],
    ['a key of two escaped halves', '{"\\ud83d\\ude00": 1}', '/😀', '\\ud83d\\ude00', '1'],
    [
      'a key longer than YAML takes',
      `{"${'k'.repeat(2_000)}": 1}`,
      `/${'k'.repeat(2_000)}`,
      'k'.repeat(2_000),
      '1',
    ],
    ['the empty key', '{"": {"": 2}}', '//', '', '2'],
    ['a list at its parent’s indentation', 'a:\n- x\n- y\nb: 1', '/a', 'a', '- x\n- y'],
  ])('%s', (_what, text, pointer, key, value) => {
    expect(textsAt(text, pointer)).toEqual({ ...(key === undefined ? {} : { key }), value });
  });

  test('an item that is not written stands where the reader has come to, never at the top', () => {
    const places = parseText({ path: 'a.yaml', text: block }).positions();
    const start = places.get('/paths/~1a~1{id}~0x/put/2')?.value.start ?? 0;
    expect(block.slice(0, start)).toContain('empty');
  });

  test('a hostile run of comment marks is read in no time', () => {
    const text = `{a: 1, ${'# #\n'.repeat(20_000)}}`;
    expect(textsAt(text, '').value).toBe(text);
  });
});
