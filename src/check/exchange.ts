import type { ResponseJudgement } from '../exchange/judge-response.js';
import type { Delivery, WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import type { Case } from './case.js';

/** A case that was sent: what went out, what came back, and what the document says of it. */
export interface Exchange {
  readonly case: Case;
  readonly request: WireRequest;
  readonly delivery: Delivery;
  /** RFC 3339. */
  readonly startedAt: string;
  /** Absent where no whole answer came. */
  readonly judgement?: ResponseJudgement;
  /** The other operation at the same address that the answer belongs to; it is not judged then. */
  readonly answeredAs?: Operation;
  /** The recipe that was meant to bring its status about: `state`, `Prefer`, or built in. */
  readonly recipe: Recipe;
  /** The 429 that this exchange repeats. */
  readonly limited?: Exchange;
}

export type Recipe = 'contract file' | 'state' | 'Prefer' | 'burst' | 'built in';

/** The status answered, of a broken answer too; 0 where none came. */
export function statusOf({ delivery }: Exchange): number {
  return (delivery.ok ? delivery.response : delivery.partial)?.status ?? 0;
}

/** Whether the answer has a status of the 2xx class. */
export function succeeded(exchange: Exchange): boolean {
  return exchange.delivery.ok && Math.floor(statusOf(exchange) / 100) === 2;
}
