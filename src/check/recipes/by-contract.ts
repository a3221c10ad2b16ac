import { matchesStatus } from '../../exchange/status-pattern.js';
import type { Response } from '../../openapi/api.js';
import type { Case } from '../case.js';
import { statusOf } from '../exchange.js';
import type { OperationBook } from '../operation-book.js';
import { contractOf, planFor, type RunContext } from '../run-context.js';

/** By the contract file's recipe. One that brings another status is no fault of the implementation: the next way is tried. */
export async function byContract(
  context: RunContext,
  book: OperationBook,
  response: Response,
): Promise<boolean> {
  const { operation } = book;
  const recipe = contractOf(context, operation).recipes?.[response.status];
  if (!recipe) return false;
  const plan = planFor(context, operation, recipe.parameters);
  if (plan.obstacle !== undefined) return false;
  const request = plan.request({
    headers: Object.entries(recipe.headers ?? {}),
    ...(recipe.body === undefined ? {} : { body: { value: recipe.body } }),
  });
  const place = { location: 'request', pointer: '', rule: response.node } as const;
  const planned: Case = { class: 'open', label: `the recipe for ${response.status}`, place, request };
  const { exchange } = await book.send(planned, 'contract file');
  const status = statusOf(exchange);
  if (matchesStatus(operation, response, status)) return true;
  book.cells.attempt(response.status, `by the contract file's recipe, answered ${status || 'nothing'}`);
  return false;
}
