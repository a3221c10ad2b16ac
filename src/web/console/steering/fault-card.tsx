import type { FaultRule } from '../../../mock/faults/fault-rule.js';
import { Button } from '../../look/button.js';
import { DeliveryField } from './delivery-field.js';
import type { RuleChange } from './rule-change.js';
import './fault-card.css';
import { LatencyField } from './latency-field.js';
import { RateLimitField } from './rate-limit-field.js';
import { TargetField } from './target-field.js';

interface FaultCardProps {
  readonly rule: FaultRule;
  /** From 1: tells the cards apart. */
  readonly number: number;
  readonly onChange: (rule: FaultRule) => void;
  readonly onRemove: () => void;
}

/** One rule: for which operations, how late, how often broken, how many let through. */
export function FaultCard({ rule, number, onChange, onRemove }: FaultCardProps) {
  const change = (changes: RuleChange) => {
    const kept = Object.entries({ ...rule, ...changes }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(kept) as FaultRule);
  };
  return (
    <section class="fault-card" aria-label={`Fault ${number}`}>
      <div class="fault-head">
        <TargetField rule={rule} onChange={change} />
        <Button label={`Remove fault ${number}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
      <LatencyField latency={rule.latency} onChange={(latency) => change({ latency })} />
      <DeliveryField rule={rule} onChange={change} />
      <RateLimitField limit={rule.rateLimit} onChange={(rateLimit) => change({ rateLimit })} />
    </section>
  );
}
