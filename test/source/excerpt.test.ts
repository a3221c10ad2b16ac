import { describe, expect, test } from '@jest/globals';
import { excerptOf } from '../../src/source/excerpt.js';

const numbered = Array.from({ length: 30 }, (_, at) => `line ${at + 1}`).join('\n');

function excerpt(text: string, part: string) {
  const start = text.indexOf(part);
  return excerptOf({ path: 'api.yaml', text }, { start, end: start + part.length });
}

describe('an excerpt', () => {
  test('holds the lines of a range and some around it', () => {
    expect(excerpt(numbered, 'line 10\nline 11')).toEqual({
      firstLine: 6,
      lines: [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map((number) => `line ${number}`),
      marked: [10, 11],
    });
  });

  test.each<[string, string, string, { firstLine: number; count: number; marked: number[] }]>([
    ['begins with the text', numbered, 'line 2\n', { firstLine: 1, count: 7, marked: [2, 2] }],
    ['ends with the text', numbered, 'line 30', { firstLine: 26, count: 5, marked: [30, 30] }],
    [
      'marks the first line of a long range',
      numbered,
      numbered.slice(numbered.indexOf('line 8'), numbered.indexOf('line 20')),
      { firstLine: 4, count: 10, marked: [8, 8] },
    ],
    ['leaves out empty lines at the end', 'a\nb\n\n\n', 'b', { firstLine: 1, count: 2, marked: [2, 2] }],
  ])('%s', (_what, text, part, { firstLine, count, marked }) => {
    const found = excerpt(text, part);
    expect({ ...found, lines: found.lines.length }).toEqual({ firstLine, lines: count, marked });
  });

  test('of one long line shows the part around the range, and no control characters', () => {
    const text = `{${'"a":1,'.repeat(200)}"here\u001B":2,${'"b":3,'.repeat(200)}}`;
    const { lines } = excerpt(text, '"here');
    expect(lines[0]).toMatch(/^….*"here\uFFFD":2.*…$/);
    expect(lines[0]?.length).toBe(202);
  });
});
