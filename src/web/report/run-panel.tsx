import type { Report, Verdict } from '../../result/report.js';
import { VerdictMark } from '../look/verdict-mark.js';
import { counted, duration, moment } from './figures.js';
import './run-panel.css';

const meanings: Readonly<Record<Verdict, string>> = {
  conforms: 'The status came, and everything about it is as documented.',
  violates: 'The status came, and something about it is not as documented.',
  refused: 'It was provoked as well as can be, and something else came.',
  unreached: 'Nothing known brings it about; the reason says what would.',
  waived: 'It is excused, with a reason.',
};

/** The run itself: its figures, what was noted, and what the marks mean. */
export function RunPanel({ report }: { readonly report: Report }) {
  const { tool, spec, url, seed, runId, startedAt, durationMs, summary, notes } = report;
  const facts: readonly (readonly [string, string])[] = [
    ['Document', spec],
    ['Implementation', url],
    ['Began', moment(startedAt)],
    ['Took', `${duration(durationMs)}, ${counted(summary.cases, 'request')}`],
    ['Seed', `${seed}: the same seed gives the same cases in the same order`],
    ['Run', `${runId}: stands in the names that the run created`],
    ['Tool', `${tool.name} ${tool.version}`],
  ];
  return (
    <div class="run-panel">
      {notes.length > 0 && (
        <section aria-labelledby="run-notes">
          <h3 id="run-notes">Notes</h3>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="run-facts">
        <h3 id="run-facts">The run</h3>
        <dl class="run-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="run-marks">
        <h3 id="run-marks">What the marks mean</h3>
        <dl class="run-marks">
          {Object.entries(meanings).map(([verdict, meaning]) => (
            <div key={verdict}>
              <dt>
                <VerdictMark verdict={verdict as Verdict} /> {verdict}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
          <div>
            <dt>
              <VerdictMark verdict="conforms" vacuous /> vacuous
            </dt>
            <dd>The documented schema accepts anything, so that conforming proves nothing.</dd>
          </div>
        </dl>
      </section>
    </div>
  );
}
