import type { Case, CaseClass } from './case.js';
import { type Exchange, succeeded } from './exchange.js';

/** After so many time-outs of one cause nothing more is learned there, and much time is lost. */
const enough = 3;

/** Watches a row of cases for requests that are never answered. */
export interface TimeOuts {
  note(exchange: Exchange): void;
  /** Whether a case is not worth its wait: its class stays unanswered, or everything does. */
  skips(planned: Case): boolean;
  /** How many cases were skipped. */
  readonly skipped: number;
}

export function watchTimeOuts(): TimeOuts {
  const byClass = new Map<CaseClass, number>();
  let total = 0;
  let seenSuccess = false;
  let skipped = 0;
  return {
    note(exchange) {
      seenSuccess ||= succeeded(exchange);
      if (exchange.delivery.ok || exchange.delivery.failure !== 'timeout') return;
      total++;
      byClass.set(exchange.case.class, (byClass.get(exchange.case.class) ?? 0) + 1);
    },
    skips(planned) {
      const isLost = (byClass.get(planned.class) ?? 0) >= enough || (!seenSuccess && total >= enough);
      if (isLost) skipped++;
      return isLost;
    },
    get skipped() {
      return skipped;
    },
  };
}
