import type { Finding, HarEntry } from '../../result/report.js';
import { duration } from './figures.js';
import './timeline.css';

interface Bar {
  readonly name: string;
  /** Milliseconds since the first one began. */
  readonly start: number;
  readonly wait: number;
  readonly receive: number;
}

/** When each message went and came, on one scale. */
export function Timeline({ finding: { exchange, shownBy } }: { readonly finding: Finding }) {
  const entries = [exchange, ...(shownBy ? [shownBy] : [])];
  const began = Date.parse(exchange.startedDateTime);
  const bars = entries.map((entry) => toBar(entry, began));
  const whole = Math.max(1, ...bars.map(({ start, wait, receive }) => start + wait + receive));
  const percent = (milliseconds: number) => (milliseconds / whole) * 100;
  return (
    <section class="finding-part" aria-label="Timeline">
      <h3>Timeline</h3>
      <ol class="timeline">
        {bars.map(({ name, start, wait, receive }) => (
          <li key={name}>
            <code>{name}</code>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect class="timeline-whole" width="100" height="1" />
              <rect
                class="timeline-wait"
                x={percent(start)}
                width={Math.max(0.4, percent(wait))}
                height="1"
              />
              <rect class="timeline-receive" x={percent(start + wait)} width={percent(receive)} height="1" />
            </svg>
            <span>
              {start > 0 && `${duration(start)} later, `}
              waited {duration(wait)}
              {receive > 0 && `, received ${duration(receive)}`}
            </span>
          </li>
        ))}
      </ol>
      <p class="timeline-began">
        Began <time dateTime={exchange.startedDateTime}>{exchange.startedDateTime}</time>
      </p>
    </section>
  );
}

function toBar({ request, response, startedDateTime, timings }: HarEntry, began: number): Bar {
  const start = Date.parse(startedDateTime) - began;
  return {
    name: `${request.method} → ${response.status === 0 ? 'no answer' : response.status}`,
    start: Number.isFinite(start) ? Math.max(0, start) : 0,
    wait: timings.send + timings.wait,
    receive: timings.receive,
  };
}
