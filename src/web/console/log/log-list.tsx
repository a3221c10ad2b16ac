import { computed, signal } from '@preact/signals';
import type { ExchangeSummary } from '../../../mock/admin/shapes.js';
import { Button } from '../../look/button.js';
import { SearchField } from '../../look/search-field.js';
import { ask } from '../client.js';
import { log } from '../model.js';
import { ChoiceRow } from '../parts/choice-row.js';
import { RowList } from '../parts/row-list.js';
import { StatusBadge } from '../parts/status-badge.js';
import { goTo, hrefOf } from '../route.js';
import { filterLog, type LogKind } from './log-filter.js';
import './log-list.css';

const words = signal('');
const kind = signal<LogKind>('all');
/** What stood in the log when it was paused; absent while it runs. */
const held = signal<readonly ExchangeSummary[] | undefined>(undefined);

const source = computed(() => held.value ?? log.value);
const shown = computed(() => filterLog(source.value, { words: words.value, kind: kind.value }));

const kinds: readonly { readonly name: LogKind; readonly label: string }[] = [
  { name: 'all', label: 'All' },
  { name: 'refused', label: 'With errors' },
  { name: '2', label: '2XX' },
  { name: '3', label: '3XX' },
  { name: '4', label: '4XX' },
  { name: '5', label: '5XX' },
];

/** The exchanges, the newest first; can be filtered, held, and forgotten. */
export function LogList({ chosen }: { readonly chosen: number | undefined }) {
  return (
    <>
      <div class="log-bar">
        <SearchField
          label="Filter by words"
          value={words.value}
          onInput={(text) => {
            words.value = text;
          }}
        />
        <Button pressed={held.value !== undefined} onClick={hold}>
          {pauseText()}
        </Button>
        <Button onClick={clear}>Clear</Button>
        <a class="button" href="/_tally/exchanges.har" download="mock.har">
          HAR
        </a>
        <ChoiceRow
          label="Which"
          choices={kinds}
          chosen={kind.value}
          onChoose={(name) => {
            kind.value = name;
          }}
        />
        <p class="list-count" role="status">
          {countText(shown.value.length, source.value.length)}
        </p>
      </div>
      <RowList
        label="Exchanges"
        rows={shown.value}
        rowHeight={44}
        keyOf={({ number }) => number}
        hrefOf={({ number }) => hrefOf({ view: 'log', number })}
        chosen={chosen}
        draw={(entry) => <Row entry={entry} />}
        empty={
          <p>{source.value.length === 0 ? 'Requests show up here as they come.' : 'None is like this.'}</p>
        }
      />
    </>
  );
}

function countText(shownCount: number, all: number): string {
  const text = `${all} ${all === 1 ? 'request' : 'requests'}`;
  return shownCount === all ? text : `${shownCount} of ${text}`;
}

function pauseText(): string {
  if (held.value === undefined) return 'Pause';
  const last = held.value.at(-1)?.number ?? 0;
  const waiting = log.value.filter(({ number }) => number > last).length;
  return waiting === 0 ? 'Paused' : `Paused, ${waiting} new`;
}

function hold(): void {
  held.value = held.value === undefined ? log.value : undefined;
}

async function clear(): Promise<void> {
  await ask('DELETE', '/exchanges');
  if (held.value !== undefined) held.value = [];
  goTo({ view: 'log' });
}

function Row({ entry }: { readonly entry: ExchangeSummary }) {
  const { at, method, target, status, why, errors } = entry;
  return (
    <span class="log-row">
      <StatusBadge status={status} />
      <span class="log-request">
        <strong>{method}</strong> {target}
      </span>
      <time dateTime={at}>{timeOf(at)}</time>
      <span class="log-why">
        {errors[0] ? `${errors[0].in} ${errors[0].pointer} ${errors[0].message}` : why}
      </span>
    </span>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function timeOf(at: string): string {
  return clock.format(new Date(at));
}
