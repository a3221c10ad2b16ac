import type { ComponentChildren } from 'preact';
import './meter.css';

interface MeterProps {
  readonly label: string;
  readonly percent: number;
  /** The figures behind it, as a tooltip and for screen readers. */
  readonly children: ComponentChildren;
}

/** A share of a whole, inside a `<dl>`. */
export function Meter({ label, percent, children }: MeterProps) {
  return (
    <div class="meter" title={String(children)}>
      <dt>{label}</dt>
      <dd>
        {percent.toFixed(percent === 100 || percent === 0 ? 0 : 1)} %
        <span class="for-screen-readers">, {children}</span>
      </dd>
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect class="meter-whole" width="100" height="1" />
        <rect class="meter-part" width={percent} height="1" />
      </svg>
    </div>
  );
}
