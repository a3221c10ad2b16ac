import { findingIdentity } from './finding-identity.js';
import { mergeCoverage } from './merge-coverage.js';
import type { Cell, Finding, OperationResult, Report, Verdict } from './report.js';
import { summarise } from './summarise.js';

/** From the verdict that says most to the one that says least. */
const strength: readonly Verdict[] = ['violates', 'conforms', 'waived', 'refused', 'unreached'];

/**
 * One report of several runs of the same document, such as the shards of one run: operations united, the telling verdict
 * of each cell, each finding once. At least one report is needed.
 */
export function mergeReports(first: Report, ...rest: readonly Report[]): Report {
  const all = [first, ...rest];
  const operations = new Map<string, OperationResult>();
  const findings = new Map<string, Finding>();
  for (const report of all) {
    for (const operation of report.operations) {
      const key = `${operation.method} ${operation.path}`;
      const known = operations.get(key);
      operations.set(key, known ? mergeOperations(known, operation) : operation);
    }
    for (const finding of report.findings) {
      const known = findings.get(findingIdentity(finding));
      findings.set(
        findingIdentity(finding),
        known ? { ...known, count: known.count + finding.count } : finding,
      );
    }
  }
  const cases = all.reduce((sum, { summary }) => sum + summary.cases, 0);
  const united = [...operations.values()].sort((a, b) => a.index - b.index);
  const placeOf = ({ operationId }: Finding) =>
    united.findIndex((operation) => operation.operationId === operationId);
  return {
    ...first,
    startedAt: all.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    durationMs: all.reduce((sum, { durationMs }) => sum + durationMs, 0),
    summary: summarise(united, cases, findings.size),
    operations: united,
    findings: [...findings.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    ...(all.some(({ repaired }) => repaired)
      ? { repaired: all.flatMap(({ repaired }) => repaired ?? []) }
      : {}),
    notes: [...new Set(all.flatMap(({ notes }) => notes))],
  };
}

function mergeOperations(a: OperationResult, b: OperationResult): OperationResult {
  return {
    ...a,
    cells: a.cells.map((cell) => {
      const other = b.cells.find(
        ({ status, mediaType }) => status === cell.status && mediaType === cell.mediaType,
      );
      return other ? strongerCell(cell, other) : cell;
    }),
    uncovered: [...new Set([...a.uncovered, ...b.uncovered])],
    ...(a.coverage && b.coverage ? { coverage: mergeCoverage(a.coverage, b.coverage) } : {}),
  };
}

function strongerCell(a: Cell, b: Cell): Cell {
  const stronger = strength.indexOf(a.verdict) <= strength.indexOf(b.verdict) ? a : b;
  return { ...stronger, cases: a.cases + b.cases };
}
