import { lineText, positionAt } from './position.js';
import type { Source, SourceRange } from './source.js';

/** Lines of a source around a range, to be shown where the source itself is not at hand. */
export interface Excerpt {
  /** 1-based number of the first of `lines`. */
  readonly firstLine: number;
  /** Long ones are cut around the range; control characters are replaced. */
  readonly lines: readonly string[];
  /** 1-based numbers of the first and last line of the range; of a range that would fill the excerpt, the first alone. */
  readonly marked: readonly [first: number, last: number];
}

const before = 4;
const after = 5;
/** In characters. */
const maxWidth = 200;

/** The lines of a range with some around it. */
export function excerptOf(source: Source, range: SourceRange): Excerpt {
  const start = positionAt(source, range.start);
  // An end at the beginning of a line belongs to the line before.
  const end = positionAt(source, Math.max(range.start, range.end - 1));
  const last = end.line - start.line > after ? start.line : end.line;
  const firstLine = Math.max(1, start.line - before);
  const ofAll = positionAt(source, source.text.length).line;
  const numbers = Array.from(
    { length: Math.min(ofAll, last + after) - firstLine + 1 },
    (_, at) => firstLine + at,
  );
  const lines = numbers.map((number) =>
    shown(lineText(source, number), number === start.line ? start.column - 1 : 0),
  );
  while (lines.length > 1 && lines.at(-1) === '' && firstLine + lines.length - 1 > last) lines.pop();
  return { firstLine, lines, marked: [start.line, last] };
}

/** The part of a line that holds a place. */
function shown(text: string, place: number): string {
  const from = place > maxWidth ? place - maxWidth / 4 : 0;
  const part = text.slice(from, from + maxWidth).replaceAll(/(?!\t)\p{Cc}/gu, '\uFFFD');
  return `${from > 0 ? '…' : ''}${part}${from + maxWidth < text.length ? '…' : ''}`;
}
