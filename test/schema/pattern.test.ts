import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linearMatcher } from '../../src/schema/linear-matcher.js';
import { compilePattern } from '../../src/schema/pattern.js';
import { parsePattern } from '../../src/schema/pattern-syntax.js';
import { textMatching } from '../../src/schema/pattern-text.js';

const matches = (pattern: string, text: string): boolean | string => {
  const compiled = compilePattern(pattern);
  return compiled.ok ? compiled.matcher.test(text) : compiled.reason;
};

describe('a pattern', () => {
  test.each([
    ['^\\p{Lu}+$', 'ÉÑ', true],
    ['^\\p{L}[\\"\\_]$', 'é"', true],
    ['^.$', '😀', true],
    ['^\\p{L}\\-\\d$', 'é-1', true],
    ['^\\a$', 'a', true],
    ['^{x}$', '{x}', true],
    ['^[a-zA-Z\\u0080-\\u024F\\s\\/\\-\\)\\(\\`\\.\\"\\\']+$', "São 'Paulo'", true],
    ['^[a-zA-Z\\u0080-\\u024F\\s\\/\\-\\)\\(\\`\\.\\"\\\']+$', 'Area 51', false],
  ])('%s is read as its author meant it on %p: %p', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test.each([
    ['^(a+)+$', `${'a'.repeat(50_000)}!`],
    ['^(a|a)*$', `${'a'.repeat(50_000)}!`],
    ['(x+x+)+y', 'x'.repeat(20_000)],
    ['a*a*a*b', 'a'.repeat(100_000)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(50_000)],
    ['^(?:(?:){1000000000}a?){3}$', 'b'.repeat(2_000)],
    ['^(a|aa)+$', `${'a'.repeat(50_000)}!`],
    ['^(.*a){20}$', `${'a'.repeat(2_000)}!`],
    ['^(.*a){20}b', 'a'.repeat(900)],
    ['^(?=(a+)+$)a', `${'a'.repeat(20_000)}!`],
    ['^(?!(a|aa)*b)(?=(a*)*c)', 'a'.repeat(20_000)],
    ['(?=.*b)a', 'a'.repeat(20_000)],
    ['(?<=(x+)+y)a', `${'x'.repeat(20_000)}a`],
    ['(?<!^a*)b', `${'a'.repeat(20_000)}b`],
    ['^(\\w+\\s?)*$', `${'word '.repeat(4_000)}!`],
    [
      '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
      'a'.repeat(20_000),
    ],
    [
      '^(([^<>()[\\]\\\\.,;:\\s@"]+(\\.[^<>()[\\]\\\\.,;:\\s@"]+)*)|(".+"))@((\\[[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\])|(([a-zA-Z\\-0-9]+\\.)+[a-zA-Z]{2,}))$',
      `a@${'a.'.repeat(9_000)}!`,
    ],
    ['^(a?){64}a{64}$', 'a'.repeat(63)],
    ['^(x{0,200}y{0,200}){4}$', `${'xy'.repeat(5_000)}z`],
  ])('%s cannot hang the test of a long text', (pattern, text) => {
    expect(matches(pattern, text)).toBe(false);
  });

  test.each([
    ['(?<=x)a', 'a'.repeat(30_000), false],
    ['(?<=x)a', `${'a'.repeat(30_000)}xa`, true],
    ['^(["\']).*\\1$', `"${'a'.repeat(30_000)}'`, false],
    ['^(["\']).*\\1$', `"${'a'.repeat(30_000)}"`, true],
  ])('%s is decided on a long text', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test.each([
    ['^a+$', 1_000_000, true],
    ['^(a+)+$', 1_000_000, true],
    ['^(a*)b\\1$', 100_000, true],
    ['^(a*)(b*)(c*)\\1\\2\\3$', 90, true],
    ['^(a*)(b*)(c*)\\1\\2\\3$', 200, false],
  ])('%s is decided on texts of %d characters: %p', (pattern, length, expected) => {
    const compiled = compilePattern(pattern) as Extract<ReturnType<typeof compilePattern>, { ok: true }>;
    expect(compiled.matcher.decides(length)).toBe(expected);
  });

  test('with back-references too many to follow passes texts that are too long', () => {
    expect(matches('^(a*)(b*)(c*)\\1\\2\\3$', 'x'.repeat(80))).toBe(false);
    expect(matches('^(a*)(b*)(c*)\\1\\2\\3$', 'x'.repeat(200))).toBe(true);
  });
});

const PATTERNS = [
  '^(a+)+$',
  '^(?=.*[A-Z])(?=.*\\d).{3,}$',
  '\\bab\\b',
  '\\Ba',
  '^$',
  '',
  'a{2,4}b?',
  '[^a-c]+$',
  '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$',
  '(?!a)[ab]c|c',
  '^\\p{L}+$',
  'a|',
  '(|a)b',
  '^(\\d{3}-){2}\\d{4}$',
  '[\\]a]b',
  '^\\u0041\\x42$',
  '(a*)*b',
  '(?:a?){3}a{3}',
  'a{0}b',
  'a{,3}',
  '^(?<year>\\d{4})-(?<month>0[1-9]|1[0-2])$',
  '(?<=a)b',
  '(?<!a|bc)b',
  '(?<=\\bab?)[bc](?!b\\b)',
];
/** Texts for these would have to be thought out. */
const INTRICATE = ['(?<=^a*(b|1)c?)[-c](?=a|$)', '(?=(?<=a.)b)(?!.*c)'];

describe('the linear matcher', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', '1', '-', ' ', 'é', '{', '}', ','),
    maxLength: 12,
  });

  test.each([...PATTERNS, ...INTRICATE])('agrees with the engine on %s', (pattern) => {
    const compiled = compilePattern(pattern) as Extract<ReturnType<typeof compilePattern>, { ok: true }>;
    const { regExp } = compiled.matcher;
    const linear = linearMatcher(parsePattern(regExp), regExp.unicode);
    fc.assert(fc.property(text, (sample) => linear?.test(sample) === regExp.test(sample)));
  });

  test.each(['(a)\\1', '(?<=(a)\\1)b', '^(a{1000}){1000}$'])('does not take on %s', (pattern) => {
    expect(linearMatcher(parsePattern(new RegExp(pattern, 'u')), true)).toBeUndefined();
  });
});

