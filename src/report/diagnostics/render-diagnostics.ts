import { diagnosticToJson } from '../../diagnostics/format-diagnostic.js';
import { type Paint, painter } from '../painter.js';
import type { LintFormat } from './lint-formats.js';
import type { LintRun } from './lint-run.js';

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
