import { readGluedField } from './glued-field.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';

/** What a section describes; the first four are also values of a Parameter Object's `in`. */
export type GluedSectionKind = 'path' | 'query' | 'header' | 'cookie' | 'body' | 'response';

/** A section's heading. */
export interface GluedSection {
  readonly kind: GluedSectionKind;
  /** Printed beside the heading. */
  readonly required: boolean;
  readonly lines: LineRange;
}

const headings: readonly (readonly [RegExp, GluedSectionKind])[] = [
  [/^path parameters$/i, 'path'],
  [/^query parameters$/i, 'query'],
  [/^header(s| parameters)$/i, 'header'],
  [/^cookie(s| parameters)$/i, 'cookie'],
  [/^(request )?body ?(required)?$/i, 'body'],
  [/^responses?$/i, 'response'],
];

/** Headings between two lines that no sentence is, with nothing under them that can be read. */
export function findUnreadSections(
  lines: PageLines,
  [after, last]: LineRange,
  sections: readonly GluedSection[],
): LineRange[] {
  const read = new Set(sections.map((section) => section.lines[0]));
  const found: LineRange[] = [];
  for (let line = after + 1; line <= last; line++) {
    const text = lines.text(line);
    const isHeading =
      text.length <= 40 && /^((path|query|header|cookie) parameters|body ?required)$/i.test(text);
    if (isHeading && !read.has(line)) found.push([line, line]);
  }
  return found;
}

/** The section headings after a line. One counts only where a field or a status follows, as a sentence may be the same word. */
export function findSections(lines: PageLines, after: number): GluedSection[] {
  const sections: GluedSection[] = [];
  for (let line = after + 1; line <= lines.count; line++) {
    const text = lines.text(line);
    if (text.length > 40) continue;
    const kind = headings.find(([pattern]) => pattern.test(text))?.[1];
    if (kind === undefined || describesField(lines, line, kind, sections)) continue;
    const next = lines.text(lines.nextFilled(line + 1));
    const opens =
      kind === 'response' ? /^[1-5]\d\d(?!\d)/.test(next) : readGluedField(next, new Set()) !== undefined;
    if (opens) sections.push({ kind, required: /required$/i.test(text), lines: [line, line] });
  }
  return sections;
}

/** `bodystring`, then `Body`: under a field of no other words, a heading out of the order of sections is what describes the field. */
function describesField(
  lines: PageLines,
  line: number,
  kind: GluedSectionKind,
  sections: readonly GluedSection[],
): boolean {
  const has = (other: GluedSectionKind) => sections.some((section) => section.kind === other);
  const isOutOfOrder = has(kind) || has('response') || (has('body') && kind !== 'response');
  return (
    isOutOfOrder && readGluedField(lines.text(lines.lastFilled(line - 1)), new Set())?.description === ''
  );
}
