import { memo } from 'preact/compat';
import type { Verdict } from '../../result/report.js';
import { Method } from '../look/badge.js';
import { VerdictMark } from '../look/verdict-mark.js';
import { figure } from './figures.js';
import { type Row, worstVerdict } from './report-model.js';

interface MatrixRowProps {
  readonly row: Row;
  /** Its place among the rows that the filters leave, from 0. */
  readonly index: number;
  /** So many characters of the path stand in the row above as well. */
  readonly sharedPath: number;
  readonly statuses: readonly string[];
  /** The verdicts that are looked for; others step back. */
  readonly verdicts: readonly Verdict[];
  /** The status that is looked at; empty for the whole operation, absent for another row. */
  readonly status: string | undefined;
  /** The column that Tab leads to, if it is in this row. */
  readonly reachable: number | undefined;
}

/** An operation with a mark for each documented status. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { row, index, sharedPath, statuses, status: chosen, reachable } = props;
  const { method, path, operationId } = row.operation;
  const tabIndex = (column: number) => (column === reachable ? 0 : -1);
  return (
    <tr aria-rowindex={index + 2} class={chosen === undefined ? undefined : 'matrix-chosen'}>
      <th
        scope="row"
        tabIndex={tabIndex(0)}
        data-column={0}
        data-status=""
        aria-selected={chosen === ''}
        title={`${method} ${path}\n${operationId}`}
      >
        <span class="matrix-path">
          <Method name={method} />
          <span class="matrix-shared">{path.slice(0, sharedPath)}</span>
          <span>{path.slice(sharedPath)}</span>
        </span>
      </th>
      <td class="matrix-findings" tabIndex={tabIndex(1)} data-column={1} data-status="">
        <FindingCount row={row} />
      </td>
      {statuses.map((status, at) => (
        <StatusCell
          key={status}
          {...props}
          status={status}
          column={at + 2}
          tabIndex={tabIndex(at + 2)}
          isChosen={chosen === status}
        />
      ))}
    </tr>
  );
});

interface StatusCellProps extends Pick<MatrixRowProps, 'row' | 'verdicts'> {
  readonly status: string;
  readonly column: number;
  readonly tabIndex: number;
  readonly isChosen: boolean;
}

function StatusCell({ row, verdicts, status, column, tabIndex, isChosen }: StatusCellProps) {
  const cells = row.cells.get(status) ?? [];
  const verdict = worstVerdict(cells);
  if (!verdict)
    return (
      <td tabIndex={tabIndex} data-column={column}>
        <span class="for-screen-readers">not documented</span>
      </td>
    );
  const vacuous = cells.some((cell) => cell.vacuous);
  const stepsBack = verdicts.length > 0 && !cells.some((cell) => verdicts.includes(cell.verdict));
  const before = row.before.get(status);
  const words = [
    `${status} ${verdict}`,
    ...(vacuous ? ['vacuous'] : []),
    ...(row.before.has(status) ? [`was ${before ?? 'not documented'}`] : []),
  ].join(', ');
  return (
    <td
      class={stepsBack ? 'matrix-cell matrix-back' : 'matrix-cell'}
      tabIndex={tabIndex}
      data-column={column}
      data-status={status}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid (ARIA Authoring Practices).
      role="gridcell"
      aria-selected={isChosen}
      aria-label={words}
      title={`${words}\n${cells.map(({ reason }) => reason).join('\n')}`}
    >
      <VerdictMark verdict={verdict} vacuous={vacuous} />
      {row.before.has(status) && <span class="matrix-changed" />}
    </td>
  );
}

function FindingCount({ row }: { readonly row: Row }) {
  const errors = row.findings.filter(({ finding }) => finding.severity === 'error').length;
  const others = row.findings.length - errors;
  if (row.findings.length === 0) return <span class="for-screen-readers">no findings</span>;
  return (
    <>
      {errors > 0 && (
        <span class="count-errors">
          {figure(errors)}
          <span class="for-screen-readers"> errors</span>
        </span>
      )}
      {others > 0 && (
        <span class="count-others">
          {figure(others)}
          <span class="for-screen-readers"> warnings and notes</span>
        </span>
      )}
    </>
  );
}
