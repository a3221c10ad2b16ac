import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** The diagnostic with its range narrowed to the first occurrence of a text inside it; as it was where the text is not there. */
export function narrowTo(diagnostic: Diagnostic, text: string): Diagnostic {
  const { place } = diagnostic;
  if (!place.range) return diagnostic;
  const at = place.source.text.slice(place.range.start, place.range.end).indexOf(text);
  if (at === -1) return diagnostic;
  const start = place.range.start + at;
  return { ...diagnostic, place: { ...place, range: { start, end: start + text.length } } };
}
