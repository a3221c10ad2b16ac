import { describe, expect, test } from '@jest/globals';
import { codeFrame } from '../../src/source/code-frame.js';
import { lineText, positionAt } from '../../src/source/position.js';

const source = (text: string) => ({ path: 'a.yaml', text });

describe('a position', () => {
  test.each([
    ['the start', 'ab\ncd', 0, 1, 1],
    ['the line break itself', 'ab\ncd', 2, 1, 3],
    ['the first character of the second line', 'ab\ncd', 3, 2, 1],
    ['the end', 'ab\ncd', 5, 2, 3],
    ['beyond the end', 'ab\ncd', 99, 2, 3],
    ['before the start', 'ab\ncd', -1, 1, 1],
    ['after CRLF', 'ab\r\ncd', 4, 2, 1],
    ['after a final line break', 'ab\n', 3, 2, 1],
    ['an empty text', '', 0, 1, 1],
    ['after an astral character, which counts two units', '🧾x', 2, 1, 3],
  ])('of %s', (_what, text, offset, line, column) => {
    expect(positionAt(source(text), offset)).toEqual({ line, column });
  });
});

describe('the text of a line', () => {
  test.each([
    ['the first line', 'ab\ncd', 1, 'ab'],
    ['the last line without a line break', 'ab\ncd', 2, 'cd'],
    ['a line that ends with CRLF', 'ab\r\ncd\r\n', 1, 'ab'],
    ['the last line that ends with CRLF', 'ab\r\ncd\r\n', 2, 'cd'],
    ['the empty line after the last line break', 'ab\n', 2, ''],
    ['a line that is not there', 'ab', 7, ''],
    ['line 0', 'ab', 0, ''],
  ])('%s', (_what, text, line, expected) => {
    expect(lineText(source(text), line)).toBe(expected);
  });
});

describe('a code frame', () => {
  const frame = (text: string, start: number, end: number) => codeFrame(source(text), { start, end });

  test('control characters are shown, not obeyed', () => {
    expect(frame('a: \u001b[31mred', 3, 4)).toBe('1 | a: \uFFFD[31mred\n       ^');
  });

  test('puts carets under the range', () => {
    expect(frame('a: 1\nname: tally', 11, 16)).toBe('2 | name: tally\n          ^^^^^');
  });

  test('shows a tab as one space, so that the caret stands right', () => {
    expect(frame('\ta:\tb', 4, 5)).toBe('1 |  a: b\n        ^');
  });

  test('stops at the end of the line where the range goes on', () => {
    expect(frame('a: |\n  text\nb: 1', 3, 11)).toBe('1 | a: |\n       ^');
  });

  test('shows one caret for an empty range and for the end of the text', () => {
    expect(frame('ab', 1, 1)).toBe('1 | ab\n     ^');
    expect(frame('ab', 2, 3)).toBe('1 | ab\n      ^');
  });

  test.each([
    ['at its start', 0, 3],
    ['at the edge of what is shown', 115, 140],
    ['far out', 500, 505],
    ['over its whole length', 0, 1_000],
    ['at its end', 998, 1_000],
  ])('shows a window of a long line, marked %s', (_where, start, end) => {
    const text = `${'0123456789'.repeat(100)}`;
    const [shown = '', carets = ''] = frame(text, start, end).split('\n');
    const first = carets.indexOf('^');
    expect(shown.length).toBeLessThanOrEqual(124);
    expect(carets.length).toBeLessThanOrEqual(shown.length);
    expect(text.slice(start, end).startsWith(shown.slice(first, carets.length))).toBe(true);
    expect(carets.trim()).toMatch(/^\^+$/);
  });
});
