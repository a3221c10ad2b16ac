import type { Operation } from '../openapi/api.js';
import type { Case } from './case.js';
import { type CellTracker, trackCells } from './cell-tracker.js';
import { type CoverageTracker, trackCoverage } from './coverage/coverage-tracker.js';
import { type Exchange, type Recipe, statusOf, succeeded } from './exchange.js';
import { judgeAnswer, judgeCase } from './judge-case.js';
import type { RawFinding } from './raw-finding.js';
import type { RunContext } from './run-context.js';
import { watchTwins } from './watch-twins.js';

/** All that is learned of one operation while it is checked. */
export interface OperationBook {
  readonly operation: Operation;
  readonly cells: CellTracker;
  readonly coverage: CoverageTracker;
  /** The first exchange and those with valid requests; of answers that are done with only the header. */
  readonly exchanges: readonly Exchange[];
  readonly findings: RawFinding[];
  /** What was not tried, or tried without proof, a sentence each. */
  readonly uncovered: string[];
  /** Sends a case and books it. */
  send(planned: Case, recipe?: Recipe): Promise<{ exchange: Exchange; findings: readonly RawFinding[] }>;
  /** Sends a case, for {@link enter} to book in its turn. */
  ask(planned: Case, recipe?: Recipe): Promise<Exchange>;
  /** Judges the answer to a case and books it. */
  enter(exchange: Exchange): readonly RawFinding[];
}

export function openBook(context: RunContext, operation: Operation): OperationBook {
  const cells = trackCells(operation);
  const coverage = trackCoverage(operation);
  const exchanges: Exchange[] = [];
  const findings: RawFinding[] = [];
  const uncovered: string[] = [];
  const judging = {
    operation,
    isMock: context.mock !== undefined,
    listsNotFound: operation.responses.some(({ status }) => ['404', '410', '4XX'].includes(status)),
  };
  const twins = watchTwins(context.api, operation);
  const ask: OperationBook['ask'] = async (planned, recipe) => {
    const first = await context.wire.exchange(operation, twins.known(planned), recipe);
    // What must be new may be there from an earlier run.
    const renewed = statusOf(first) === 409 ? planned.renewed?.() : undefined;
    return twins.leave(
      renewed ? await context.wire.exchange(operation, twins.known(renewed), recipe) : first,
    );
  };

  function enter(exchange: Exchange): readonly RawFinding[] {
    const { limited } = exchange;
    if (limited) {
      const flaws = judgeAnswer(limited);
      findings.push(...flaws);
      coverage.see(limited);
      context.record?.(limited);
      cells.book(limited, flaws.length > 0);
    }
    const { answeredAs } = exchange;
    if (answeredAs) {
      cells.block(`${answeredAs.method} ${answeredAs.path} stands at the same address, and answered`);
    }
    context.harvest.note(operation, exchange);
    const own = judgeCase(judging, exchange);
    if (exchanges.length === 0 || exchange.case.class === 'valid') exchanges.push(withoutBody(exchange));
    coverage.see(exchange);
    context.record?.(exchange);
    findings.push(...own);
    const isFaulty = own.some(
      ({ location, severity }) => location.startsWith('response') && severity === 'error',
    );
    cells.book(exchange, isFaulty);
    const { delivery } = exchange;
    if (delivery.ok && delivery.response.isCut && delivery.response.body.length === 0)
      uncovered.push(`${exchange.case.label}: the stream sent nothing in time to be judged`);
    context.bail.watch(operation, findings);
    return own;
  }

  return {
    operation,
    cells,
    coverage,
    exchanges,
    findings,
    uncovered,
    ask,
    enter,
    async send(planned, recipe) {
      const exchange = await ask(planned, recipe);
      return { exchange, findings: enter(exchange) };
    },
  };
}

/** A success is not looked at again, and bodies of hundreds of cases would fill the memory. */
function withoutBody(exchange: Exchange): Exchange {
  const { delivery, judgement } = exchange;
  if (!delivery.ok || !succeeded(exchange)) return exchange;
  return {
    ...exchange,
    delivery: { ...delivery, response: { ...delivery.response, body: nothing } },
    ...(judgement?.response ? { judgement: { response: judgement.response, flaws: [] } } : {}),
  };
}

const nothing = Buffer.alloc(0);
