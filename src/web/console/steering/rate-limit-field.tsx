import { useId } from 'preact/hooks';
import type { FaultRule } from '../../../mock/faults/fault-rule.js';

interface RateLimitFieldProps {
  readonly limit: FaultRule['rateLimit'];
  readonly onChange: (limit: FaultRule['rateLimit']) => void;
}

/** How many requests are let through; those beyond are answered 429. */
export function RateLimitField({ limit, onChange }: RateLimitFieldProps) {
  const id = useId();
  return (
    <div class="fault-part">
      <h3>Rate limit</h3>
      <div class="fault-line">
        <label class="check-field">
          <input
            type="checkbox"
            checked={limit !== undefined}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? { requests: 10, per: 1_000 } : undefined)
            }
          />
          Let through only
        </label>
        {limit && (
          <>
            <input
              class="text-input"
              type="number"
              aria-label="Requests"
              min={1}
              step={1}
              value={limit.requests}
              onChange={({ currentTarget: { valueAsNumber } }) =>
                onChange({ ...limit, requests: Math.max(1, Math.round(valueAsNumber) || 1) })
              }
            />
            <label for={id}>requests in</label>
            <input
              id={id}
              class="text-input"
              type="number"
              min={0.1}
              step="any"
              value={limit.per / 1_000}
              onChange={({ currentTarget: { valueAsNumber } }) =>
                onChange({ ...limit, per: Math.max(1, valueAsNumber * 1_000 || 1_000) })
              }
            />
            <span>s; then 429</span>
          </>
        )}
      </div>
    </div>
  );
}
