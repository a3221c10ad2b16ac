import { defaultIn, optionsIn, readFlags } from './mintlify-words.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';
import { isType, parseType, type TypeNotation } from './type-notation.js';

/** Where a field starts: its name alone on a line, mostly its type on the next, then flags and a default. */
export interface FieldStart {
  /** The line of the name. */
  readonly line: number;
  /** Absent where the page prints none, or one that is not known. */
  readonly type: TypeNotation | undefined;
  /** The type that is not known. */
  readonly unknownType?: string;
  /** The last line of the type, the flags and the default. */
  readonly end: number;
}

const name =
  /^(?:[\p{L}_$@][\p{L}\p{M}\p{N}_$.:@/-]*\.)?(?:[\p{L}_$@][\p{L}\p{M}\p{N}_$.:@/-]*(?:\[\])?|\{key\})$/u;
/** What is a type rather than the name of another field: a capital, brackets, or a word that authors use for one. */
const unknown =
  /^(?:\p{Lu}[\p{L}\p{N}_.]*|[\p{L}_][\p{L}\p{N}_.]*[<[(][^.:]*|uuid|date|datetime|timestamp|url|uri|email|json|map|text|decimal|enum)$/u;
/** A longer row of lines that are all types is no page; it bounds the work on a hostile one. */
const maxTypes = 10;

function isName(text: string): boolean {
  return text.length <= 200 && name.test(text);
}

/** True where a line is a field's name: one word, with a type on the next line. */
export function isFieldStart(lines: PageLines, line: number): boolean {
  if (!isName(lines.text(line))) return false;
  // `object` is a type and can be a name: under `required`, two types in a row are a name with its type.
  let types = 0;
  while (types < maxTypes && isType(lines.text(line + 1 + types))) types++;
  return types % 2 === 1 || types === maxTypes;
}

/** The fields that start between two lines, in order. */
export function* findFieldStarts(lines: PageLines, [first, last]: LineRange): Generator<FieldStart> {
  const isSpaced = /\n[ \t\r]*\n/.test(lines.page.text);
  let above: FieldStart | undefined;
  for (let line = first; line <= last; line++) {
    const start = isFieldStart(lines, line)
      ? { line, type: parseType(lines.text(line + 1)), end: endOfFlags(lines, line + 2, last) }
      : startWithoutType(lines, line, last, isSpaced ? above : undefined);
    if (!start || start.end > last) continue;
    yield start;
    above = start;
    line = start.end;
  }
}

/** The last line of the flags and of the default that start at a line, or the line before it. */
function endOfFlags(lines: PageLines, from: number, last: number): number {
  let line = from;
  while (line <= last) {
    const text = lines.text(line);
    const fallback = defaultIn(text);
    if (fallback === undefined && readFlags(text) === undefined) break;
    if (isFieldStart(lines, line)) break;
    line += fallback === '' && !lines.isBlank(line + 1) ? 2 : 1;
  }
  return Math.min(line - 1, last);
}

/** A name before a flag or before options that no other field asks for; or alone, where a description would stand under a blank line. */
function startWithoutType(
  lines: PageLines,
  line: number,
  last: number,
  above: FieldStart | undefined,
): FieldStart | undefined {
  const text = lines.text(line);
  if (!isName(text) || readFlags(text) !== undefined) return undefined;
  const next = lines.text(line + 1);
  const end = endOfFlags(lines, line + 1, last);
  const endOfUnknown =
    next.length <= 60 && unknown.test(next) && end === line ? endOfFlags(lines, line + 2, last) : line;
  // `size`, `long`, `required`: the word between is a type of the author's own.
  if (endOfUnknown > line + 1) return { line, type: undefined, unknownType: next, end: endOfUnknown };
  const isEnumAbove = above?.type?.isEnum ?? false;
  const hasOptions = !isEnumAbove && optionsIn(next) !== undefined;
  const isBare = above?.end === line - 1 && !isEnumAbove && /^[\p{Ll}_$]/u.test(text);
  return end > line || hasOptions || isBare ? { line, type: undefined, end } : undefined;
}
