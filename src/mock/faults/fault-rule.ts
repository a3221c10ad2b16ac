import type { Delivery } from './delivery.js';

/** In milliseconds: always the same, between two bounds, or spread like the logarithm of a normal distribution. */
export type Latency =
  | number
  | { readonly min: number; readonly max: number }
  | { readonly median: number; readonly sigma: number };

/** What goes wrong, for all operations or one. */
export interface FaultRule {
  /** An operation's id, or `METHOD /path/{template}`; all of them where it is not said. */
  readonly operation?: string;
  /** The name of the API that is meant; any where it is not said. */
  readonly api?: string;
  readonly latency?: Latency;
  /** So many requests in so many milliseconds; what comes beyond them is answered 429 with `Retry-After`. */
  readonly rateLimit?: { readonly requests: number; readonly per: number };
  /** An error that is answered in the place of what was asked for, as the document describes it. */
  readonly status?: number;
  /** What goes wrong with answers on their way. */
  readonly delivery?: Delivery;
  /** The share of requests that `status` or `delivery` spoils: 1 is all. */
  readonly share?: number;
}
