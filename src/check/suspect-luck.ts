import { type Exchange, statusOf } from './exchange.js';
import type { OperationBook } from './operation-book.js';

/** Follows breakdowns beside other requests that did not come again alone: the crowd's fault, or that of a server that fails now and then. */
export interface Suspicion {
  /** Notes what came to a case beside others, and what when it was asked again alone. */
  compare(beside: Exchange, alone: Exchange): void;
  /** Asked once a case: whether it should go alone, since a fault that comes now and then must show without a crowd. */
  isOpen(): boolean;
}

/** So many of the next cases go alone. */
const probation = 20;

export function openSuspicion(book: OperationBook): Suspicion {
  let left = 0;
  return {
    compare(beside, alone) {
      if (!isBreakdown(beside) || isBreakdown(alone)) return;
      left = probation;
      book.uncovered.push(
        `${beside.case.label}: answered ${statusOf(beside) || 'nothing'} beside other requests, ${statusOf(alone)} alone, which is not judged`,
      );
    },
    isOpen() {
      return left > 0 && left-- > 0;
    },
  };
}

/** Whether an answer is a 5xx or was cut off; a time-out is neither. */
export function isBreakdown(exchange: Exchange): boolean {
  const isCutOff = !exchange.delivery.ok && exchange.delivery.failure !== 'timeout';
  return isCutOff || statusOf(exchange) >= 500;
}
