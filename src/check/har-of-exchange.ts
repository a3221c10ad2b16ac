import { harEntry } from '../result/har-entry.js';
import type { HarEntry } from '../result/report.js';
import type { Exchange } from './exchange.js';

/** A HAR 1.2 entry of a case, with what was meant by it, so that the record can be judged again. */
export function harOfExchange(origin: string, exchange: Exchange, hide: (text: string) => string): HarEntry {
  const { request, delivery, startedAt, recipe } = exchange;
  const { class: meant, label } = exchange.case;
  return {
    ...harEntry(origin, request, delivery, startedAt, hide),
    _tally: { class: meant, recipe, case: hide(label) },
  };
}
