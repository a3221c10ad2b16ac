import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { valueAt } from '../source/json-pointer.js';
import { positionAt } from '../source/position.js';
import type { Source } from '../source/source.js';
import { operationPointers } from './draft-builder.js';
import type { PageView } from './html-lines.js';
import { isObject, type JsonValue, ownValue } from './json-value.js';
import { PageLines } from './page-lines.js';
import type { LineNote, LineRange, PageReading } from './recogniser.js';

/** What was read of a view, with the lines of the saved file in place of the view's. */
export function relocate(reading: PageReading, view: PageView, page: Source): PageReading {
  if (view.source === page) return reading;
  const range = ([first, last]: LineRange): LineRange => [view.lineInFile(first), view.lineInFile(last)];
  const note = ({ lines, message }: LineNote): LineNote => ({ lines: range(lines), message });
  const file = new PageLines(page);
  const diagnostic = (found: Diagnostic): Diagnostic => {
    const at = found.place.range && view.lineInFile(positionAt(view.source, found.place.range.start).line);
    const place = { source: page, pointer: found.place.pointer };
    return { ...found, place: at === undefined ? place : { ...place, range: file.range([at, at]) } };
  };
  if (!reading.ok) return { ok: false, refusal: diagnostic(reading.refusal) };
  const { draft } = reading;
  for (const pointer of operationPointers(draft.document)) {
    const source = ownValue(valueAt(draft.document, pointer) as JsonValue, 'x-tally-source');
    const lines = ownValue(source, 'lines') as unknown as LineRange | undefined;
    if (isObject(source) && lines) source.lines = [...range(lines)];
  }
  return {
    ok: true,
    draft: {
      ...draft,
      provenance: new Map([...draft.provenance].map(([pointer, lines]) => [pointer, range(lines)])),
      ambiguous: draft.ambiguous.map(note),
      contradictory: draft.contradictory.map(note),
      gaps: draft.gaps.map(note),
      skipped: draft.skipped.map(note),
      unconsumed: draft.unconsumed.map(range),
      diagnostics: draft.diagnostics.map(diagnostic),
    },
  };
}
