import type { Case } from './case.js';
import { openLine } from './case-line.js';
import { statusOf, succeeded } from './exchange.js';
import { inconclusive } from './judge-case.js';
import { judgeMeaning } from './judge-meaning.js';
import type { OperationBook } from './operation-book.js';
import { planCredentials } from './plan-credentials.js';
import { planInvalid } from './plan-invalid.js';
import { planMethods } from './plan-methods.js';
import { planUnknown } from './plan-unknown.js';
import { planUnusual } from './plan-unusual.js';
import { planValid } from './plan-valid.js';
import type { RequestPlan } from './request-plan.js';
import { contractOf, planFor, type RunContext } from './run-context.js';
import { spreadBudget } from './spread-budget.js';
import { setUpState } from './status-recipes.js';
import { watchTimeOuts } from './time-outs.js';

/** Shut out, or sent elsewhere. */
const isShut = (status: number) => status === 401 || status === 403 || (status >= 300 && status < 400);

/** Refusals in a row after which a door counts as shut: nothing more is learned behind it. */
const shutAfter = 3;

/** Statuses that planned cases aim at, by the kind of case. */
const aims: Readonly<Record<string, { readonly kind: string; readonly what: string }>> = {
  '400': { kind: 'invalid', what: 'requests with one rule broken' },
  '401': { kind: 'credentials', what: 'missing and wrong credentials' },
  '404': { kind: 'unknown', what: 'an unknown id' },
  '405': { kind: 'methods', what: 'methods that the path does not declare' },
  '415': { kind: 'invalid', what: 'a body of another media type' },
  '422': { kind: 'invalid', what: 'requests with one rule broken' },
};

/** Sends all planned cases while the operation is in the state of its first documented 2xx, where states are offered. */
export async function checkInSuccessState(context: RunContext, book: OperationBook): Promise<void> {
  const { operation } = book;
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const setup = success ? await setUpState(context, book, success) : undefined;
  const plan = planFor(context, operation, setup);
  if (plan.obstacle === undefined) await sendCases(context, book, plan);
  else book.cells.block(`no valid request can be made: ${plan.obstacle}`);
  if (setup && success) await context.states?.tearDown(operation, success.status);
}

async function sendCases(context: RunContext, book: OperationBook, plan: RequestPlan): Promise<void> {
  const { mock, maxCases } = context;
  const isMock = mock !== undefined;
  const budget = spreadBudget(
    {
      valid: planValid(plan),
      unusual: planUnusual(plan),
      invalid: planInvalid(plan),
      credentials: planCredentials(plan, isMock),
      // A mock without state knows no ids.
      unknown: isMock ? [] : planUnknown(plan),
      methods: planMethods(plan),
    },
    maxCases,
  );
  const meaning = judgeMeaning(book.operation, contractOf(context, book.operation).meaning ?? {}, plan.known);
  const timeOuts = watchTimeOuts();
  let shut = 0;
  const line = openLine({
    width: context.workers,
    patience: context.wire.moment,
    send: (planned) => book.ask(planned),
    settle(exchange) {
      const findings = book.enter(exchange);
      timeOuts.note(exchange);
      const planned = exchange.case;
      const status = statusOf(exchange);
      if (planned.class === 'valid') shut = isShut(status) ? shut + 1 : 0;
      if (planned.class === 'invalid' && inconclusive.has(status)) noteInconclusive(book, planned, status);
      // A mock without state keeps nothing.
      if (!isMock) book.findings.push(...meaning.judge(exchange, findings.length > 0));
    },
  });
  for (const [index, planned] of budget.cases.entries()) {
    if (context.stop.reason !== undefined) {
      book.uncovered.push(`${budget.cases.length - index} cases: ${context.stop.reason}`);
      break;
    }
    if (shut >= shutAfter && book.exchanges.every((exchange) => !succeeded(exchange))) break;
    if (mock === 'prism' && isPrismManner(planned)) {
      book.uncovered.push(`${planned.label}: Prism itself answers this, whatever the document says`);
      continue;
    }
    if (!timeOuts.skips(planned)) await line.put(planned);
  }
  await line.drain();
  if (timeOuts.skipped > 0) book.uncovered.push(`${timeOuts.skipped} cases, as others like them timed out`);
  if (budget.leftOut > 0) book.uncovered.push(`${budget.leftOut} cases beyond --max-cases ${maxCases}`);
  for (const [status, { kind, what }] of Object.entries(aims)) {
    if (budget.kinds.includes(kind)) book.cells.attempt(status, `${what} did not bring it about`);
  }
}

/** Prism parses JSON before it reads the document, and takes the JSON value null for no body. */
function isPrismManner({ place, request }: Case): boolean {
  if (place.location !== 'request body' || request.body === undefined) return false;
  try {
    return JSON.parse(request.body.toString('utf8')) === null;
  } catch {
    return true;
  }
}

function noteInconclusive(book: OperationBook, planned: Case, status: number): void {
  book.uncovered.push(`${planned.label}: answered ${status}, which proves nothing`);
}
