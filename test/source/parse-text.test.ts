import { describe, expect, test } from '@jest/globals';
import { parseText } from '../../src/source/parse-text.js';

const parse = (text: string) => parseText({ path: 'a.yaml', text });

describe('a text that parses', () => {
  test.each([
    ['JSON', '{"a": [1, true, null]}', { a: [1, true, null] }],
    ['YAML', 'a:\n  - 1\n  - true\n  - ~\n', { a: [1, true, null] }],
    ['JSON with tabs, which YAML forbids for indentation', '{\n\t"a":\t1\n}', { a: 1 }],
    ['a flow mapping that is no JSON', '{a: 1,}', { a: 1 }],
    ['a date, which stays text', 'a: 2020-01-01', { a: '2020-01-01' }],
    ['yes and on, which are text in YAML 1.2', 'a: yes\non: off', { a: 'yes', on: 'off' }],
    ['number keys, which become text', '200: ok', { '200': 'ok' }],
    ['anchors', 'a: &x {k: 1}\nb: *x', { a: { k: 1 }, b: { k: 1 } }],
    ['merge keys', 'a: &x {k: 1, l: 1}\nb:\n  <<: *x\n  l: 2', { a: { k: 1, l: 1 }, b: { k: 1, l: 2 } }],
    ['a scalar alone', 'x', 'x'],
  ])('%s', (_what, text, value) => {
    const parsed = parse(text);
    expect(parsed.problem).toBeUndefined();
    expect(parsed.value).toEqual(value);
  });

  test.each(['__proto__: {a: 1}', '{"__proto__": {"a": 1}}'])(
    'keeps %s as an own property and pollutes nothing',
    (text) => {
      expect(Object.keys(parse(text).value as object)).toEqual(['__proto__']);
      expect(({} as { a?: unknown }).a).toBeUndefined();
    },
  );
});

describe('a text that does not parse gives a problem, not an exception', () => {
  test.each([
    ['a broken flow mapping', 'a: 1\nb: [1, 2\nc: 3', 'c: 3'],
    ['a duplicate key', 'a: 1\nb: 2\na: 3', 'a: 3'],
    ['broken JSON', '{"a": 1 "b": 2}', ': 2}'],
    ['an alias without its anchor', 'a: *nope', 'nope'],
    ['an unknown tag', 'a: !!python/object x', '!!python/object x'],
  ])('%s, at its offset', (_what, text, rest) => {
    const { problem, value } = parse(text);
    expect(value).toBeUndefined();
    expect(problem?.message).not.toBe('');
    expect(text.slice(problem?.offset)).toBe(rest);
  });

  test.each([
    ['an empty text', ''],
    ['a comment alone', '# nothing'],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['a mapping as a key', '? {a: 1}\n: b'],
  ])('%s', (_what, text) => {
    expect(parse(text).problem?.message).toMatch(/\w/);
    expect(parse(text).positions().size).toBe(0);
  });
});

describe('hostile nesting', () => {
  const laughs = [
    'l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]',
    ...Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(', ')}]`,
    ),
  ].join('\n');

  test.each([
    ['a billion laughs', laughs, /expand/],
    ['more aliases than a document needs', `a: &a x\nb: [${Array(1_001).fill('*a').join(', ')}]`, /alias/],
    ['a node inside itself', 'a: &a\n  b: *a', /inside/],
    ['2,000 levels of JSON', `${'['.repeat(2_000)}${']'.repeat(2_000)}`, /deep|depth/i],
    ['2,000 levels of JSON objects', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`, /deep|depth/i],
    ['2,000 levels of flow YAML', `${'[a, '.repeat(2_000)}${']'.repeat(2_000)}`, /deep|depth/i],
    [
      '2,000 levels of block YAML',
      Array.from({ length: 2_000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      /deep|depth/i,
    ],
    ['100,000 opening brackets', '['.repeat(100_000), /\w/],
  ])('refuses %s as a value', (_what, text, message) => {
    expect(parse(text).value).toBeUndefined();
    expect(parse(text).problem?.message).toMatch(message);
  });

  test('takes ordinary depth, with places all the way down', () => {
    const text = `${'['.repeat(900)}1${']'.repeat(900)}`;
    expect(parse(text).problem).toBeUndefined();
    expect(parse(text).positions().size).toBe(901);
  });

  test('takes shared schemas that aliases repeat a thousand times', () => {
    const text = `a: &a {type: string}\nb: [${Array(900).fill('*a').join(', ')}]`;
    expect(parse(text).problem).toBeUndefined();
  });
});

test('keys that YAML has twice are read by the last one and told, where that is asked for', () => {
  const text = 'a: {b: 1, c: 0, b: 2}\nd: &d {e: 1}\nf:\n  <<: *d\n  <<: *d\n200: 3\n"200": 4';
  const {
    value,
    problem,
    repeatedKeys = [],
    positions,
  } = parseText({ path: 'a.yaml', text }, { repeatedKeys: 'last' });
  expect(problem).toBeUndefined();
  expect(value).toEqual({ a: { b: 2, c: 0 }, d: { e: 1 }, f: { e: 1 }, 200: 4 });
  expect(repeatedKeys.map(({ name, pointer, range }) => [name, pointer, text.slice(range.start)])).toEqual([
    ['b', '/a', text.slice(text.lastIndexOf('b: 2'))],
    ['200', '', '200": 4'],
  ]);
  expect(positions().get('/a/b')?.value.start).toBe(text.indexOf('2}'));
});
