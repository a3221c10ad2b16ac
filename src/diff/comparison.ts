import type { DocumentPlace } from '../diagnostics/diagnostic.js';
import type { Direction } from './change.js';
import type { ChangeCode } from './change-codes.js';
import type { ChangeSeverity } from './change-severity.js';
import type { SchemaView, Stated } from './schema-view.js';

/** A difference at one place of two schemas. */
export interface SchemaChange {
  readonly code: ChangeCode;
  readonly severity?: ChangeSeverity;
  /** The place in the value, as a JSON Pointer with `*` for the items of a list; empty for the whole. */
  readonly at: string;
  /** A clause without the place: `` `maxLength` 100 → 50 ``. */
  readonly what: string;
  readonly old?: DocumentPlace;
  readonly new?: DocumentPlace;
  /** It may be a mere rearrangement: only values can tell. */
  readonly guessed?: true;
}

/** The place that is compared, and how to report and go on. */
export interface Comparison {
  readonly direction: Direction;
  readonly old: SchemaView;
  readonly new: SchemaView;
  report(code: ChangeCode, what: string, more?: ReportOptions): void;
  /** Compares a place further inside the value. */
  inside(token: string, old: SchemaView, next: SchemaView): void;
}

export interface ReportOptions {
  readonly severity?: ChangeSeverity;
  readonly old?: Stated | undefined;
  readonly new?: Stated | undefined;
  readonly guessed?: true;
}
