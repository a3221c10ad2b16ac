import { type Exchange, statusOf, succeeded } from './exchange.js';
import { inconclusive } from './judge-case.js';
import type { OperationBook } from './operation-book.js';

/** Gives refusals that prove nothing a second chance. */
export interface Repeater {
  /**
   * Waits for `quiet`, sends an accepted request anew, then the case once more; resolves to whether its answer proves something. Not after
   * a deletion, nor where two other cases of that place and status were repeated in vain.
   */
  conclude(exchange: Exchange, quiet: () => Promise<unknown>): Promise<boolean>;
}

/** How many repeats in vain are enough to know a server's manner. */
const enough = 2;

export function openRepeater(book: OperationBook): Repeater {
  const inVain = new Map<string, number>();
  return {
    async conclude(first, quiet) {
      const planned = first.case;
      const manner = `${statusOf(first)} ${planned.place.location}`;
      const failures = inVain.get(manner) ?? 0;
      const baseline = book.exchanges.find((exchange) => {
        return exchange.case.class === 'valid' && exchange.recipe === 'built in' && succeeded(exchange);
      });
      if (!baseline || failures >= enough || book.operation.method === 'DELETE') return false;
      inVain.set(manner, failures + 1);
      await quiet();
      if (!succeeded(await book.ask(baseline.case))) return false;
      const { exchange } = await book.send(planned);
      if (inconclusive.has(statusOf(exchange))) return false;
      inVain.delete(manner);
      return true;
    },
  };
}
