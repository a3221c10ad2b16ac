import { describe, expect, test } from '@jest/globals';
import { didYouMean, nameHint } from '../../src/diagnostics/name-hint.js';

const names = ['segment_id', 'segment_name', 'ab', 'owner'];

describe('a name that is none', () => {
  test.each([
    ['segmentId', 'the nearest is segment_id'],
    ['SEGMENT-ID', 'the nearest is segment_id'],
    ['segmnet_name', 'the nearest is segment_name'],
    ['b', 'there is segment_id, segment_name, ab, owner'],
    ['person', 'there is segment_id, segment_name, ab, owner'],
    ['', 'there is segment_id, segment_name, ab, owner'],
  ])('%j: %s', (wrong, hint) => {
    expect(nameHint(wrong, names)).toBe(hint);
  });

  test.each([
    ['chekc', '; did you mean check?'],
    ['LNIT', '; did you mean lint?'],
    ['norm', '; did you mean normalize?'],
    ['no', '.'],
    ['frobnicate', '.'],
  ])('%j of those that can be listed elsewhere ends with %j', (wrong, end) => {
    expect(didYouMean(wrong, ['normalize', 'check', 'lint', 'init'])).toBe(end);
  });

  test('of many is told some, of none that there is none', () => {
    const many = Array.from({ length: 25 }, (_, index) => `operation${index}`);
    expect(nameHint('x', many)).toMatch(/^there is operation0, .*, operation19 and 5 more$/);
    expect(nameHint('x', [])).toBe('there is none');
  });

  test('as long as a book is compared by its beginning', () => {
    expect(nameHint('x'.repeat(100_000), ['x'.repeat(90_000)])).toBe(`the nearest is ${'x'.repeat(90_000)}`);
  });
});
