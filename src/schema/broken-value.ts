import type { BuildRequest, Built } from './build-request.js';
import type { SettledSpot } from './place-walk.js';
import type { ValueBuilder } from './value-builder.js';

/** One keyword to be broken at one place, and values that may do it. */
export interface BrokenValue {
  readonly label: string;
  readonly keyword: string;
  /** The place that is broken, from the place asked about: empty for itself, else the pointer of a property inside. */
  readonly at: string;
  /** Values for the place asked about, the best first; the first that breaks nothing else is the one to take. */
  readonly attempts: Iterable<unknown>;
}

/** The place to be broken. */
export interface BreakContext {
  readonly builder: ValueBuilder;
  readonly spot: SettledSpot;
  /** The place as it is named in labels. */
  readonly label: string;
  readonly request: BuildRequest;
}

/** The values of those that could be built. */
export function* builtValues(attempts: Iterable<Built>): Generator<unknown> {
  for (const built of attempts) if (built.ok) yield built.value;
}
