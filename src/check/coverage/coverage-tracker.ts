import type { Operation } from '../../openapi/api.js';
import type { OperationCoverage } from '../../result/coverage.js';
import type { Exchange } from '../exchange.js';
import { trackRequests } from './request-coverage.js';
import { trackResponses } from './response-coverage.js';

/** Follows what the cases of an operation tried of its requests and saw of its responses. */
export interface CoverageTracker {
  see(exchange: Exchange): void;
  /** Counts cases that were planned but not sent. */
  leaveOut(count: number): void;
  result(): OperationCoverage;
}

export function trackCoverage(operation: Operation): CoverageTracker {
  const requests = trackRequests(operation);
  const responses = trackResponses(operation);
  let leftOut = 0;
  return {
    see(exchange) {
      requests.see(exchange);
      // Another method's answers are not described by this operation.
      if (exchange.case.class !== 'undeclared') responses.see(exchange);
    },
    leaveOut(count) {
      leftOut += count;
    },
    result: () => ({
      request: requests.result(),
      responses: responses.result(),
      leftOut,
      ...(requests.isCut || responses.isCut ? { isCut: true } : {}),
    }),
  };
}
