import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format-diagnostic.js';
import { positionAt } from '../../source/position.js';
import { type JunitCase, junitXml } from '../junit-xml.js';
import type { LintRun } from './lint-run.js';

/** JUnit XML: a suite per file, a test case per finding; notes pass, and a file without findings is one passed test. */
export function renderLintJunit({ specs, diagnostics, startedAt }: LintRun): string {
  const files = new Map<string, Diagnostic[]>(specs.map((spec) => [spec, []]));
  for (const diagnostic of diagnostics) {
    const { path } = diagnostic.place.source;
    files.set(path, [...(files.get(path) ?? []), diagnostic]);
  }
  const suites = [...files].map(([path, found]) => ({
    name: path,
    cases: found.length === 0 ? [{ name: 'no findings', classname: path }] : found.map(caseOf),
  }));
  return junitXml({ name: 'tally lint', startedAt, durationMs: 0, suites });
}

function caseOf(diagnostic: Diagnostic): JunitCase {
  const { code, severity, message, place } = diagnostic;
  const { line, column } = positionAt(place.source, place.range?.start ?? 0);
  const one = { name: `${code} ${line}:${column}`, classname: place.source.path };
  if (severity === 'info') return one;
  return { ...one, failure: { message, type: severity, text: formatDiagnostic(diagnostic) } };
}
