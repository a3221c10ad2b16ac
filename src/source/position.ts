import type { Position, Source } from './source.js';

const lineStartsBySource = new WeakMap<Source, number[]>();

function lineStarts(source: Source): number[] {
  const known = lineStartsBySource.get(source);
  if (known) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1))
    starts.push(at + 1);
  lineStartsBySource.set(source, starts);
  return starts;
}

/** The 1-based line and column of a UTF-16 offset; offsets past the end are those of the end. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const wanted = Math.min(Math.max(offset, 0), source.text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= wanted) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: wanted - (starts[low] as number) + 1 };
}

/** The UTF-16 offset of a 1-based line and column; places past the end are the end. */
export function offsetAt(source: Source, { line, column }: Position): number {
  const start = lineStarts(source)[line - 1] ?? source.text.length;
  return Math.min(start + column - 1, source.text.length);
}

/** The text of a 1-based line without its line break; empty where there is no such line. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  const next = starts[line];
  return source.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, '');
}
