import { matchesStatus } from '../../exchange/status-pattern.js';
import type { Response } from '../../openapi/api.js';
import { type Exchange, statusOf } from '../exchange.js';
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
  if (isTold(book, response, exchange)) return true;
  book.findings.push({
    code: 'state-not-honoured',
    severity: 'error',
    location: 'response',
    pointer: '',
    message: `The state for ${response.status} was set up, but the answer was ${status}.`,
    expected: response.status,
    actual: status,
    rule: response.node,
    exchange,
  });
  return true;
}

/** Whether an ordinary case has shown already why the state's status did not come: one cause, one finding. */
function isTold({ findings }: OperationBook, { status: due }: Response, exchange: Exchange): boolean {
  const status = statusOf(exchange);
  const isDone = status >= 200 && status < 300;
  return findings.some((finding) =>
    finding.code === 'unknown-id-accepted'
      ? isDone && /^(404|410|4XX)$/.test(due)
      : ['undocumented-status', 'server-error'].includes(finding.code) &&
        due.startsWith('2') &&
        finding.exchange.case.class === 'valid' &&
        statusOf(finding.exchange) === status,
  );
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
