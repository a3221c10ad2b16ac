import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { fingerprintOf } from '../../diagnostics/fingerprint.js';
import { positionAt } from '../../source/position.js';
import type { LintRun } from './lint-run.js';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** Code Climate issues, as GitLab's Code Quality report reads them; equal fingerprints are told apart by a number. */
export function renderCodeClimate({ diagnostics }: LintRun): string {
  const times = new Map<string, number>();
  const issues = diagnostics.map((diagnostic) => {
    const fingerprint = fingerprintOf(diagnostic);
    const time = times.get(fingerprint) ?? 0;
    times.set(fingerprint, time + 1);
    return issueOf(diagnostic, time === 0 ? fingerprint : `${fingerprint} ${time}`);
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function issueOf({ code, severity, message, place }: Diagnostic, fingerprint: string) {
  const begin = positionAt(place.source, place.range?.start ?? 0).line;
  return {
    type: 'issue',
    check_name: code,
    description: message,
    categories: ['Bug Risk'],
    severity: severities[severity],
    fingerprint: createHash('sha256').update(fingerprint).digest('hex').slice(0, 32),
    location: { path: place.source.path, lines: { begin } },
  };
}
