import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalOf, isMultipleOf } from '../../src/schema/multiple-of.js';

describe('multiples', () => {
  test.each([
    [0.07, 0.01, true],
    [1.1, 0.1, true],
    [0.0075, 0.0001, true],
    [0.075, 0.01, false],
    [4.35, 0.01, true],
    [1e308, 0.5, true],
    [1e308, 0.123456789, false],
    [12391239123, 1e-8, true],
    [-9, 3, true],
    [0, 7, true],
    [7, 7.5, false],
    [5e-324, 5e-324, true],
    [Number.POSITIVE_INFINITY, 1, false],
  ])('%p of %p: %p', (value, divisor, expected) => {
    expect(isMultipleOf(value, divisor)).toBe(expected);
  });

  test('count in decimal, as written', () => {
    const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(fc.property(hundredths, (cents) => isMultipleOf(Number(`${cents}e-2`), 0.01)));
    fc.assert(fc.property(hundredths, (cents) => !isMultipleOf(Number(`${cents}5e-3`), 0.01)));
  });

  test('rest on a decimal form that is the number again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const [digits, exponent] = decimalOf(value);
        return Number(`${digits}e${exponent}`) === value;
      }),
    );
  });
});
