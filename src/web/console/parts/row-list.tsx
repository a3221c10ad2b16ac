import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useRowWindow } from '../../look/row-window.js';
import './row-list.css';

interface RowListProps<Row> {
  /** What is listed. */
  readonly label: string;
  readonly rows: readonly Row[];
  /** Of one row, in pixels. */
  readonly rowHeight: number;
  readonly keyOf: (row: Row) => string | number;
  /** The address that a row leads to; none for a heading. */
  readonly hrefOf: (row: Row) => string | undefined;
  /** The key of the row that is shown beside the list. */
  readonly chosen: string | number | undefined;
  readonly draw: (row: Row) => ComponentChildren;
  readonly empty: ComponentChildren;
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -12,
  PageDown: 12,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A list of links of any length: only what is in view is drawn, arrow keys move through all of it, and one row is in the tab order. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { label, rows, rowHeight, keyOf, hrefOf, chosen, draw, empty } = props;
  const scroller = useRef<HTMLUListElement>(null);
  const view = useRowWindow({ scroller, count: rows.length, rowHeight });
  const [cursor, setCursor] = useState<string | number | undefined>(chosen);
  const wantsFocus = useRef(false);
  const first = rows.findIndex((row) => hrefOf(row) !== undefined);
  const found = rows.findIndex((row) => keyOf(row) === (cursor ?? chosen));
  const at = found === -1 ? first : found;
  const chosenAt = rows.findIndex((row) => keyOf(row) === chosen);
  useEffect(() => setCursor(chosen), [chosen]);
  useLayoutEffect(() => {
    if (chosenAt >= 0) view.scrollTo(chosenAt);
  }, [chosen, chosenAt >= 0]);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const link = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (link) {
      wantsFocus.current = false;
      link.focus({ preventScroll: true });
    }
  });
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = linkFrom(rows, at, step, hrefOf);
    const row = rows[to];
    if (!row) return;
    wantsFocus.current = true;
    setCursor(keyOf(row));
    view.scrollTo(to);
  };
  if (rows.length === 0) return <div class="row-list-empty">{empty}</div>;
  return (
    <ul class="row-list" ref={scroller} aria-label={label} onKeyDown={move}>
      <li class="row-list-height" style={{ height: `${view.height}px` }} aria-hidden="true" />
      {view.rows.map(({ index, start }) => {
        const row = rows[index] as Row;
        const key = keyOf(row);
        const href = hrefOf(row);
        return (
          <li
            key={key}
            class="row"
            style={{ height: `${rowHeight}px`, transform: `translateY(${start}px)` }}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
          >
            {href === undefined ? (
              draw(row)
            ) : (
              <a
                href={href}
                tabIndex={index === at ? 0 : -1}
                aria-current={key === chosen ? 'true' : undefined}
                onFocus={() => setCursor(key)}
              >
                {draw(row)}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The link that is so many rows on, or the last before there are no more. */
function linkFrom<Row>(
  rows: readonly Row[],
  from: number,
  step: number,
  hrefOf: (row: Row) => string | undefined,
): number {
  const last = rows.length - 1;
  const aim = Math.min(last, Math.max(0, from + step));
  const direction = Math.sign(step);
  for (let index = aim; index >= 0 && index <= last; index += direction) {
    if (hrefOf(rows[index] as Row) !== undefined) return index;
  }
  for (let index = aim; index >= 0 && index <= last; index -= direction) {
    if (hrefOf(rows[index] as Row) !== undefined) return index;
  }
  return from;
}
