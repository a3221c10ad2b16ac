import type { CaseClass } from './case.js';
import { type Exchange, statusOf } from './exchange.js';

/** Counts what the ordinary cases were answered, so that a status they aim at in vain can say what came instead. */
export interface OrdinaryCounts {
  count(exchange: Exchange): void;
  /** What was tried for a documented status and what came, a sentence each. */
  attempts(status: string): string[];
}

/** The statuses that ordinary cases aim at, and with what. */
const aims: Readonly<Record<string, readonly [CaseClass, string]>> = {
  '400': ['invalid', 'requests with one rule broken'],
  '401': ['unauthorised', 'missing and wrong credentials'],
  '404': ['unknown', 'an unknown id'],
  '410': ['unknown', 'an unknown id'],
  '422': ['invalid', 'requests with one rule broken'],
};

const mostShown = 4;

export function countOrdinary(): OrdinaryCounts {
  const answered = new Map<CaseClass, Set<string>>();
  return {
    count(exchange) {
      if (exchange.recipe !== 'built in') return;
      const { class: kind } = exchange.case;
      const statuses = answered.get(kind) ?? new Set();
      answered.set(kind, statuses.add(String(statusOf(exchange) || 'nothing')));
    },
    attempts(status) {
      const [kind, what] = aims[status] ?? [];
      const statuses = [...((kind && answered.get(kind)) ?? [])].slice(0, mostShown);
      return statuses.length === 0 ? [] : [`${what}: answered ${statuses.join(', ')}`];
    },
  };
}
