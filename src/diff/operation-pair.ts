import type { Api, Operation } from '../openapi/api.js';
import type { Direction } from './change.js';
import type { ComparedPairs } from './compared-pairs.js';

/** Two versions of one operation, and the way its requests travel: those of webhooks and callbacks are sent by the server. */
export interface OperationPair {
  readonly old: Operation;
  readonly new: Operation;
  readonly oldApi: Api;
  readonly newApi: Api;
  readonly requests: Direction;
  /** What was compared already. */
  readonly compared: ComparedPairs;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
