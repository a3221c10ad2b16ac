import { lineText, positionAt } from './position.js';
import type { Source, SourceRange } from './source.js';

const maxWidth = 120;

/** The source line with a caret run under the range (cut at the line's end), as two lines with a line-number gutter. */
export function codeFrame(source: Source, range: SourceRange): string {
  const start = positionAt(source, range.start);
  const text = lineText(source, start.line);
  const from = start.column > maxWidth ? start.column - maxWidth / 2 : 0;
  const gutter = `${start.line} | `;
  // A terminal must not obey what a document holds, and the caret counts on one column a character.
  const shown = text
    .slice(from, from + maxWidth)
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Cc}/gu, '\uFFFD');
  const before = start.column - 1 - from;
  const length = Math.max(1, Math.min(range.end - range.start, shown.length - before));
  return `${gutter}${shown}\n${' '.repeat(gutter.length + before)}${'^'.repeat(length)}`;
}
