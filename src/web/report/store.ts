import { computed, effect, signal } from '@preact/signals';
import { type Choice, nothingChosen, readChoice, writeChoice } from './choice.js';
import { arrangeReport, type Payload } from './report-model.js';
import { select } from './select.js';

/** What a page of a report holds and shows. */
export type Store = ReturnType<typeof openStore>;

/** Arranges a report and follows the address: what is chosen stands there, and going back brings back what was chosen before. */
export function openStore(payload: Payload) {
  const model = arrangeReport(payload);
  const choice = signal(readChoice(location.hash));
  const selection = computed(() => select(model, choice.value));
  addEventListener('popstate', () => {
    choice.value = readChoice(location.hash);
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const fragment = writeChoice(choice.value);
    clearTimeout(timer);
    // Browsers refuse an address that changes with every key.
    timer = setTimeout(() => {
      if (fragment !== location.hash) history.replaceState(null, '', fragment || location.pathname);
    }, 100);
  });

  const change = (part: Partial<Choice>) => {
    choice.value = { ...choice.value, ...part };
  };
  return {
    model,
    choice,
    /** The finding that was open last, whose place in the list is to be found again. */
    lastFinding: signal<number | undefined>(undefined),
    selection,
    change,
    /** Changes what is looked at, so that going back leads here again. */
    go(part: Partial<Choice>) {
      clearTimeout(timer);
      const here = writeChoice(choice.value);
      if (here !== location.hash) history.replaceState(null, '', here || location.pathname);
      change(part);
      const there = writeChoice(choice.value);
      if (there !== here) history.pushState(null, '', there || location.pathname);
    },
    /** Opens the next finding of the list, or the one before. */
    step(by: 1 | -1) {
      const { findings } = selection.value;
      const at = findings.findIndex(({ index }) => index === choice.value.finding);
      const to = at < 0 ? 0 : Math.min(findings.length - 1, Math.max(0, at + by));
      const next = findings[to];
      if (next) change({ finding: next.index, panel: 'findings' });
    },
    clearFilters() {
      const { text, verdicts, severities, code } = nothingChosen;
      change({ text, verdicts, severities, code });
    },
  };
}
