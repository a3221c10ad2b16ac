import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format-diagnostic.js';
import { type Paint, severityColor } from '../painter.js';
import type { LintRun } from './lint-run.js';

/** Each finding with its place and fix, then the counts; notes are only counted unless asked for. */
export function renderLintText(
  { specs, diagnostics, known, repaired, notes }: LintRun,
  paint: Paint,
): string {
  const shown = diagnostics.filter(({ severity }) => notes || severity !== 'info');
  const count = (severity: string) => diagnostics.filter((one) => one.severity === severity).length;
  const hidden = diagnostics.length - shown.length;
  const counts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    plural(count('info'), 'note'),
  ];
  const where = specs.length === 1 ? specs[0] : plural(specs.length, 'document');
  const lines = [
    ...shown.map((diagnostic) => `${painted(diagnostic, paint)}\n`),
    `${counts.join(', ')} in ${where}${hidden > 0 ? ' (--notes prints the notes)' : ''}`,
    ...(known > 0 ? [`${plural(known, 'known finding')} left out`] : []),
    ...repaired.map((fingerprint) => `repaired: ${fingerprint}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Severity and code end the first line. */
function painted(diagnostic: Diagnostic, paint: Paint): string {
  const { severity, code } = diagnostic;
  return formatDiagnostic(diagnostic).replace(
    `${severity} ${code}\n`,
    () => `${paint(severityColor(severity), severity)} ${paint('bold', code)}\n`,
  );
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
