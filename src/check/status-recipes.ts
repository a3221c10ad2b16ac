import type { HeaderList } from '../http/message.js';
import type { Response } from '../openapi/api.js';
import { member } from '../openapi/document-node.js';
import type { Case } from './case.js';
import { statusOf } from './exchange.js';
import type { OperationBook } from './operation-book.js';
import type { RequestPlan } from './request-plan.js';
import { contractOf, planFor, type RunContext } from './run-context.js';
import { concreteStatus, matchesStatus } from './status-pattern.js';

/** Brings each documented status about: by the contract file, else by a provider state, else, on a mock, by `Prefer`. */
export async function checkEachStatus(context: RunContext, book: OperationBook): Promise<void> {
  for (const response of book.operation.responses) {
    if (context.stop.reason !== undefined) return;
    const settled = (await byContract(context, book, response)) || (await byState(context, book, response));
    if (!settled && context.mock) await byPrefer(context, book, response);
  }
}

/** A recipe that brings another status is no fault of the implementation: the next one is tried. */
async function byContract(context: RunContext, book: OperationBook, response: Response): Promise<boolean> {
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

/** States run one at a time: set up, the valid authorised request, torn down. */
async function byState(context: RunContext, book: OperationBook, response: Response): Promise<boolean> {
  const { operation } = book;
  const values = await setUpState(context, book, response);
  if (!values) return false;
  const plan = planFor(context, operation, values);
  if (plan.obstacle !== undefined) {
    await context.states?.tearDown(operation, response.status);
    return false;
  }
  const { exchange } = await book.send(plainCase(plan, response, []), 'state');
  await context.states?.tearDown(operation, response.status);
  const status = statusOf(exchange);
  if (matchesStatus(operation, response, status) || !exchange.delivery.ok) return true;
  book.cells.attempt(response.status, `set up by state, answered ${status}`);
  // An answer that the document does not know at all is told as that, not as a broken state as well.
  const isKnown = exchange.judgement?.response !== undefined;
  book.findings.push({
    code: isKnown ? 'state-not-honoured' : 'undocumented-status',
    severity: 'error',
    location: 'response',
    pointer: '',
    message: `The state for ${response.status} was set up, but the answer was ${status}.`,
    expected: response.status,
    actual: status,
    rule: isKnown ? response.node : (member(operation.node, 'responses') ?? operation.node),
    exchange,
  });
  return true;
}

/** The values that a state's set-up gives; `undefined` where the state is not offered or could not be set up. */
export async function setUpState(
  context: RunContext,
  book: OperationBook,
  response: Response,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const setup = await context.states?.setUp(book.operation, response.status);
  if (setup?.outcome === 'ready') return setup.values;
  if (setup?.outcome === 'failed') reportFailedSetup(context, book, response, setup.message);
  return undefined;
}

/** On a recognised mock only; each media type of the status is asked for by `Accept`. */
async function byPrefer(context: RunContext, book: OperationBook, response: Response): Promise<void> {
  const { operation } = book;
  const code = concreteStatus(operation, response);
  const plan = planFor(context, operation);
  if (plan.obstacle !== undefined) return;
  const accepts: HeaderList[] =
    response.content.length === 0 ? [[]] : response.content.map(({ type }) => [['Accept', type]]);
  for (const accept of accepts) {
    const { exchange } = await book.send(
      plainCase(plan, response, [['Prefer', `code=${code}`], ...accept]),
      'Prefer',
    );
    const status = statusOf(exchange);
    if (status !== code) {
      book.cells.attempt(response.status, `asked for by Prefer: code=${code}, answered ${status}`);
    }
  }
}

function plainCase(plan: RequestPlan, response: Response, headers: HeaderList): Case {
  return {
    class: 'valid',
    label: `the state for ${response.status}`,
    place: { location: 'request', pointer: '', rule: response.node },
    request: plan.request({ headers }),
  };
}

function reportFailedSetup(
  context: RunContext,
  book: OperationBook,
  response: Response,
  message: string,
): void {
  const planned = plainCase(planFor(context, book.operation), response, []);
  book.findings.push({
    code: 'state-setup-failed',
    severity: 'error',
    location: 'request',
    pointer: '',
    message: `The state for ${response.status} could not be set up: ${message}.`,
    expected: '2xx, or 404 where the state is not offered',
    actual: message,
    rule: response.node,
    exchange: {
      case: planned,
      request: planned.request,
      delivery: { ok: false, failure: 'dropped', message: 'not sent', milliseconds: 0 },
      startedAt: context.wire.now().toISOString(),
      recipe: 'state',
    },
  });
}
