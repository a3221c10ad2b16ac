import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareValue } from '../../../src/check/meaning/compare-value.js';

describe('an answer gives back what was sent', () => {
  test.each([
    ['the same text', 'a', 'a'],
    ['an instant in another zone', '2030-01-01T00:00:00Z', '2030-01-01T01:00:00+01:00'],
    ['an instant with milliseconds', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00.000Z'],
    ['numbers by value', 1, 1.0],
    ['zero and minus zero', 0, -0],
    ['an object with more in it', { a: 1 }, { a: 1, b: 2 }],
    ['nested objects with more in them', { a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }],
    ['an object without what was null', { a: 1, b: null }, { a: 1 }],
    ['null', null, null],
    ['an empty list', [], []],
  ])('%s', (_what, sent, received) => {
    expect(compareValue(sent, received)).toBe('same');
  });

  test.each([
    ['trimmed text', ' a ', 'a'],
    ['text in another case', 'A@Example.org', 'a@example.org'],
    ['text in another Unicode form', 'Zoe\u0308', 'Zoë'],
    ['an instant cut to seconds', '2030-01-01T00:00:00.123Z', '2030-01-01T00:00:00Z'],
    ['a fraction in single precision', 0.1, Math.fround(0.1)],
    ['a number as text', 1, '1'],
    ['a text as a number', '1.50', 1.5],
    ['an empty text as null', '', null],
    ['a list without its repeats', ['a', 'a', 'b'], ['a', 'b']],
    ['such text deep inside', { a: [{ b: 'A' }] }, { a: [{ b: 'a' }] }],
  ])('as servers normalise: %s', (_what, sent, received) => {
    expect(compareValue(sent, received)).toBe('normalised');
  });

  test.each([
    ['another text', 'a', 'b'],
    ['text with inner space', 'a b', 'ab'],
    ['another instant', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00+01:00'],
    ['an instant of the next second', '2030-01-01T00:00:00.900Z', '2030-01-01T00:00:02Z'],
    ['two texts that are no dates', '2030-99-99T00:00', '2030-98-98T00:00'],
    ['another whole number', 9007199254740991, 9007199254740990],
    ['texts that are the same number', '1', '1.0'],
    ['a boolean as text', true, 'true'],
    ['null as empty text', null, ''],
    ['null as nothing', null, undefined],
    ['a list in another order', [1, 2], [2, 1]],
    ['a list whose second item is another', ['a', 'b'], ['a', 'a']],
    ['a longer list', [1], [1, 2]],
    ['a list without more than its repeats', ['a', 'a', 'b'], ['a']],
    ['a list with repeats that were not sent', ['a', 'b'], ['a', 'a', 'b']],
    ['an object with less in it', { a: 1, b: 2 }, { a: 1 }],
    ['a property only inherited', { toString: 1 }, {}],
    ['a list for an object', {}, []],
    ['an object for a list', [], {}],
  ])('not by %s', (_what, sent, received) => {
    expect(compareValue(sent, received)).toBe('different');
  });

  test('by itself, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => compareValue(value, structuredClone(value)) === 'same'));
  });
});
