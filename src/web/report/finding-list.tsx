import { useLayoutEffect, useRef } from 'preact/hooks';
import { Badge, Method } from '../look/badge.js';
import { moveFocus } from '../look/move-focus.js';
import { Prose } from '../look/prose.js';
import { useRowWindow } from '../look/row-window.js';
import { SeverityMark } from '../look/severity-mark.js';
import { figure } from './figures.js';
import './finding-list.css';
import { FindingTags } from './finding-tags.js';
import type { ListedFinding } from './report-model.js';
import type { Store } from './store.js';

/** In pixels, as in finding-list.css. */
const rowHeight = 58;

interface FindingListProps {
  readonly store: Store;
  readonly findings: readonly ListedFinding[];
}

/** Findings, most severe first; only those in view are drawn. */
export function FindingList({ store, findings }: FindingListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRowWindow({ scroller, count: findings.length, rowHeight });
  const left = store.lastFinding.value;
  // Who closes a finding is back at its place in the list.
  useLayoutEffect(() => {
    const at = findings.findIndex(({ index }) => index === left);
    if (at >= 0) shown.scrollTo(at);
  }, []);
  useLayoutEffect(() => {
    if (store.lastFinding.peek() === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-finding="${left}"]`);
    if (!row) return;
    store.lastFinding.value = undefined;
    row.focus({ preventScroll: true });
  });
  return (
    <div class="finding-scroller" ref={scroller}>
      <ol
        class="finding-list"
        style={{ height: `${shown.height}px` }}
        onKeyDown={(event) => moveFocus(event, 'column')}
      >
        {shown.rows.map(({ index, start }) => {
          const listed = findings[index];
          return (
            listed && (
              <li
                key={listed.index}
                aria-setsize={findings.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <FindingLine
                  listed={listed}
                  onOpen={() => store.go({ finding: listed.index, panel: 'findings' })}
                />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}

function FindingLine({ listed, onOpen }: { readonly listed: ListedFinding; readonly onOpen: () => void }) {
  const { code, severity, method, path, status, message, count } = listed.finding;
  return (
    <button type="button" class="finding-line" data-finding={listed.index} onClick={onOpen}>
      <SeverityMark severity={severity} />
      <span class="for-screen-readers">{severity}: </span>
      <span class="finding-message">
        <Prose text={message} />
      </span>
      <span class="finding-about">
        <strong>{code}</strong> <Method name={method} /> <code>{path}</code>
        {status !== '' && ` → ${status}`}
      </span>
      <span class="finding-side">
        <FindingTags listed={listed} />
        {count > 1 && <Badge>×{figure(count)}</Badge>}
      </span>
    </button>
  );
}
