import { describe, expect, test } from '@jest/globals';
import { combinedHeader, headerValue, isFieldValue } from '../../src/http/message.js';

const headers = [
  ['X-A', '1'],
  ['x-a', '2'],
  ['__proto__', 'p'],
] as const;

describe('header fields', () => {
  test.each([
    ['x-a', '1', '1, 2'],
    ['X-A', '1', '1, 2'],
    ['__PROTO__', 'p', 'p'],
    ['constructor', undefined, undefined],
  ])('%s is found in any letter case', (name, first, all) => {
    expect([headerValue(headers, name), combinedHeader(headers, name)]).toEqual([first, all]);
  });

  test.each([
    ['', true],
    ['a b', true],
    ['~!"', true],
    [' a', false],
    ['a ', false],
    ['a\nb', false],
    ['a\tb', false],
    ['\u0000', false],
    ['é', false],
  ])('%j travels unchanged: %s', (text, expected) => {
    expect(isFieldValue(text)).toBe(expected);
  });
});
