import type { ResponseJudgement } from '../exchange/judge-response.js';
import type { Delivery, WireRequest } from '../http/message.js';
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
  /** The recipe that was meant to bring its status about: `state`, `Prefer`, or built in. */
  readonly recipe: Recipe;
}

export type Recipe = 'state' | 'Prefer' | 'built in';

/** The status answered, or 0 where no whole answer came. */
export function statusOf(exchange: Exchange): number {
  return exchange.delivery.ok ? exchange.delivery.response.status : 0;
}

/** Whether the answer has a status of the 2xx class. */
export function succeeded(exchange: Exchange): boolean {
  return Math.floor(statusOf(exchange) / 100) === 2;
}
