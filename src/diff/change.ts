import type { DocumentPlace } from '../diagnostics/diagnostic.js';
import type { ChangeCode } from './change-codes.js';
import type { ChangeSeverity } from './change-severity.js';

/** One difference between two versions of a document. */
export interface Change {
  readonly code: ChangeCode;
  readonly severity: ChangeSeverity;
  /** One sentence: where, what, from what to what. */
  readonly message: string;
  /** `PUT /pets/{id}`, where the change belongs to operations: all that it reaches, in the order of the document. */
  readonly operations: readonly string[];
  /** In the old document; absent for what was added. */
  readonly old?: DocumentPlace;
  readonly new?: DocumentPlace;
  /** The lines of the documentation page that the place was made from: of the new document, or of the old one for what is gone. */
  readonly page?: { readonly path: string; readonly lines: readonly [number, number] };
  /** A value that one version allows and the other refuses. */
  readonly shownBy?: unknown;
}

/** The way a schema travels: what narrows breaks requests, what widens breaks responses. */
export type Direction = 'request' | 'response';
