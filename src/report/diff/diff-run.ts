import type { Change } from '../../diff/change.js';

/** What `tally diff` found between two documents. */
export interface DiffRun {
  readonly old: string;
  readonly new: string;
  readonly changes: readonly Change[];
  /** Changes that a team allows, with its reason. */
  readonly allowed: readonly { readonly change: Change; readonly reason: string }[];
  readonly version: string;
}
