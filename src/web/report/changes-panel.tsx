import type { CellChange, Comparison } from '../../result/compare-reports.js';
import { Badge, Method, severityTone } from '../look/badge.js';
import { Prose } from '../look/prose.js';
import { VerdictMark } from '../look/verdict-mark.js';
import './changes-panel.css';
import { counted, figure, moment } from './figures.js';
import type { Store } from './store.js';

interface ChangesPanelProps {
  readonly store: Store;
  readonly comparison: Comparison;
}

/** What changed since the earlier run: findings that are new, gone and still there; cells with another verdict. */
export function ChangesPanel({ store, comparison }: ChangesPanelProps) {
  const { before, repaired, cells, isNew } = comparison;
  const { row, findings } = store.selection.value;
  const fresh = findings.filter((one) => one.isNew);
  const isHere = ({ method, path }: { method: string; path: string }) =>
    !row || row.key === `${method} ${path}`;
  return (
    <div class="changes-panel">
      <p>
        Since run {before.runId} of {moment(before.startedAt)}:{' '}
        {counted(isNew.filter(Boolean).length, 'new finding')}, {figure(repaired.length)} repaired,{' '}
        {figure(isNew.filter((one) => !one).length)} still there, {counted(cells.length, 'cell')} changed.
      </p>
      <Part title="New findings">
        {fresh.map(({ index, finding }) => (
          <li key={index}>
            <Badge tone={severityTone[finding.severity]}>{finding.severity}</Badge>
            <button
              type="button"
              class="link"
              onClick={() => store.go({ finding: index, panel: 'findings' })}
            >
              <Prose text={finding.message} />
            </button>
            <About {...finding} />
          </li>
        ))}
      </Part>
      <Part title="Repaired">
        {repaired.filter(isHere).map((finding) => (
          <li
            key={`${finding.code} ${finding.method} ${finding.path} ${finding.status} ${finding.schemaPointer}`}
          >
            <Badge tone="good">gone</Badge>
            <span>
              <Prose text={finding.message} />
            </span>
            <About {...finding} />
          </li>
        ))}
      </Part>
      <Part title="Cells with another verdict">
        {cells.filter(isHere).map((cell) => (
          <li key={`${cell.method} ${cell.path} ${cell.status} ${cell.mediaType}`}>
            <Turn cell={cell} />
            <span>
              <Method name={cell.method} /> <code>{cell.path}</code> → {cell.status} {cell.mediaType}
            </span>
          </li>
        ))}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: preact.ComponentChild[] }) {
  return (
    <section aria-label={title}>
      <h3>
        {title} <span class="panel-count">{figure(children.length)}</span>
      </h3>
      <ul>{children.slice(0, 500)}</ul>
      {children.length > 500 && <p>…and {figure(children.length - 500)} more.</p>}
    </section>
  );
}

function About({ code, method, path, status }: Record<'code' | 'method' | 'path' | 'status', string>) {
  return (
    <span class="change-about">
      {code} <Method name={method} /> <code>{path}</code>
      {status !== '' && ` → ${status}`}
    </span>
  );
}

function Turn({ cell: { before, after } }: { readonly cell: CellChange }) {
  const side = (verdict: CellChange['before']) =>
    verdict ? (
      <>
        <VerdictMark verdict={verdict} />
        <span class="for-screen-readers">{verdict}</span>
      </>
    ) : (
      <Badge tone="idle">not there</Badge>
    );
  return (
    <span class="change-turn">
      {side(before)} → {side(after)}
    </span>
  );
}
