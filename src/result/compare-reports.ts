import { findingIdentity } from './finding-identity.js';
import type { Finding, Report, Verdict } from './report.js';

/** A cell whose verdict is another than it was; `undefined` where one of the two runs does not have the cell. */
export interface CellChange {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly mediaType: string | null;
  readonly before: Verdict | undefined;
  readonly after: Verdict | undefined;
}

/** What a run changed against an earlier one of the same API. */
export interface Comparison {
  /** The earlier run. */
  readonly before: Pick<Report, 'spec' | 'url' | 'runId' | 'startedAt' | 'summary'>;
  /** For each finding of the later run, whether the earlier one did not have it. */
  readonly isNew: readonly boolean[];
  /** Findings of the earlier run that are gone, of operations that the later one checked. */
  readonly repaired: readonly Finding[];
  readonly cells: readonly CellChange[];
}

/** Compares two runs; findings are the same by {@link findingIdentity}, cells by operation, status and media type. */
export function compareReports(before: Report, after: Report): Comparison {
  const earlier = new Set(before.findings.map(findingIdentity));
  const later = new Set(after.findings.map(findingIdentity));
  const checked = new Set(after.operations.map(({ operationId }) => operationId));
  const { spec, url, runId, startedAt, summary } = before;
  return {
    before: { spec, url, runId, startedAt, summary },
    isNew: after.findings.map((finding) => !earlier.has(findingIdentity(finding))),
    repaired: before.findings.filter(
      (finding) => checked.has(finding.operationId) && !later.has(findingIdentity(finding)),
    ),
    cells: changedCells(before, after),
  };
}

function changedCells(before: Report, after: Report): CellChange[] {
  const cells = new Map<string, CellChange>();
  const note = (report: Report, side: 'before' | 'after') => {
    for (const { operationId, method, path, cells: own } of report.operations) {
      for (const { status, mediaType, verdict } of own) {
        const key = JSON.stringify([method, path, status, mediaType]);
        const known = cells.get(key) ?? {
          operationId,
          method,
          path,
          status,
          mediaType,
          before: undefined,
          after: undefined,
        };
        cells.set(key, { ...known, [side]: verdict });
      }
    }
  };
  // In the order of the later run; what only the earlier one has comes last.
  note(after, 'after');
  note(before, 'before');
  return [...cells.values()].filter((cell) => cell.before !== cell.after);
}
