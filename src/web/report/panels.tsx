import { Tabs } from '../look/tabs.js';
import { ChangesPanel } from './changes-panel.js';
import type { Panel } from './choice.js';
import { CoveragePanel } from './coverage-panel.js';
import { figure } from './figures.js';
import { FindingsPanel } from './findings-panel.js';
import './panels.css';
import { RunPanel } from './run-panel.js';
import { Scope } from './scope.js';
import type { Store } from './store.js';

/** What there is to say of what is looked at: findings, coverage, changes, the run. */
export function Panels({ store }: { readonly store: Store }) {
  const { model } = store;
  const { findings } = store.selection.value;
  const { comparison } = model;
  const count = (of: number) => <span class="panel-count">{figure(of)}</span>;
  const tabs: { name: Panel; label: preact.ComponentChildren }[] = [
    { name: 'findings', label: <>Findings {count(findings.length)}</> },
    { name: 'coverage', label: 'Coverage' },
    ...(comparison ? [{ name: 'changes', label: 'Changes' } as const] : []),
    { name: 'run', label: 'Run' },
  ];
  const chosen = tabs.find(({ name }) => name === store.choice.value.panel)?.name ?? 'findings';
  return (
    <section class="panels" id="panels" tabIndex={-1} aria-label="Details">
      <Scope store={store} />
      <Tabs label="Details" tabs={tabs} chosen={chosen} onChoose={(panel) => store.change({ panel })}>
        {chosen === 'findings' && <FindingsPanel store={store} />}
        {chosen === 'coverage' && <CoveragePanel store={store} />}
        {chosen === 'changes' && comparison && <ChangesPanel store={store} comparison={comparison} />}
        {chosen === 'run' && <RunPanel report={model.report} />}
      </Tabs>
    </section>
  );
}
