import type { Source, SourceRange } from '../source/source.js';

/** How much a finding weighs: an `error` decides the exit code, a `warning` only under `--strict`, an `info` never. */
export type Severity = 'error' | 'warning' | 'info';

/** Where in a document a diagnostic points. */
export interface DocumentPlace {
  readonly source: Source;
  /** JSON Pointer into that source; empty for the whole document. */
  readonly pointer: string;
  /** The range to underline; absent where the text has no place for it. */
  readonly range?: SourceRange;
}

/** A finding on a document or a page: a value with a code, never an exception. */
export interface Diagnostic {
  /** Stable, kebab-case; `docs/diagnostics.md` explains each. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence that quotes the offending value. */
  readonly message: string;
  /** What to do, in the imperative. */
  readonly fix?: string;
  readonly place: DocumentPlace;
  /** The line of the documentation page that the place was made from, where a source map knows it. */
  readonly page?: { readonly path: string; readonly lines: readonly [number, number] };
}
