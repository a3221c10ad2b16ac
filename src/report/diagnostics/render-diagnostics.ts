import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { diagnosticToJson } from '../../diagnostics/format-diagnostic.js';
import { type Paint, painter } from '../painter.js';
import type { LintFormat } from './lint-formats.js';

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

type Render = (run: LintRun, paint: Paint) => string;

/** Only the format that is asked for is loaded. */
const renderers: Readonly<Record<LintFormat, () => Promise<Render>>> = {
  text: async () => (await import('./render-lint-text.js')).renderLintText,
  json: async () => renderJson,
  sarif: async () => (await import('./render-lint-sarif.js')).renderLintSarif,
  junit: async () => (await import('./render-lint-junit.js')).renderLintJunit,
  github: async () => (await import('./render-github.js')).renderGithub,
  'code-climate': async () => (await import('./render-code-climate.js')).renderCodeClimate,
};

function renderJson({ diagnostics }: LintRun): string {
  return `${JSON.stringify(diagnostics.map(diagnosticToJson), null, 2)}\n`;
}

/** The findings of a run in one of the formats; `color` is of text alone. */
export async function renderDiagnostics(format: LintFormat, run: LintRun, color = false): Promise<string> {
  const render = await renderers[format]();
  return render(run, painter(color));
}
