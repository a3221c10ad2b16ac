import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnosticToJson } from '../diagnostics/format-diagnostic.js';
import { joinPointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { operationPointers } from './draft-builder.js';
import { PageLines } from './page-lines.js';
import type { Draft, LineNote, LineRange, Mark } from './recogniser.js';

/** The machine's form of a normalisation report; keys are stable. */
export interface NormalizeReport {
  readonly version: 1;
  readonly page: string;
  readonly format: string;
  /** JSON Pointers of the operations made. */
  readonly operations: readonly string[];
  readonly inferred: readonly { readonly pointer: string; readonly reason: string }[];
  readonly notStated: readonly { readonly pointer: string; readonly reason: string }[];
  readonly ambiguous: readonly LineNote[];
  /** Where the page says two things. */
  readonly contradictory: readonly LineNote[];
  readonly gaps: readonly LineNote[];
  readonly skipped: readonly LineNote[];
  /** Lines that nothing was made from, with the text of the first. */
  readonly dropped: readonly { readonly lines: LineRange; readonly text: string }[];
  readonly diagnostics: readonly ReturnType<typeof diagnosticToJson>[];
}

/** What was inferred, left out, doubted and dropped, as JSON data. */
export function reportDraft(draft: Draft, page: Source): NormalizeReport {
  const lines = new PageLines(page);
  const mark = ({ holder, key, reason }: Mark) => ({ pointer: joinPointer(holder, key), reason });
  return {
    version: 1,
    page: page.path,
    format: draft.format,
    operations: operationPointers(draft.document),
    inferred: draft.inferred.map(mark),
    notStated: draft.notStated.map(mark),
    ambiguous: draft.ambiguous,
    contradictory: draft.contradictory,
    gaps: draft.gaps,
    skipped: draft.skipped,
    dropped: draft.unconsumed.map((range) => ({
      lines: range,
      text: shorten(lines.text(lines.nextFilled(range[0]))),
    })),
    diagnostics: draft.diagnostics.map(diagnosticToJson),
  };
}

/** The reports of pages, and what they contradict each other in, as one JSON document. */
export function reportPages(
  pages: readonly { readonly page: Source; readonly draft: Draft }[],
  conflicts: readonly Diagnostic[],
) {
  return {
    version: 1,
    pages: pages.map(({ page, draft }) => reportDraft(draft, page)),
    conflicts: conflicts.map(diagnosticToJson),
  };
}

/** The same for people: a heading a group, a line an entry, empty groups left out. */
export function formatReport(draft: Draft, page: Source): string {
  const report = reportDraft(draft, page);
  const group = (title: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [`${title} (${entries.length})`, ...entries.map((entry) => `  ${entry}`)];
  return [
    `${page.path}: ${report.format}, ${report.operations.length} operation${report.operations.length === 1 ? '' : 's'}`,
    ...group(
      'inferred',
      report.inferred.map(({ pointer, reason }) => `${pointer}: ${reason}`),
    ),
    ...group(
      'not stated',
      report.notStated.map(({ pointer, reason }) => `${pointer}: ${reason}`),
    ),
    ...group(
      'ambiguous',
      report.ambiguous.map((note) => `${formatLines(note.lines)}: ${note.message}`),
    ),
    ...group(
      'contradictory',
      report.contradictory.map((note) => `${formatLines(note.lines)}: ${note.message}`),
    ),
    ...group(
      'not understood',
      report.gaps.map((note) => `${formatLines(note.lines)}: ${note.message}`),
    ),
    ...group(
      'warnings',
      report.diagnostics.map(({ line, code, message }) => `line ${line}: ${code}: ${message}`),
    ),
    ...group(
      'dropped',
      report.dropped.map(({ lines, text }) => `${formatLines(lines)}: ${text}`),
    ),
  ].join('\n');
}

function formatLines([first, last]: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
