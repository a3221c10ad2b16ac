import type { Finding } from '../../result/report.js';
import './severity-mark.css';

export type Severity = Finding['severity'];

const signs: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: 'i' };

/** A severity as a round sign, which tells it from the square one of a verdict; the word stands beside it. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span class={`severity severity-${severity}`} aria-hidden="true">
      {signs[severity]}
    </span>
  );
}
