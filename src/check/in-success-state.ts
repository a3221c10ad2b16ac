import { checkCallbacks } from './callbacks/check-callbacks.js';
import type { Case } from './case.js';
import { openLine } from './case-line.js';
import { type Exchange, statusOf, succeeded } from './exchange.js';
import { findTarget, type Target } from './harvest/find-target.js';
import { keepTarget } from './harvest/keep-target.js';
import { inconclusive } from './judge-case.js';
import { type MeaningWatch, watchMeaning } from './meaning/watch-meaning.js';
import type { OperationBook } from './operation-book.js';
import { planCases, turnsOfKinds } from './plan-cases.js';
import { renewState, setUpState } from './recipes/by-state.js';
import { keepsNothing } from './recognise-mock.js';
import { openRepeater } from './repeat-inconclusive.js';
import type { RequestPlan } from './request-plan.js';
import { planFor, type RunContext } from './run-context.js';
import { isSafeMethod } from './safe-method.js';
import { spreadBudget } from './spread-budget.js';
import { isBreakdown, openSuspicion } from './suspect-luck.js';
import { watchTimeOuts } from './time-outs.js';

/** Shut out, or sent elsewhere. */
const isShut = (status: number) => status === 401 || status === 403 || (status >= 300 && status < 400);

/** Refusals in a row after which a door counts as shut: nothing more is learned behind it. */
const shutAfter = 3;

/** Requests that may be sent for what answers mean, where the ordinary cases leave room for them. */
const mostForMeaning = 40;

/** Sends all planned cases while the operation is in the state of its first documented 2xx, where states are offered. */
export async function checkInSuccessState(context: RunContext, book: OperationBook): Promise<void> {
  const { operation } = book;
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const setup = success ? await setUpState(context, book, success) : undefined;
  const target = await findTarget(context, operation, setup ?? {});
  const plan = planFor(context, operation, { ...target, ...setup });
  const renew = setup && success && (() => renewState(context, book, success));
  if (plan.obstacle === undefined) await sendCases(context, book, plan, renew);
  else book.cells.block(`no valid request can be made: ${plan.obstacle}`);
  if (setup && success) await context.states?.tearDown(operation, success.status);
}

async function sendCases(
  context: RunContext,
  book: OperationBook,
  plan: RequestPlan,
  renew: (() => Promise<Target | undefined>) | undefined,
): Promise<void> {
  const { mock, maxCases } = context;
  const isMock = mock !== undefined;
  const keeper = keepTarget(context, plan, renew);
  const { deletesForGood } = keeper;
  const forgets = keepsNothing(mock);
  const reserve =
    forgets || isSafeMethod(book.operation.method) ? 0 : Math.min(20, Math.floor(maxCases / 10));
  const kinds = planCases(plan, { isMock, keepsNothing: forgets, deletesForGood });
  const budget = spreadBudget(kinds, maxCases - reserve, turnsOfKinds);
  const allowance = Math.max(reserve, Math.min(mostForMeaning, maxCases - budget.cases.length));
  // A mock without state keeps nothing.
  const meaning = forgets ? undefined : watchMeaning(context, book, plan, allowance);
  const timeOuts = watchTimeOuts();
  const repeater = openRepeater(book);
  const suspicion = openSuspicion(book);
  let shut = 0;
  const line = openLine({
    width: context.workers,
    patience: context.wire.patience,
    isAlone: (planned) => {
      const isOrdered = mayWrite(planned) && isInOrder(planned, meaning);
      return suspicion.isOpen() || isOrdered;
    },
    send: (planned) => book.ask(planned),
    doubts: (exchange, hadCompany) =>
      (hadCompany && isCompanyToBlame(exchange)) ||
      (mayWrite(exchange.case) && meaning?.doubts(exchange) === true),
    async askAgain(doubted) {
      await meaning?.restore();
      const again = await book.ask(doubted.case.renewed?.() ?? doubted.case);
      suspicion.compare(doubted, again);
      return again;
    },
    async settle(exchange, wasAlone, quiet) {
      const findings = book.enter(exchange);
      timeOuts.note(exchange);
      keeper.note(exchange);
      const planned = exchange.case;
      const status = statusOf(exchange);
      if (planned.class === 'valid') shut = isShut(status) ? shut + 1 : 0;
      if (
        planned.class === 'invalid' &&
        inconclusive.has(status) &&
        !(await repeater.conclude(exchange, quiet))
      )
        noteInconclusive(book, planned, status);
      await meaning?.after(exchange, findings.length > 0, wasAlone);
    },
  });
  await meaning?.before();
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
    if (timeOuts.skips(planned)) continue;
    const aimed = await keeper.aim(planned);
    if (aimed) await line.put(aimed);
  }
  await line.drain();
  await meaning?.finish();
  await checkCallbacks(context, book, plan);
  if (timeOuts.skipped > 0) book.uncovered.push(`${timeOuts.skipped} cases, as others like them timed out`);
  if (keeper.skipped > 0)
    book.uncovered.push(`${keeper.skipped} cases, as what was deleted could not be made again`);
  book.coverage.leaveOut(budget.leftOut);
  if (budget.leftOut > 0)
    book.uncovered.push(
      `${budget.isCutOff ? 'at least ' : ''}${budget.leftOut} cases beyond --max-cases ${maxCases}`,
    );
}

/** Refusals write nothing, and safe methods do not either (RFC 9110 §9.2.1). */
function mayWrite({ class: kind, request }: Case): boolean {
  return !['invalid', 'unauthorised', 'undeclared'].includes(kind) && !isSafeMethod(request.method);
}

/** Deletions need something to delete, and what valid writes mean may only show in their order. */
function isInOrder(planned: Case, meaning: MeaningWatch | undefined): boolean {
  if (planned.request.method === 'DELETE' || planned.tells === 'alone') return true;
  return (planned.class === 'valid' || planned.tells !== undefined) && meaning?.begin(planned) === true;
}

/** A crash cuts off others, and one who writes may be told to wait for another. */
function isCompanyToBlame(exchange: Exchange): boolean {
  const isRefusedWrite = exchange.case.class === 'valid' && mayWrite(exchange.case) && !succeeded(exchange);
  return isBreakdown(exchange) || (isRefusedWrite && exchange.delivery.ok);
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
