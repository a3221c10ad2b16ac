import type { Report, Verdict } from '../../result/report.js';
import { figure } from './figures.js';
import './verdict-bar.css';

/** From what was proven to what was not. */
export const verdictOrder: readonly Verdict[] = ['conforms', 'violates', 'refused', 'unreached', 'waived'];

/** All cells in one bar. */
export function VerdictBar({ cells }: { readonly cells: Report['summary']['cells'] }) {
  const present = verdictOrder.filter((verdict) => cells[verdict] > 0);
  const words = present.map((verdict) => `${figure(cells[verdict])} ${verdict}`).join(', ');
  return (
    <div class="verdict-bar" role="img" aria-label={`Cells: ${words || 'none'}`} title={words}>
      {present.map((verdict) => (
        <span key={verdict} class={`bar-${verdict}`} style={{ flexGrow: cells[verdict] }} />
      ))}
    </div>
  );
}
