import { useRef } from 'preact/hooks';
import { Method } from '../look/badge.js';
import { useRowWindow } from '../look/row-window.js';
import { coverageOf, type Part } from './coverage-of.js';
import './coverage-table.css';
import { figure } from './figures.js';
import type { Row } from './report-model.js';

/** In pixels, as in coverage-table.css. */
const rowHeight = 30;

interface CoverageTableProps {
  readonly rows: readonly Row[];
  readonly onChoose: (operation: string) => void;
}

/** A line for each operation; only those in view are drawn. */
export function CoverageTable({ rows, onChoose }: CoverageTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRowWindow({ scroller, count: rows.length, rowHeight });
  const first = shown.rows[0]?.start ?? 0;
  const rest = shown.height - (shown.rows.at(-1)?.end ?? 0);
  return (
    <div class="coverage-scroller" ref={scroller}>
      <div style={{ padding: `${first}px 0 ${rest}px` }}>
        <table class="coverage-table" aria-rowcount={rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">Operation</th>
              <th scope="col" title="Keywords of which an accepted request held a value">
                kept
              </th>
              <th scope="col" title="Keywords of which a breach was refused">
                broken
              </th>
              <th scope="col" title="Properties, listed values and alternatives that answers showed">
                seen
              </th>
              <th scope="col" title="Cases that --max-cases left out">
                left out
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.rows.map(({ index }) => {
              const row = rows[index];
              return row && <CoverageLine key={row.key} row={row} index={index} onChoose={onChoose} />;
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface CoverageLineProps {
  readonly row: Row;
  readonly index: number;
  readonly onChoose: (operation: string) => void;
}

function CoverageLine({ row, index, onChoose }: CoverageLineProps) {
  const figures = coverageOf(row.operation);
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row">
        <button type="button" class="coverage-operation" title={row.key} onClick={() => onChoose(row.key)}>
          <Method name={row.operation.method} /> <code>{row.operation.path}</code>
        </button>
      </th>
      {figures ? (
        <>
          <Share part={figures.valid} />
          <Share part={figures.invalid} />
          <Share part={figures.parts} />
          <td class={figures.leftOut > 0 ? 'coverage-left-out' : undefined}>{figure(figures.leftOut)}</td>
        </>
      ) : (
        <td colSpan={4}>not in this report</td>
      )}
    </tr>
  );
}

function Share({ part: { covered, total } }: { readonly part: Part }) {
  if (total === 0) return <td class="coverage-none">–</td>;
  const percent = Math.floor((covered / total) * 100);
  return (
    <td
      class={percent === 100 ? 'coverage-full' : undefined}
      title={`${figure(covered)} of ${figure(total)}`}
    >
      {percent} %
    </td>
  );
}
