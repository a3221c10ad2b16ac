import { isMapping } from '../../openapi/document-node.js';
import type { Case } from '../case.js';
import type { Exchange } from '../exchange.js';
import type { OperationBook } from '../operation-book.js';
import type { RequestPlan } from '../request-plan.js';
import type { RunContext } from '../run-context.js';
import type { Promises } from './promises.js';
import type { ResourceReader } from './read-resource.js';
import type { Fields } from './resource-in.js';

/** What the checks of one operation's meaning have in common. */
export interface MeaningSite {
  readonly context: RunContext;
  readonly book: OperationBook;
  readonly plan: RequestPlan;
  readonly promises: Promises;
  readonly reader?: ResourceReader;
  /** Valid requests with an object for a body that succeeded, in the order sent. */
  readonly accepted: readonly AcceptedCase[];
  /** Requests with one rule broken in an object that were refused for it. */
  readonly refused: readonly AcceptedCase[];
  /** Whether so many more requests may be sent; takes them if so. */
  take(requests: number): boolean;
}

/** A case whose body is an object. */
export interface AcceptedCase extends Case {
  readonly value: Fields;
}

/** The properties that a request wrote, as far as they may be shown; `undefined` where they cannot be told from its body. */
export function sentBy({ case: sent, request }: Exchange, promises: Promises): Fields | undefined {
  return fieldsOf({ ...sent, request }, promises);
}

/** The same of a case that is yet to be sent. */
export function fieldsOf({ value, request }: Case, promises: Promises): Fields | undefined {
  if (request.body === undefined) return {};
  return isMapping(value) ? promises.toBeShown(value) : undefined;
}

/** Milliseconds after which a stamp in whole seconds has moved and most copies have caught up. */
export const secondChance = 1_100;
