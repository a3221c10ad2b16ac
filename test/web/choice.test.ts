import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nothingChosen, panels, readChoice, writeChoice } from '../../src/web/report/choice.js';

describe('what a reader chose', () => {
  test('is read from the address as it was written there', () => {
    const verdicts = fc.subarray(['conforms', 'violates', 'refused', 'unreached', 'waived'] as const);
    const choices = fc.record({
      text: fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
      verdicts,
      severities: fc.subarray(['error', 'warning', 'info'] as const),
      code: fc.string(),
      panel: fc.constantFrom(...panels),
      operation: fc.string({ unit: 'grapheme' }),
      status: fc.string(),
      finding: fc.option(fc.nat({ max: 999_999_999 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(choices, (choice) => {
        expect(readChoice(writeChoice(choice))).toEqual(choice);
      }),
    );
  });

  test('is nothing where the address says nothing', () => {
    expect(readChoice('')).toEqual(nothingChosen);
    expect(writeChoice(nothingChosen)).toBe('');
  });

  test.each([
    '#verdict=bad&severity=huge&panel=none&finding=-1',
    '#finding=1e9',
    '#%',
    '#&&==',
    '#finding=99999999999',
  ])('is nothing in the odd address %s', (fragment) => {
    expect({ ...readChoice(fragment), text: '' }).toEqual(nothingChosen);
  });
});
