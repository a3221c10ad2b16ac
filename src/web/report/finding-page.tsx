import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../look/button.js';
import { figure } from './figures.js';
import './finding-page.css';
import { FindingView } from './finding-view.js';
import type { ListedFinding } from './report-model.js';
import type { Store } from './store.js';

/** An open finding, with the way back to the list and on to its neighbours. */
export function FindingPage({ store, listed }: { readonly store: Store; readonly listed: ListedFinding }) {
  const top = useRef<HTMLDivElement>(null);
  const { findings } = store.selection.value;
  const at = findings.findIndex(({ index }) => index === listed.index);
  useLayoutEffect(() => {
    const { current } = top;
    // Where the panes stand one above the other, this brings it into view.
    current?.querySelector<HTMLElement>('h2')?.focus();
    if (current?.parentElement) current.parentElement.scrollTop = 0;
    store.lastFinding.value = listed.index;
  }, [listed.index, store]);
  return (
    <div ref={top}>
      <nav class="finding-steps" aria-label="Findings">
        <Button icon="left" onClick={() => store.go({ finding: undefined })}>
          All findings
        </Button>
        <span class="finding-place">
          {at < 0 ? 'outside the filters' : `${figure(at + 1)} of ${figure(findings.length)}`}
        </span>
        <Button icon="up" bare label="Previous finding (k)" disabled={at <= 0} onClick={() => store.step(-1)}>
          Previous
        </Button>
        <Button
          icon="down"
          bare
          label="Next finding (j)"
          disabled={at >= findings.length - 1}
          onClick={() => store.step(1)}
        >
          Next
        </Button>
      </nav>
      <FindingView
        key={listed.index}
        listed={listed}
        onOperation={() => store.go({ operation: listed.operation, status: '', finding: undefined })}
      />
    </div>
  );
}
