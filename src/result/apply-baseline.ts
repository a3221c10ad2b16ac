import { findingIdentity } from './finding-identity.js';
import type { Finding, Report } from './report.js';

/** A run held against an earlier one. */
export interface AgainstBaseline {
  /** The run, its known findings marked `known`. */
  readonly report: Report;
  /** Findings of the earlier run that are gone. */
  readonly repaired: readonly Finding[];
}

/** Marks what an earlier run found already, so that only new findings fail, and names what was repaired since. */
export function applyBaseline(report: Report, baseline: Report): AgainstBaseline {
  const before = new Set(baseline.findings.map(findingIdentity));
  const now = new Set(report.findings.map(findingIdentity));
  return {
    report: {
      ...report,
      findings: report.findings.map((finding) =>
        before.has(findingIdentity(finding)) ? { ...finding, known: true } : finding,
      ),
    },
    repaired: baseline.findings.filter((finding) => !now.has(findingIdentity(finding))),
  };
}
