import { type OperationResult, type Report, type Verdict, verdicts } from './report.js';
import { summariseCoverage } from './summarise-coverage.js';

/** The figures of a report. */
export function summarise(
  operations: readonly OperationResult[],
  cases: number,
  findings: number,
): Report['summary'] {
  const cells = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const operation of operations) for (const { verdict } of operation.cells) cells[verdict]++;
  return { cases, findings, cells, coverage: summariseCoverage(operations) };
}
