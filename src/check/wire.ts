import type { CountDown } from '../http/count-down.js';
import type { Delivery, WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import type { Case } from './case.js';
import type { Exchange, Recipe } from './exchange.js';

/** The way to the implementation under test. */
export interface Wire {
  /** Scheme, host and port, without a path. */
  readonly origin: string;
  /** The path of `--url`, which goes before every documented path. */
  basePath: string;
  /** Set once an answer carried `Tally-Mock`. */
  readonly mockSeen: 'tally' | 'stateful' | undefined;
  readonly sent: number;
  exchange(operation: Operation, planned: Case, recipe?: Recipe): Promise<Exchange>;
  raw(request: WireRequest): Promise<Delivery>;
  now(): Date;
  /** Calls back when an answer is late enough for the next request to overtake it. */
  patience(overtake: () => void): CountDown;
  close(): void;
}
