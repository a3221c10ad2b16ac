import { useId } from 'preact/hooks';
import type { Delivery } from '../../../mock/faults/delivery.js';
import type { FaultRule } from '../../../mock/faults/fault-rule.js';
import { Slider } from '../parts/slider.js';
import type { RuleChange } from './rule-change.js';

interface DeliveryFieldProps {
  readonly rule: FaultRule;
  readonly onChange: (changes: RuleChange) => void;
}

const statuses = [
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
] as const;

const deliveries = {
  reset: 'the connection is reset',
  half: 'half of the body, then nothing',
  garbage: 'bytes that are no HTTP',
  drip: 'the body comes drop by drop',
} as const;

/** Errors in the place of answers, and answers that are broken on their way, by their share. */
export function DeliveryField({ rule, onChange }: DeliveryFieldProps) {
  const id = useId();
  const { status, delivery, share = 1 } = rule;
  const isListed = status === undefined || statuses.some(([code]) => code === status);
  return (
    <div class="fault-part">
      <h3>Errors</h3>
      <div class="fault-controls">
        <div class="fault-line">
          <label for={`${id}-status`}>Answer</label>
          <select
            id={`${id}-status`}
            class="text-input"
            value={status ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ status: value === '' ? undefined : Number(value) })
            }
          >
            <option value="">as usual</option>
            {!isListed && <option value={status}>{status}</option>}
            {statuses.map(([code, name]) => (
              <option key={code} value={code}>
                {code} {name}
              </option>
            ))}
          </select>
          <label for={`${id}-delivery`}>and on its way</label>
          <select
            id={`${id}-delivery`}
            class="text-input"
            value={kindOf(delivery)}
            onChange={({ currentTarget: { value } }) => onChange({ delivery: deliveryOf(value) })}
          >
            <option value="">nothing breaks</option>
            {Object.entries(deliveries).map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </div>
        {typeof delivery === 'object' && (
          <Slider
            label="Drip over"
            unit="ms"
            max={10_000}
            most={600_000}
            step={100}
            value={delivery.drip}
            onChange={(drip) => onChange({ delivery: { drip } })}
          />
        )}
        {(status !== undefined || delivery !== undefined) && (
          <Slider
            label="Share"
            unit="%"
            max={100}
            step={1}
            value={Math.round(share * 100)}
            onChange={(percent) => onChange({ share: percent / 100 })}
          />
        )}
      </div>
    </div>
  );
}

function kindOf(delivery: Delivery | undefined): string {
  return typeof delivery === 'object' ? 'drip' : (delivery ?? '');
}

function deliveryOf(kind: string): Delivery | undefined {
  if (kind === '') return undefined;
  return kind === 'drip' ? { drip: 2_000 } : (kind as Delivery);
}
