import type { Contract } from '../contract/contract.js';
import { findWaiver } from '../contract/find-waiver.js';
import type { Operation } from '../openapi/api.js';
import { statusOf } from './exchange.js';
import type { RawFinding } from './raw-finding.js';
import type { StopSign } from './stop-sign.js';

/** Counts errors that are not waived, each rule and status of an operation once. */
export interface Bail {
  /** Looks at the findings that an operation has by now. */
  watch(operation: Operation, findings: readonly RawFinding[]): void;
}

/** Stops the run at the `limit`-th error; never where there is no limit. */
export function bailAfter(
  limit: number | undefined,
  stop: StopSign,
  { contract, today }: { readonly contract: Contract; readonly today: string },
): Bail {
  const errors = new Set<string>();
  return {
    watch(operation, findings) {
      if (limit === undefined) return;
      for (const { code, severity, rule, exchange } of findings) {
        const status = statusOf(exchange);
        if (severity !== 'error' || findWaiver(contract, operation, { code, status, today })) continue;
        errors.add([operation.id, code, status, rule.pointer].join(' '));
      }
      if (errors.size >= limit) stop.stop(`stopped by --bail ${limit}`);
    },
  };
}
