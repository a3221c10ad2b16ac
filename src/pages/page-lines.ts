import type { Source, SourceRange } from '../source/source.js';
import type { LineRange } from './recogniser.js';

interface LineIndex {
  /** The offsets of the lines' starts. */
  readonly starts: readonly number[];
  /** Whether the page has characters that are not seen and are no white space. */
  readonly hasUnseen: boolean;
}

const indexes = new WeakMap<Source, LineIndex>();
const unseen = /[\u200b\ufeff]/g;

/** Each recogniser asks for the lines of the same page. */
function indexOf(page: Source): LineIndex {
  const known = indexes.get(page);
  if (known) return known;
  const starts = [0];
  for (let at = page.text.indexOf('\n'); at !== -1; at = page.text.indexOf('\n', at + 1)) starts.push(at + 1);
  const index = { starts, hasUnseen: page.text.search(unseen) !== -1 };
  indexes.set(page, index);
  return index;
}

/** The lines of a page with the places of their starts. Lines are asked for by 1-based number. */
export class PageLines {
  readonly #starts: readonly number[];
  readonly #hasUnseen: boolean;

  constructor(readonly page: Source) {
    const { starts, hasUnseen } = indexOf(page);
    this.#starts = starts;
    this.#hasUnseen = hasUnseen;
  }

  /** The number of the last line. */
  get count(): number {
    return this.#starts.length;
  }

  /** The line as printed, without its line break; empty past the ends. */
  raw(line: number): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return '';
    const end = (this.#starts[line] ?? this.page.text.length + 1) - 1;
    return this.page.text.slice(start, this.page.text[end - 1] === '\r' && end > start ? end - 1 : end);
  }

  /** The line without surrounding space and without the zero-width spaces that copied headings carry. */
  text(line: number): string {
    const raw = this.raw(line);
    return (this.#hasUnseen ? raw.replace(unseen, '') : raw).trim();
  }

  isBlank(line: number): boolean {
    return this.text(line) === '';
  }

  /** The first non-blank line at or after the given one, or `count + 1`. */
  nextFilled(line: number): number {
    let at = line;
    while (at <= this.count && this.isBlank(at)) at++;
    return at;
  }

  /** The last non-blank line at or before the given one, or 1. */
  lastFilled(line: number): number {
    let at = line;
    while (at > 1 && this.isBlank(at)) at--;
    return at;
  }

  /** A range without the blank lines around it. */
  filled([first, last]: LineRange): LineRange {
    const start = this.nextFilled(first);
    return start > last ? [first, last] : [start, this.lastFilled(last)];
  }

  /** The UTF-16 offset of a line's start. */
  offset(line: number): number {
    return this.#starts[line - 1] ?? this.page.text.length;
  }

  /** The 1-based line of a UTF-16 offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The printed text of whole lines, without blank lines around it. */
  slice([first, last]: LineRange): string {
    const lines: string[] = [];
    for (let line = first; line <= last; line++) lines.push(this.raw(line).trimEnd());
    return lines.join('\n').replace(/^\n+/, '').trimEnd();
  }

  /** The range of whole lines, from the first character that is no space to the last. */
  range([first, last]: LineRange): SourceRange {
    const end = this.offset(last) + this.raw(last).trimEnd().length;
    return { start: Math.min(this.offset(first) + this.raw(first).search(/\S|$/), end), end };
  }
}
