import type { WireRequest } from '../../http/message.js';
import type { Response } from '../../openapi/api.js';
import type { Case } from '../case.js';
import type { Recipe } from '../exchange.js';
import type { RequestPlan } from '../request-plan.js';
import type { RunContext } from '../run-context.js';

/** Where a built-in recipe is applied: a documented status that nothing has brought about yet, the operation in its 2xx state. */
export interface Situation {
  readonly context: RunContext;
  readonly plan: RequestPlan;
  readonly response: Response;
}

/** A way to bring a status about that needs no help from the implementation's side. */
export interface BuiltInRecipe {
  /** The documented statuses it is for. */
  readonly statuses: readonly string[];
  /** What is sent, in order, until the status comes; nothing where the recipe does not apply. */
  cases(situation: Situation): Iterable<Case> | AsyncIterable<Case>;
  /** The option that it waits for: `a credential that may not do it: --auth-as SCHEME=VALUE`. */
  readonly needs?: string;
  /** As what its cases are sent; `built in` where nothing is said. */
  readonly sentAs?: Recipe;
}

/** A case of a built-in recipe: the document cannot say what must come, only that no answer may break a promise. */
export function recipeCase({ response }: Situation, label: string, request: WireRequest): Case {
  const place = { location: 'request', pointer: '', rule: response.node } as const;
  return { class: 'open', label, place, request };
}
