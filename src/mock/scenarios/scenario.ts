import type { Delivery } from '../faults/delivery.js';
import type { FaultRule } from '../faults/fault-rule.js';

/** How one request is answered. */
export interface ScenarioAnswer {
  /** The operation's usual success where it is not said. */
  readonly status?: number;
  /** The name of a documented example. */
  readonly example?: string;
  /** A generated body in place of an example; the same for the same `seed`. */
  readonly dynamic?: boolean;
  readonly seed?: string;
  readonly body?: unknown;
  /** `Content-Type` chooses among the documented media types. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly delay?: number;
  /** How often, before the next answer has its turn; for ever where it is not said. */
  readonly times?: number;
  /** What goes wrong with the answer on its way. */
  readonly fault?: Delivery;
}

/** What a request must say for a scenario to apply; bodies may hold more. */
export interface ScenarioCondition {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One operation's answers under one condition, in turn. */
export interface Scenario {
  readonly name?: string;
  /** An operation's id, or `METHOD /path/{template}`. */
  readonly operation: string;
  /** The name of the API that is meant; any where it is not said. */
  readonly api?: string;
  readonly when?: ScenarioCondition;
  readonly answer: ScenarioAnswer | readonly ScenarioAnswer[];
}

/** What a scenario file holds. */
export interface ScenarioFile {
  readonly scenarios?: readonly Scenario[];
  readonly faults?: readonly FaultRule[];
}
