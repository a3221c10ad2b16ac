import type { Latency } from '../../../mock/faults/fault-rule.js';
import { ChoiceRow } from '../parts/choice-row.js';
import { Slider } from '../parts/slider.js';

interface LatencyFieldProps {
  readonly latency: Latency | undefined;
  readonly onChange: (latency: Latency | undefined) => void;
}

type Kind = 'none' | 'fixed' | 'between' | 'spread';

const kinds: readonly { readonly name: Kind; readonly label: string }[] = [
  { name: 'none', label: 'none' },
  { name: 'fixed', label: 'always the same' },
  { name: 'between', label: 'between two' },
  { name: 'spread', label: 'spread as in real life' },
];

/** How late answers come. */
export function LatencyField({ latency, onChange }: LatencyFieldProps) {
  return (
    <div class="fault-part">
      <h3>Latency</h3>
      <div class="fault-controls">
        <ChoiceRow
          label="Kind of latency"
          choices={kinds}
          chosen={kindOf(latency)}
          onChoose={(kind) => onChange(latencyOf(kind, usual(latency)))}
        />
        <LatencySliders latency={latency} onChange={onChange} />
      </div>
    </div>
  );
}

const milliseconds = { unit: 'ms', max: 5_000, step: 10, most: 600_000 };

function LatencySliders({ latency, onChange }: LatencyFieldProps) {
  if (latency === undefined) return null;
  if (typeof latency === 'number') {
    return <Slider label="Every answer" {...milliseconds} value={latency} onChange={onChange} />;
  }
  if ('min' in latency) {
    const { min, max } = latency;
    return (
      <>
        <Slider
          label="At least"
          {...milliseconds}
          value={min}
          onChange={(value) => onChange({ min: value, max: Math.max(value, max) })}
        />
        <Slider
          label="At most"
          {...milliseconds}
          value={max}
          onChange={(value) => onChange({ min: Math.min(min, value), max: value })}
        />
      </>
    );
  }
  const { median, sigma } = latency;
  return (
    <>
      <Slider
        label="Half below"
        {...milliseconds}
        value={median}
        onChange={(value) => onChange({ median: value, sigma })}
      />
      <Slider
        label="Spread (σ)"
        unit=""
        max={3}
        step={0.05}
        value={sigma}
        onChange={(value) => onChange({ median, sigma: value })}
      />
      <p class="quiet">{`One answer in twenty takes more than ${slowest(median, sigma)} ms.`}</p>
    </>
  );
}

/** The 95th percentile of a logarithm of a normal distribution. */
function slowest(median: number, sigma: number): number {
  return Math.round(median * Math.exp(1.6449 * sigma));
}

function kindOf(latency: Latency | undefined): Kind {
  if (latency === undefined) return 'none';
  if (typeof latency === 'number') return 'fixed';
  return 'min' in latency ? 'between' : 'spread';
}

/** The latency that another kind begins with, so that little changes. */
function latencyOf(kind: Kind, about: number): Latency | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'fixed':
      return about;
    case 'between':
      return { min: Math.round(about / 2), max: about * 2 };
    case 'spread':
      return { median: about, sigma: 0.5 };
  }
}

function usual(latency: Latency | undefined): number {
  if (latency === undefined) return 500;
  if (typeof latency === 'number') return latency;
  return 'min' in latency ? Math.round((latency.min + latency.max) / 2) : latency.median;
}
