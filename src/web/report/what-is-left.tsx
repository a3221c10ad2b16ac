import { counted, figure } from './figures.js';
import type { Store } from './store.js';

/** How much the filters leave; told to screen readers whenever it changes. */
export function WhatIsLeft({ store }: { readonly store: Store }) {
  const { rows, matching } = store.selection.value;
  const { model } = store;
  const of = (left: number, all: number, one: string) =>
    left === all ? counted(all, one) : `${figure(left)} of ${counted(all, one)}`;
  return (
    <p class="what-is-left" role="status">
      {of(rows.length, model.rows.length, 'operation')},{' '}
      {of(matching.length, model.findings.length, 'finding')}
    </p>
  );
}
