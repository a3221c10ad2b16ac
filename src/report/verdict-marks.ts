import type { Cell, OperationResult, Verdict } from '../result/report.js';

/** A sign and a colour for each verdict, in the matrix of a text. */
export const marks: Readonly<
  Record<Verdict, { readonly sign: string; readonly color: 'green' | 'red' | 'yellow' | 'gray' }>
> = {
  conforms: { sign: '✓', color: 'green' },
  violates: { sign: '✗', color: 'red' },
  refused: { sign: '!', color: 'yellow' },
  unreached: { sign: '·', color: 'yellow' },
  waived: { sign: '~', color: 'gray' },
};

/** Stands behind the sign of a cell whose schema accepts anything. */
export const vacuousSign = '°';
export const vacuousWords = `${vacuousSign} vacuous: the schema accepts anything, so conforming proves nothing`;

/** The statuses of the matrix, its columns. */
export function statusesOf(operations: readonly OperationResult[]): string[] {
  return [...new Set(operations.flatMap(({ cells }) => cells.map(({ status }) => status)))].sort();
}

/** The worst first. */
export const verdictsByWeight: readonly Verdict[] = [
  'violates',
  'refused',
  'unreached',
  'waived',
  'conforms',
];

/** The worst verdict stands for all cells of a status. */
export function worstVerdict(cells: readonly Cell[]): Verdict | undefined {
  return verdictsByWeight.find((verdict) => cells.some((cell) => cell.verdict === verdict));
}

/** The verdicts that a report has, in the order of the legend. */
export function usedVerdicts(operations: readonly OperationResult[]): Verdict[] {
  const cells = operations.flatMap((operation) => operation.cells);
  return (Object.keys(marks) as Verdict[]).filter((verdict) =>
    cells.some((cell) => cell.verdict === verdict),
  );
}

export function hasVacuous(operations: readonly OperationResult[]): boolean {
  return operations.some(({ cells }) => cells.some(({ vacuous }) => vacuous));
}
