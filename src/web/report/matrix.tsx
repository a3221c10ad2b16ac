import { useRef } from 'preact/hooks';
import { useRowWindow } from '../look/row-window.js';
import './matrix.css';
import { MatrixRow } from './matrix-row.js';
import type { Store } from './store.js';
import { useGridFocus } from './use-grid-focus.js';
import { WhatIsLeft } from './what-is-left.js';

/** In pixels, as in matrix.css. */
const rowHeight = 28;
/** Longer paths take what room there is, at least so many rem. */
const widest = 24;

/** Operation × status; only the rows in view are drawn. */
export function Matrix({ store }: { readonly store: Store }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = store.selection.value;
  const { statuses, longestPath } = store.model;
  const operationWidth = Math.min(widest, 6 + longestPath * 0.48);
  const isWide = operationWidth === widest;
  const shown = useRowWindow({ scroller, count: rows.length, rowHeight, headHeight: 32 });
  const focus = useGridFocus({ scroller, shown, rowCount: rows.length, columnCount: statuses.length + 2 });
  const choice = store.choice.value;
  const choose = ({ target }: Event) => {
    const cell = (target as Element).closest<HTMLElement>('[data-status]');
    const index = Number(cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')) - 2;
    const operation = rows[index]?.key;
    if (!cell || operation === undefined) return;
    const status = cell.dataset.status ?? '';
    store.go({ operation, status, finding: undefined, panel: panelFor(store) });
  };
  const first = shown.rows[0]?.start ?? 0;
  const end = shown.rows.at(-1)?.end ?? 0;
  return (
    <section class="matrix-pane" aria-labelledby="matrix-title">
      <h2 id="matrix-title" class="for-screen-readers">
        Operations by documented status
      </h2>
      <div class="matrix-scroller" ref={scroller}>
        <div style={{ padding: `${first}px 0 ${shown.height - end}px` }}>
          <table
            class="matrix"
            style={{ minWidth: `${operationWidth + statuses.length * 1.9 + 3.25}rem` }}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table to move in (ARIA Authoring Practices).
            role="grid"
            aria-labelledby="matrix-title"
            aria-rowcount={rows.length + 1}
            onKeyDown={focus.onKeyDown}
            onClick={choose}
            onFocusCapture={focus.onFocus}
          >
            <colgroup>
              <col style={isWide ? {} : { width: `${operationWidth}rem` }} />
              <col class="matrix-count" />
              {statuses.map((status) => (
                <col key={status} class={status.length > 3 ? 'matrix-wide' : 'matrix-narrow'} />
              ))}
              {!isWide && <col />}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                <th scope="col">Operation</th>
                <th scope="col">found</th>
                {statuses.map((status) => (
                  <th key={status} scope="col">
                    {status}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.rows.map(({ index }) => {
                const row = rows[index];
                return (
                  row && (
                    <MatrixRow
                      key={row.key}
                      row={row}
                      index={index}
                      sharedPath={sharedStart(rows[index - 1]?.operation.path, row.operation.path)}
                      statuses={statuses}
                      verdicts={choice.verdicts}
                      status={choice.operation === row.key ? choice.status : undefined}
                      reachable={focus.columnIn(index)}
                    />
                  )
                );
              })}
            </tbody>
          </table>
        </div>
        {rows.length === 0 && <p class="matrix-empty">No operation fits these filters.</p>}
      </div>
      <div class="matrix-foot">
        <WhatIsLeft store={store} />
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> move, <kbd>Enter</kbd> opens
        </span>
        <span>
          <kbd>j</kbd> <kbd>k</kbd> next and previous finding
        </span>
        <span>
          <kbd>/</kbd> search
        </span>
        <span>
          <kbd>Esc</kbd> back
        </span>
      </div>
    </section>
  );
}

/** How much of a path the one above it has as well, by whole segments. */
function sharedStart(above: string | undefined, path: string): number {
  if (above === undefined) return 0;
  let at = 0;
  while (at < path.length && path[at] === above[at]) at++;
  return at === path.length ? at : path.lastIndexOf('/', at - 1) + 1;
}

/** The run and the changes are about no operation. */
function panelFor({ choice }: Store): 'findings' | 'coverage' {
  return choice.value.panel === 'coverage' ? 'coverage' : 'findings';
}
