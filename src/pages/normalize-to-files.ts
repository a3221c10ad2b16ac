import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../source/source.js';
import type { SourceMap } from '../source/source-map.js';
import type { JsonObject } from './json-value.js';
import { makeSourceMap, writeSourceMap } from './make-source-map.js';
import { type NormalizeOptions, normalizePage } from './normalize-page.js';
import type { Draft } from './recogniser.js';
import { writeDocument } from './write-document.js';

/** The texts of a document (YAML) and of its source map (JSON). */
export interface PageFiles {
  readonly yaml: string;
  readonly map: string;
}

/** The texts of the two files that a page is made into, with the draft behind them for a report. */
export type NormalizedFiles =
  | ({ readonly ok: true; readonly draft: Draft } & PageFiles)
  | { readonly ok: false; readonly refusal: Diagnostic };

/** Makes a page into the text of an OpenAPI document (YAML) and of its source map (JSON). */
export function normalizeToFiles(page: Source, options: NormalizeOptions = {}): NormalizedFiles {
  const reading = normalizePage(page, options);
  if (!reading.ok) return reading;
  return { ok: true, ...filesOfDraft(reading.draft, page), draft: reading.draft };
}

/** The files of a draft. */
export function filesOfDraft(draft: Draft, page: Source): PageFiles {
  return filesOf({ document: draft.document, sourceMap: makeSourceMap(draft, page.path) });
}

/** The files of a document with its source map. */
export function filesOf(made: { readonly document: JsonObject; readonly sourceMap: SourceMap }): PageFiles {
  return { yaml: writeDocument(made.document), map: writeSourceMap(made.sourceMap) };
}
