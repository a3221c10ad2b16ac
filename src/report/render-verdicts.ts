import type { OperationResult } from '../result/report.js';
import type { Paint } from './painter.js';
import { tame } from './tame.js';
import {
  hasVacuous,
  marks,
  statusesOf,
  vacuousSign,
  vacuousWords,
  verdictsByWeight,
  worstVerdict,
} from './verdict-marks.js';

/** Longer operations do not push the verdicts of the others to the right. */
const widestColumn = 60;

/** A line for each operation, whole on its own: each verdict, the worst first, with the statuses that have it. For logs and `grep`. */
export function renderVerdicts(operations: readonly OperationResult[], paint: Paint): string {
  const names = operations.map(({ method, path }) => tame(`${method} ${path}`));
  const column = Math.min(widestColumn, Math.max(0, ...names.map(({ length }) => length)));
  return [
    ...operations.map((operation, index) => {
      const name = (names[index] ?? '').padEnd(column);
      return [name, ...verdictsOf(operation, paint)].join('  ').trimEnd();
    }),
    ...(hasVacuous(operations) ? [vacuousWords] : []),
  ].join('\n');
}

function verdictsOf(operation: OperationResult, paint: Paint): string[] {
  const statuses = statusesOf([operation]).map((status) => {
    const cells = operation.cells.filter((cell) => cell.status === status);
    const sign = cells.some(({ vacuous }) => vacuous) ? vacuousSign : '';
    return { text: status + sign, verdict: worstVerdict(cells) };
  });
  return verdictsByWeight.flatMap((verdict) => {
    const having = statuses.filter((status) => status.verdict === verdict).map(({ text }) => text);
    const { sign, color } = marks[verdict];
    return having.length === 0 ? [] : [`${paint(color, `${sign} ${verdict}`)} ${having.join(' ')}`];
  });
}
