import { Method } from '../look/badge.js';
import { VerdictMark } from '../look/verdict-mark.js';
import { figure } from './figures.js';
import { FindingView } from './finding-view.js';
import './printed-report.css';
import { ReportHeader } from './report-header.js';
import { worstVerdict } from './report-model.js';
import type { Store } from './store.js';

/** So many findings are printed in full. */
const most = 200;

/** The report on paper: all rows and findings that the filters leave. */
export function PrintedReport({ store }: { readonly store: Store }) {
  const { rows, findings } = store.selection.value;
  const { report, statuses } = store.model;
  return (
    <div class="printed-report">
      <ReportHeader report={report} />
      <main>
        <table>
          <thead>
            <tr>
              <th scope="col">Operation</th>
              {statuses.map((status) => (
                <th key={status} scope="col">
                  {status}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, operation, cells }) => (
              <tr key={key}>
                <th scope="row">
                  <Method name={operation.method} /> {operation.path}
                </th>
                {statuses.map((status) => {
                  const own = cells.get(status) ?? [];
                  const verdict = worstVerdict(own);
                  return (
                    <td key={status}>
                      {verdict && (
                        <VerdictMark verdict={verdict} vacuous={own.some((cell) => cell.vacuous)} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {findings.slice(0, most).map((listed) => (
          <FindingView key={listed.index} listed={listed} />
        ))}
        {findings.length > most && (
          <p>{figure(findings.length - most)} more findings are not printed; narrow them by the filters.</p>
        )}
      </main>
    </div>
  );
}
