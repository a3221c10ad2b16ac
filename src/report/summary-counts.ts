import { isFailing } from '../result/is-failing.js';
import type { Report } from '../result/report.js';

/** The run in one line, without a sign: `62 requests, 4 of 4 cells reached, 1 error, 0 warnings, 1.1 s`; and its errors. */
export function summaryCounts(report: Report, strict: boolean): { errors: number; line: string } {
  const errors = report.findings.filter((finding) => isFailing(finding, strict)).length;
  const warnings = report.findings.filter((finding) => isFailing(finding, true)).length - errors;
  const { cells, cases } = report.summary;
  const reached = cells.conforms + cells.violates;
  const total = Object.values(cells).reduce((sum, count) => sum + count, 0);
  const line = [
    plural(cases, 'request'),
    `${reached} of ${total} cells reached`,
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    `${(report.durationMs / 1_000).toFixed(1)} s`,
  ].join(', ');
  return { errors, line };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
