import { FindingList } from './finding-list.js';
import { FindingPage } from './finding-page.js';
import type { Store } from './store.js';

/** The list of findings, or the one that is open. */
export function FindingsPanel({ store }: { readonly store: Store }) {
  const { finding } = store.choice.value;
  const open = store.model.findings.find(({ index }) => index === finding);
  if (open) return <FindingPage store={store} listed={open} />;
  const { findings } = store.selection.value;
  if (findings.length > 0) return <FindingList store={store} findings={findings} />;
  return (
    <p class="panel-nothing">
      {store.model.findings.length === 0
        ? 'Nothing was found wrong. The coverage says how much that means.'
        : 'No finding here fits these filters.'}
    </p>
  );
}
