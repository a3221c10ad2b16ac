import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../source/source.js';
import { makeSourceMap, writeSourceMap } from './make-source-map.js';
import { normalizePage } from './normalize-page.js';
import type { Draft } from './recogniser.js';
import { writeDocument } from './write-document.js';

/** The texts of the two files that a page is made into, with the draft behind them for a report. */
export type NormalizedFiles =
  | { readonly ok: true; readonly yaml: string; readonly map: string; readonly draft: Draft }
  | { readonly ok: false; readonly refusal: Diagnostic };

/** Makes a page into the text of an OpenAPI document (YAML) and of its source map (JSON). */
export function normalizeToFiles(page: Source): NormalizedFiles {
  const reading = normalizePage(page);
  if (!reading.ok) return reading;
  const { draft } = reading;
  return {
    ok: true,
    yaml: writeDocument(draft.document),
    map: writeSourceMap(makeSourceMap(draft, page.path)),
    draft,
  };
}
