import { isFooter, type StackedSectionKind, sectionKindOf } from './mintlify-words.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';
import { isFieldStart } from './stacked-starts.js';

/** A section with the lines below its heading. */
export interface StackedSection {
  readonly kind: StackedSectionKind;
  /** The line of the heading. */
  readonly heading: number;
  readonly lines: LineRange;
}

/** The last line of a page's content: what the site puts below it is none. */
export function lastContentLine(lines: PageLines, after: number): number {
  for (let line = after; line <= lines.count; line++) if (isFooter(lines.text(line))) return line - 1;
  return lines.count;
}

/**
 * Cuts a page at its section headings, down to the given last line. A field of the same name has its type on the next line and is none;
 * a heading that comes again is one only where it stands alone.
 */
export function cutStackedSections(lines: PageLines, after: number, last: number): StackedSection[] {
  const found: { kind: StackedSectionKind; heading: number }[] = [];
  const standsAlone = (line: number) => lines.isBlank(line - 1) && lines.isBlank(line + 1);
  for (let line = after; line <= last; line++) {
    const kind = sectionKindOf(lines.text(line));
    const isHeading =
      kind !== undefined && (standsAlone(line) || !found.some((section) => section.kind === kind));
    if (isHeading && !isFieldStart(lines, line)) found.push({ kind, heading: line });
  }
  return found.map(({ kind, heading }, index) => ({
    kind,
    heading,
    lines: [heading + 1, (found[index + 1]?.heading ?? last + 1) - 1],
  }));
}
