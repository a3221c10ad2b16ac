import { batch, signal } from '@preact/signals';
import type { ExchangeSummary } from '../../mock/admin/shapes.js';
import { loadApis, loadSteering, log, sentChanges, stateChanges } from './model.js';

/** Whether the mock is heard. */
export const connection = signal<'connecting' | 'live' | 'lost'>('connecting');

/** As many as the mock remembers. */
const mostEntries = 1_000;

/** Listens to what happens at the mock, for as long as the page is open; comes back by itself when the mock does. */
export function followMock(): void {
  const events = new EventSource('/_tally/events');
  let heard: ExchangeSummary[] = [];
  // However many come at once, they are drawn once a frame.
  const draw = () => {
    const all = [...log.value, ...heard];
    heard = [];
    log.value = all.slice(Math.max(0, all.length - mostEntries));
  };
  events.addEventListener('begin', () => {
    batch(() => {
      connection.value = 'live';
      log.value = [];
    });
    heard = [];
    reload();
  });
  events.addEventListener('exchange', ({ data }) => {
    if (heard.length === 0) requestAnimationFrame(draw);
    heard.push(JSON.parse(data) as ExchangeSummary);
  });
  events.addEventListener('cleared', () => {
    heard = [];
    log.value = [];
  });
  events.addEventListener('changed', ({ data }) => {
    const { what } = JSON.parse(data) as { what: string };
    if (what === 'state') stateChanges.value++;
    else if (what === 'sent') sentChanges.value++;
    else if (what === 'apis') loadApis().catch(lost);
    else loadSteering().catch(lost);
  });
  events.addEventListener('error', lost);
}

function reload(): void {
  Promise.all([loadApis(), loadSteering()]).catch(lost);
}

function lost(): void {
  connection.value = 'lost';
}
