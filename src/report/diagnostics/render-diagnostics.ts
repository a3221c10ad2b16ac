import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { diagnosticToJson } from '../../diagnostics/format-diagnostic.js';
import type { LintFormat } from './lint-formats.js';
import { renderCodeClimate } from './render-code-climate.js';
import { renderGithub } from './render-github.js';
import { renderLintJunit } from './render-lint-junit.js';
import { renderLintSarif } from './render-lint-sarif.js';
import { renderLintText } from './render-lint-text.js';

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

const renderers: Readonly<Record<LintFormat, (run: LintRun) => string>> = {
  text: renderLintText,
  json: ({ diagnostics }) => `${JSON.stringify(diagnostics.map(diagnosticToJson), null, 2)}\n`,
  sarif: renderLintSarif,
  junit: renderLintJunit,
  github: renderGithub,
  'code-climate': renderCodeClimate,
};

/** The findings of a run in one of the formats. */
export function renderDiagnostics(format: LintFormat, run: LintRun): string {
  return renderers[format](run);
}
