import type { RefObject, TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RowWindow } from '../look/row-window.js';

interface GridFocusOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly shown: RowWindow;
  readonly rowCount: number;
  readonly columnCount: number;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** How far each key leads, in rows and columns. */
const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-12, 0],
  PageDown: [12, 0],
  Home: [0, -1_000],
  End: [0, 1_000],
};

/**
 * The focus of a grid whose rows are drawn as they come into view: one cell is in the tab order, arrow keys, Home, End, Page Up and Page Down move
 * among them, Ctrl with Home or End leads to the first and last row, Enter and Space click (ARIA Authoring Practices, grid).
 */
export function useGridFocus({ scroller, shown, rowCount, columnCount }: GridFocusOptions) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const isMoving = useRef(false);
  const row = Math.min(place.row, Math.max(0, rowCount - 1));
  // A row that was scrolled away is not there to be reached.
  const isDrawn = shown.rows.some(({ index }) => index === row);
  const reachable = isDrawn ? row : shown.rows[0]?.index;

  useLayoutEffect(() => {
    if (!isMoving.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[aria-rowindex="${row + 2}"] [data-column="${place.column}"]`,
    );
    if (!cell) return;
    isMoving.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  return {
    columnIn: (index: number) => (index === reachable ? place.column : undefined),
    onFocus({ target }: TargetedEvent<HTMLElement>) {
      const column = (target as HTMLElement).dataset.column;
      const index = (target as HTMLElement).closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
      if (column !== undefined && index) setPlace({ row: Number(index) - 2, column: Number(column) });
    },
    onKeyDown(event: TargetedKeyboardEvent<HTMLElement>) {
      const { key } = event;
      if (key === 'Enter' || key === ' ') {
        event.preventDefault();
        (event.target as HTMLElement).click();
        return;
      }
      const step = steps[key];
      if (!step) return;
      event.preventDefault();
      const [rows, columns] = step;
      const toEnd = event.ctrlKey ? Math.sign(columns) * rowCount : 0;
      const next = {
        row: within(row + rows + toEnd, rowCount),
        column: within(place.column + columns, columnCount),
      };
      isMoving.current = true;
      setPlace(next);
      shown.scrollTo(next.row);
    },
  };
}

function within(at: number, count: number): number {
  return Math.min(Math.max(0, at), Math.max(0, count - 1));
}
