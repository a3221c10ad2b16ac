import { matchesStatus } from '../../exchange/status-pattern.js';
import type { Response } from '../../openapi/api.js';
import { statusOf } from '../exchange.js';
import { findTarget } from '../harvest/find-target.js';
import type { OperationBook } from '../operation-book.js';
import { planFor, type RunContext } from '../run-context.js';
import type { Situation } from './built-in-recipe.js';
import { builtInRecipes } from './built-in-recipes.js';
import { setUpState } from './by-state.js';

/** By the recipes that are built in, in the state of the first documented 2xx; those that leave traces come last. */
export async function byBuiltIn(
  context: RunContext,
  book: OperationBook,
  responses: readonly Response[],
): Promise<void> {
  const applied = builtInRecipes.flatMap((recipe) => {
    const response = responses.find(({ status }) => recipe.statuses.includes(status));
    return response ? [{ recipe, response }] : [];
  });
  if (applied.length === 0) return;
  const { operation, cells } = book;
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  for (const { recipe, response } of applied) {
    if (context.stop.reason !== undefined) return;
    if (cells.isReached(response.status)) continue;
    const setup = success && (await setUpState(context, book, success));
    const target = await findTarget(context, operation, setup ?? {});
    const plan = planFor(context, operation, { ...target, ...setup });
    if (plan.obstacle === undefined) await apply(recipe, { context, plan, response }, book);
    if (setup) await context.states?.tearDown(operation, success.status);
  }
}

/** Each further media type of a status that was reached: the case that brought it about, with an `Accept` of that type alone. */
export async function byAccept({ operation, cells, send }: OperationBook): Promise<void> {
  for (const { status, content } of operation.responses) {
    for (const { type } of content.length > 1 ? content : []) {
      const reached = cells.caseFor(status);
      if (!reached || cells.isReached(status, type)) continue;
      const headers = reached.request.headers.filter(([name]) => name.toLowerCase() !== 'accept');
      const request = { ...reached.request, headers: [...headers, ['Accept', type] as const] };
      const { exchange } = await send({ ...reached, class: 'open', label: `Accept: ${type}`, request });
      if (!cells.isReached(status, type))
        cells.attempt(status, `Accept: ${type}: answered ${statusOf(exchange) || 'nothing'}`);
    }
  }
}

async function apply(
  recipe: (typeof builtInRecipes)[number],
  situation: Situation,
  { operation, cells, send }: OperationBook,
): Promise<void> {
  const { response } = situation;
  const answers = new Map<string, Set<string>>();
  for await (const planned of recipe.cases(situation)) {
    const { exchange } = await send(planned, recipe.sentAs);
    const status = statusOf(exchange);
    if (matchesStatus(operation, response, status)) return;
    const came = String(status || 'nothing');
    answers.set(came, (answers.get(came) ?? new Set()).add(planned.label));
  }
  for (const [came, labels] of answers) {
    cells.attempt(response.status, `${[...labels].join(', ')}: answered ${came}`);
  }
}
