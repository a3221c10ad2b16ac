import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';
import { isFieldStart } from './stacked-field.js';

/** What a section describes; the middle four are also values of a Parameter Object's `in`. */
export type StackedSectionKind =
  | 'authorization'
  | 'path'
  | 'query'
  | 'header'
  | 'cookie'
  | 'body'
  | 'response';

/** A section with the lines below its heading. */
export interface StackedSection {
  readonly kind: StackedSectionKind;
  /** The line of the heading. */
  readonly heading: number;
  readonly lines: LineRange;
}

const headings: Readonly<Record<string, StackedSectionKind>> = {
  Authorizations: 'authorization',
  'Path Parameters': 'path',
  'Query Parameters': 'query',
  Headers: 'header',
  Cookies: 'cookie',
  Body: 'body',
  Response: 'response',
};

/** Cuts a page at its section headings; a field of the same name has its type on the next line and is none. */
export function cutStackedSections(lines: PageLines, after: number): StackedSection[] {
  const found: { kind: StackedSectionKind; heading: number }[] = [];
  for (let line = after; line <= lines.count; line++) {
    const text = lines.text(line);
    const kind = Object.hasOwn(headings, text) ? headings[text] : undefined;
    const isNew = kind !== undefined && !found.some((section) => section.kind === kind);
    if (isNew && !isFieldStart(lines, line)) found.push({ kind, heading: line });
  }
  return found.map(({ kind, heading }, index) => ({
    kind,
    heading,
    lines: [heading + 1, (found[index + 1]?.heading ?? lines.count + 1) - 1],
  }));
}
