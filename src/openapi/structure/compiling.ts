import type { Check } from './structure-walk.js';

/** What a keyword needs to become a check. */
export interface Compiling {
  /** A schema as a check. */
  check(schema: unknown): Check;
  /** The schema that a reference (`#/…`) leads to. */
  resolve(ref: string): unknown;
}
