import type { DocumentPlace } from '../diagnostics/diagnostic.js';
import type { ChangeCode } from './change-codes.js';
import type { ChangeSeverity } from './change-severity.js';

/** What a change says before it is put together with those of other operations. */
export interface FoundChange {
  readonly code: ChangeCode;
  readonly severity?: ChangeSeverity;
  readonly message: string;
  readonly old?: DocumentPlace | undefined;
  readonly new?: DocumentPlace | undefined;
  readonly shownBy?: unknown;
}

export type Found = (change: FoundChange) => void;
