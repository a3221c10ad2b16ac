import { useKeys } from '../look/keys.js';
import { SplitView } from '../look/split-view.js';
import { FilterBar } from './filter-bar.js';
import { Matrix } from './matrix.js';
import { Panels } from './panels.js';
import { PrintedReport } from './printed-report.js';
import { ReportHeader } from './report-header.js';
import './report-page.css';
import type { Store } from './store.js';
import { usePrinting } from './use-printing.js';

export function ReportPage({ store }: { readonly store: Store }) {
  const isPrinting = usePrinting();
  useKeys({
    j: () => store.step(1),
    k: () => store.step(-1),
    Escape: () => goBack(store),
  });
  if (isPrinting) return <PrintedReport store={store} />;
  return (
    <div class="report-page">
      <button type="button" class="skip-link" onClick={() => document.getElementById('panels')?.focus()}>
        Skip to the findings
      </button>
      <ReportHeader report={store.model.report} />
      <FilterBar store={store} />
      <main>
        <SplitView
          name="report"
          start={56}
          first={<Matrix store={store} />}
          second={<Panels store={store} />}
        />
      </main>
    </div>
  );
}

/** Closes the finding that is open, then leaves the operation, then the filters. */
function goBack(store: Store): void {
  const { finding, operation } = store.choice.value;
  if (finding !== undefined) store.go({ finding: undefined });
  else if (operation !== '') store.go({ operation: '', status: '' });
  else store.clearFilters();
}
