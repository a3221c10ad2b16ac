import { findingIdentity } from './finding-identity.js';
import type { Report } from './report.js';

/**
 * Marks what an earlier run found already, so that only new findings fail, and names what was repaired since. Of
 * operations that this run left out nothing is known.
 */
export function applyBaseline(report: Report, baseline: Report): Report {
  const before = new Set(baseline.findings.map(findingIdentity));
  const now = new Set(report.findings.map(findingIdentity));
  const ran = new Set(report.operations.map(({ operationId }) => operationId));
  return {
    ...report,
    findings: report.findings.map((finding) =>
      before.has(findingIdentity(finding)) ? { ...finding, known: true } : finding,
    ),
    repaired: baseline.findings
      .filter((finding) => ran.has(finding.operationId) && !now.has(findingIdentity(finding)))
      .map(({ code, operationId, method, path, status, pointer, schemaPointer, message }) => ({
        code,
        operationId,
        method,
        path,
        status,
        pointer,
        schemaPointer,
        message,
      })),
  };
}
