import type { Delivery, WireRequest } from '../../http/message.js';
import type { CaseClass } from '../case.js';
import type { Recipe } from '../exchange.js';

/** An exchange that was not planned here: read from a HAR, or seen by a proxy. */
export interface RecordedExchange {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The target holds the server's base path as well. */
  readonly request: WireRequest;
  /** What came back, or what broke; absent where the record does not say. */
  readonly delivery?: Delivery;
  /** RFC 3339. */
  readonly startedAt: string;
  /** Bodies that the record leaves out or cuts: nothing is said of them. */
  readonly unknown: { readonly requestBody?: boolean; readonly responseBody?: boolean };
  /** Set where the request departs and was not handed on. */
  readonly isWithheld?: boolean;
  /** What the one who sent it meant by it, where the record says so. */
  readonly intent?: Intent;
}

/** How a case was meant, as a HAR of `tally check` keeps it. */
export interface Intent {
  readonly class: CaseClass;
  readonly label: string;
  readonly recipe: Recipe;
}
