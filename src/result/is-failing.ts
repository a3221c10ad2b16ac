import type { Finding } from './report.js';

/** Whether a finding makes a run fail: an error (a warning, too, under `strict`) that is neither waived nor known before. */
export function isFailing(finding: Finding, strict = false): boolean {
  if (finding.waived !== undefined || finding.known) return false;
  return finding.severity === 'error' || (strict && finding.severity === 'warning');
}
