import { describe, expect, test } from '@jest/globals';
import { jsonProgress } from '../../src/exchange/json-progress.js';

describe('a JSON body that has not ended', () => {
  test.each([
    ['', 'begun'],
    [' \n', 'begun'],
    ['{"a": [1, "}', 'begun'],
    ['[1,', 'begun'],
    ['tru', 'begun'],
    ['"tally', 'begun'],
    ['{"a": 1}', 'whole'],
    ['\uFEFF{"a": 1}\n', 'whole'],
    ['12', 'whole'],
    ['data: {"a": 1}\n\n', 'broken'],
    ['<html>', 'broken'],
    ['id: 1\n', 'broken'],
    ['{"a": 1}\n{"a": 2}', 'broken'],
    ['[]]', 'broken'],
  ])('%j is %s', (text, expected) => {
    const progress = jsonProgress([['Content-Type', 'application/problem+json; charset=utf-8']]);
    expect(progress?.(Buffer.from(text))).toBe(expected);
  });

  test('is told from others by its media type', () => {
    expect(jsonProgress([['Content-Type', 'text/html']])).toBeUndefined();
  });
});
