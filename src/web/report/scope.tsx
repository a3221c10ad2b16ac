import type { Cell } from '../../result/report.js';
import { Badge, Method } from '../look/badge.js';
import { Button } from '../look/button.js';
import { VerdictMark } from '../look/verdict-mark.js';
import { counted } from './figures.js';
import type { Row } from './report-model.js';
import './scope.css';
import type { Store } from './store.js';

/** The operation or status that is looked at, with the verdicts and their reasons; nothing where that is the whole report. */
export function Scope({ store }: { readonly store: Store }) {
  const { row } = store.selection.value;
  const { status, finding } = store.choice.value;
  if (!row) return null;
  const { method, path, operationId } = row.operation;
  const cells = status === '' ? row.operation.cells : (row.cells.get(status) ?? []);
  return (
    <section class="scope" aria-labelledby="scope-title">
      <div class="scope-head">
        <h2 id="scope-title">
          <Method name={method} /> <code>{path}</code>
          {status !== '' && <span class="scope-status"> → {status}</span>}
        </h2>
        <Button icon="cross" onClick={() => store.go({ operation: '', status: '', finding: undefined })}>
          All operations
        </Button>
      </div>
      {/* A finding that is open needs the room. */}
      {finding === undefined && (
        <>
          {operationId !== row.key && <p class="scope-id">{operationId}</p>}
          <ul class="scope-cells">
            {cells.map((cell) => (
              <CellLine key={`${cell.status} ${cell.mediaType}`} cell={cell} row={row} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function CellLine({ cell, row }: { readonly cell: Cell; readonly row: Row }) {
  const { status, mediaType, verdict, vacuous, reason, cases } = cell;
  return (
    <li>
      <VerdictMark verdict={verdict} vacuous={vacuous} />
      <span>
        <strong>{status}</strong> {mediaType ?? 'without a body'} <strong>{verdict}</strong>
        {reason !== '' && <span class="scope-reason"> {reason}</span>}
        {cases > 0 && <span class="scope-reason">, {counted(cases, 'exchange')}</span>}
        {row.before.has(status) && (
          <Badge tone="note">was {row.before.get(status) ?? 'not documented'}</Badge>
        )}
        {vacuous && (
          <span class="scope-vacuous">
            Vacuous: the documented schema accepts anything, so conforming proves nothing.
          </span>
        )}
      </span>
    </li>
  );
}
