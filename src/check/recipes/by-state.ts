import { matchesStatus } from '../../exchange/status-pattern.js';
import type { Response } from '../../openapi/api.js';
import { member } from '../../openapi/document-node.js';
import { statusOf } from '../exchange.js';
import type { OperationBook } from '../operation-book.js';
import { planFor, type RunContext } from '../run-context.js';
import { plainCase } from './plain-case.js';

/** By a provider state; states run one at a time: set up, the valid authorised request, torn down. */
export async function byState(
  context: RunContext,
  book: OperationBook,
  response: Response,
): Promise<boolean> {
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
  // That nothing is unknown to it was told already.
  if (/^(404|410)$/.test(response.status) && book.findings.some(({ code }) => code === 'unknown-id-accepted'))
    return true;
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

/** Tears a state down and sets it up again, after what it gave was used up. */
export async function renewState(
  context: RunContext,
  book: OperationBook,
  response: Response,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  await context.states?.tearDown(book.operation, response.status);
  return setUpState(context, book, response);
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
