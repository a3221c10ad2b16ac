import type { Diagnostic } from '../../diagnostics/diagnostic.js';

/** What a run of `tally lint` found, and in how much. */
export interface LintRun {
  /** The SPEC arguments. */
  readonly specs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** How many findings a baseline or an older document already had. */
  readonly known: number;
  /** Findings of the baseline that are gone, by fingerprint. */
  readonly repaired: readonly string[];
  /** Whether notes (severity `info`) are printed in full. */
  readonly notes: boolean;
  /** One sentence for each code, where a rule gives it. */
  readonly summaries: ReadonlyMap<string, string>;
  readonly version: string;
}
