import { Button } from '../look/button.js';
import { Chip } from '../look/chip.js';
import { SearchField } from '../look/search-field.js';
import { type Severity, SeverityMark } from '../look/severity-mark.js';
import { VerdictMark } from '../look/verdict-mark.js';
import { toggled } from './choice.js';
import { figure } from './figures.js';
import './filter-bar.css';
import type { Store } from './store.js';
import { verdictOrder } from './verdict-bar.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** What narrows the report, and how much is left of it. */
export function FilterBar({ store }: { readonly store: Store }) {
  const { model, change } = store;
  const choice = store.choice.value;
  const { cells } = model.report.summary;
  const count = (severity: Severity) =>
    model.findings.filter(({ finding }) => finding.severity === severity).length;
  const isNarrowed =
    choice.text !== '' || choice.verdicts.length > 0 || choice.severities.length > 0 || choice.code !== '';
  return (
    <search class="filter-bar" aria-label="Filters">
      <SearchField
        label="Operation, code, message"
        value={choice.text}
        onInput={(text) => change({ text })}
      />
      <fieldset>
        <legend class="for-screen-readers">Verdicts of cells</legend>
        {verdictOrder
          .filter((verdict) => cells[verdict] > 0)
          .map((verdict) => (
            <Chip
              key={verdict}
              pressed={choice.verdicts.includes(verdict)}
              onToggle={() => change({ verdicts: toggled(choice.verdicts, verdict) })}
              count={figure(cells[verdict])}
            >
              <VerdictMark verdict={verdict} />
              {verdict}
            </Chip>
          ))}
      </fieldset>
      {model.findings.length > 0 && (
        <>
          <fieldset>
            <legend class="for-screen-readers">Severities of findings</legend>
            {severities
              .filter((severity) => count(severity) > 0)
              .map((severity) => (
                <Chip
                  key={severity}
                  pressed={choice.severities.includes(severity)}
                  onToggle={() => change({ severities: toggled(choice.severities, severity) })}
                  count={figure(count(severity))}
                >
                  <SeverityMark severity={severity} />
                  {severity}
                </Chip>
              ))}
          </fieldset>
          <label class="code-filter">
            <span class="for-screen-readers">Code of findings</span>
            <select
              value={choice.code}
              onChange={({ currentTarget }) => change({ code: currentTarget.value })}
            >
              <option value="">Any code</option>
              {model.codes.map(([code, times]) => (
                <option key={code} value={code}>
                  {code} ({figure(times)})
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {isNarrowed && (
        <Button icon="cross" onClick={store.clearFilters}>
          Clear
        </Button>
      )}
    </search>
  );
}
