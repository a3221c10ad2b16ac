import { describe, expect, test } from '@jest/globals';
import { readOutline } from '../../src/pages/markdown-outline.js';

const outlineOf = (...lines: string[]) => readOutline({ path: 'page.md', text: lines.join('\n') });

test.each([
  ['# One', 1, 'One'],
  ['   ### Three ###', 3, 'Three'],
  ['## Example \\[#two\\]', 2, 'Example [#two]'],
  ['## `code` and *stars*', 2, '`code` and *stars*'],
])('the line "%s" is a heading', (line, depth, text) => {
  expect(outlineOf('prose', line, 'prose').headings).toEqual([{ depth, text, lines: [2, 2] }]);
});

test.each(['#One', '    # indented', '####### seven', '\\# escaped', '> # quoted', '- # listed'])(
  'the line "%s" is no heading',
  (line) => {
    expect(outlineOf(line).headings).toEqual([]);
  },
);

describe('a fence', () => {
  test.each([
    [
      'of backticks',
      ['```YAML a b', 'x: 1', '```'],
      { language: 'yaml', info: 'a b', content: 'x: 1', lines: [2, 4] },
    ],
    ['of tildes', ['~~~', 'x', '~~~~', 'after'], { language: '', info: '', content: 'x', lines: [2, 4] }],
    [
      'that holds a shorter one',
      ['````md', '```', '# no heading', '```', '````'],
      { language: 'md', info: '', content: '```\n# no heading\n```', lines: [2, 6] },
    ],
    [
      'that is indented',
      ['  ```', '   a', ' b', '  ```'],
      { language: '', info: '', content: ' a\nb', lines: [2, 5] },
    ],
    [
      'that is never closed',
      ['```js', 'a', '', 'b'],
      { language: 'js', info: '', content: 'a\n\nb', lines: [2, 5] },
    ],
    ['that is empty', ['```', '```'], { language: '', info: '', content: '', lines: [2, 3] }],
    ['opened on the last line', ['```js'], { language: 'js', info: '', content: '', lines: [2, 2] }],
  ])('%s is read with its lines', (_, lines, fence) => {
    const outline = outlineOf('# Title', ...lines);
    expect(outline.fences).toEqual([expect.objectContaining({ ...fence, contentLine: 3 })]);
    expect(outline.headings).toHaveLength(1);
  });

  test('inside a quote or a list is no fence', () => {
    expect(outlineOf('> ```', '> a', '> ```', '', '- ```', '  a', '# b').headings).toHaveLength(1);
  });
});

test('a page of more headings than any has is not read as Markdown', () => {
  expect(readOutline({ path: 'page.md', text: '# a\n'.repeat(3_001) })).toEqual({ headings: [], fences: [] });
  expect(readOutline({ path: 'page.md', text: '# a\n'.repeat(3_000) }).headings).toHaveLength(3_000);
});