describe('a text for a pattern', () => {
  const free = { minLength: 0, maxLength: Number.POSITIVE_INFINITY, variant: 0 };

  test.each([
    ...PATTERNS,
    '^[a-zA-Z\\u0080-\\u024F\\s\\/\\-\\)\\(\\`\\.\\"\\\']+$',
    '\\ud83d\\ude00',
    '^([ab])\\1$',
    '^\\cC$',
  ])('is found for %s', (pattern) => {
    expect(matches(pattern, textMatching(pattern, free) as string)).toBe(true);
  });

  test.each([
    ['^[a-z]+$', 5, 5, 'abcde'],
    ['^[A-Z]{2}\\d+$', 6, 10, 'AB2345'],
    ['[0-9]{3}', 6, 6, '012aaa'],
    ['^\\+?[1-9]\\d{1,14}$', 0, 20, '11'],
    ['^(cat|bird)s?$', 0, 20, 'cat'],
    ['^a{3}$', 4, 9, undefined],
    ['(?<=x)y', 0, 9, 'xy'],
    ['a(?=b)', 0, 9, 'ab'],
    ['^(?!a)a$', 0, 9, undefined],
  ])('of %s with %p to %p characters is %p', (pattern, minLength, maxLength, expected) => {
    expect(textMatching(pattern, { minLength, maxLength, variant: 0 })).toBe(expected);
  });

  test('differs from variant to variant', () => {
    const texts = [0, 1, 2, 3].map((variant) => textMatching('^[a-z]{3}-\\d{2}$', { ...free, variant }));
    expect(new Set(texts).size).toBe(4);
  });
});
