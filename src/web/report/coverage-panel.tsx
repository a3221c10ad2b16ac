import type { CoverageSummary } from '../../result/coverage.js';
import { Meter } from '../look/meter.js';
import { CoverageTable } from './coverage-table.js';
import './coverage-panel.css';
import { figure } from './figures.js';
import { OperationCoverage } from './operation-coverage.js';
import type { Store } from './store.js';

/** What was tried and seen: of one operation in full, of all in figures. */
export function CoveragePanel({ store }: { readonly store: Store }) {
  const { row, rows } = store.selection.value;
  const { status } = store.choice.value;
  if (row) return <OperationCoverage operation={row.operation} status={status} />;
  const { coverage } = store.model.report.summary;
  return (
    <div class="coverage-panel">
      {coverage && <CoverageFigures coverage={coverage} />}
      <CoverageTable rows={rows} onChoose={(operation) => store.go({ operation, status: '' })} />
    </div>
  );
}

function CoverageFigures({ coverage }: { readonly coverage: CoverageSummary }) {
  const figures: readonly (readonly [string, keyof CoverageSummary])[] = [
    ['Cells reached or waived', 'cells'],
    ['Request rules kept, and accepted', 'validRules'],
    ['Request rules broken, and refused', 'invalidRules'],
    ['Response parts seen', 'responseParts'],
  ];
  return (
    <dl class="coverage-figures">
      {figures.map(([label, name]) => {
        const { covered, total, percent } = coverage[name];
        return (
          <Meter key={name} label={label} percent={percent}>
            {`${figure(covered)} of ${figure(total)}`}
          </Meter>
        );
      })}
    </dl>
  );
}
