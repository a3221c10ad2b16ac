import type { Contract } from '../contract/contract.js';
import { namesOperation } from '../contract/names-operation.js';
import type { Operation, Response } from '../openapi/api.js';
import type { Cell, Verdict } from '../result/report.js';
import { isVacuous } from '../schema/vacuous.js';
import type { Case } from './case.js';
import { countOrdinary } from './count-ordinary.js';
import { type Exchange, statusOf } from './exchange.js';
import { missingRecipe } from './recipes/missing-recipe.js';

interface CellState {
  readonly response: Response;
  readonly mediaType: string | null;
  readonly vacuous: boolean;
  cases: number;
  violations: number;
  reachedBy?: string;
  /** The case that reached it first, where that was no state or `Prefer`. */
  reachedWith?: Case;
  /** What was tried in order to reach it, and what came instead. */
  readonly attempts: string[];
}

/** Follows which cells of an operation were reached and what became of them. */
export interface CellTracker {
  /** Books an exchange to the cell that its answer belongs to. */
  book(exchange: Exchange, isFaulty: boolean): void;
  /** Notes a recipe that was applied to a documented status and brought another. */
  attempt(status: string, what: string): void;
  /** Says why no request can be made at all, for cells that are not reached. */
  block(reason: string): void;
  /** Whether a status was answered, in one of its media types where that is given. */
  isReached(status: string, mediaType?: string): boolean;
  /** A case that brings a status about without help. */
  caseFor(status: string): Case | undefined;
  verdicts(contract: Contract, today: string): Cell[];
}

export function trackCells(operation: Operation): CellTracker {
  const cells = operation.responses.flatMap((response): CellState[] => {
    if (response.content.length === 0) {
      return [{ response, mediaType: null, vacuous: false, cases: 0, violations: 0, attempts: [] }];
    }
    return response.content.map(({ type, schema }) => ({
      response,
      mediaType: type,
      vacuous: schema === undefined || isVacuous(schema.schema('response')),
      cases: 0,
      violations: 0,
      attempts: [],
    }));
  });
  let obstacle: string | undefined;
  const ordinary = countOrdinary();
  return {
    block(reason) {
      obstacle = reason;
    },
    book(exchange, isFaulty) {
      ordinary.count(exchange);
      const { judgement } = exchange;
      // Another method's answers are not described by this operation.
      if (!judgement?.response || exchange.case.class === 'undeclared') return;
      for (const cell of cells) {
        if (cell.response !== judgement.response) continue;
        const matched = judgement.mediaType === undefined || judgement.mediaType.type === cell.mediaType;
        if (
          !matched ||
          (judgement.mediaType === undefined && !isFaulty && cell.mediaType !== null && !isBodiless(exchange))
        )
          continue;
        cell.cases++;
        if (isFaulty) cell.violations++;
        else cell.reachedBy ??= describe(exchange);
        if (exchange.recipe === 'built in') cell.reachedWith ??= exchange.case;
      }
    },
    attempt(status, what) {
      for (const cell of cells) if (cell.response.status === status) cell.attempts.push(what);
    },
    isReached: (status, mediaType) =>
      cells.some(
        (cell) =>
          cell.response.status === status &&
          cell.cases > 0 &&
          (mediaType === undefined || mediaType === cell.mediaType),
      ),
    caseFor: (status) =>
      cells.find((cell) => cell.response.status === status && cell.reachedWith)?.reachedWith,
    verdicts: (contract, today) =>
      cells.map((cell) => {
        const { verdict, reason } = decide(operation, cell, {
          contract,
          today,
          obstacle,
          attempts: [...cell.attempts, ...ordinary.attempts(cell.response.status)],
        });
        return {
          status: cell.response.status,
          mediaType: cell.mediaType,
          verdict,
          vacuous: cell.vacuous,
          reason,
          cases: cell.cases,
        };
      }),
  };
}

function isBodiless(exchange: Exchange): boolean {
  return exchange.request.method === 'HEAD' || [204, 304].includes(statusOf(exchange));
}

function describe(exchange: Exchange): string {
  const { recipe } = exchange;
  return `by ${recipe === 'built in' || recipe === 'burst' ? exchange.case.label : recipe}`;
}

function decide(
  operation: Operation,
  cell: CellState,
  {
    contract,
    today,
    obstacle,
    attempts,
  }: {
    readonly contract: Contract;
    readonly today: string;
    readonly obstacle: string | undefined;
    readonly attempts: readonly string[];
  },
): { verdict: Verdict; reason: string } {
  if (cell.cases > 0 && cell.violations === 0) return { verdict: 'conforms', reason: cell.reachedBy ?? '' };
  const waiver = contract.waivers.find((entry) => {
    return (
      namesOperation(entry.operation, operation) &&
      entry.code === undefined &&
      (entry.status === undefined || entry.status === cell.response.status) &&
      (entry.until === undefined || entry.until >= today)
    );
  });
  if (waiver) return { verdict: 'waived', reason: waiver.reason };
  if (cell.violations > 0) {
    return {
      verdict: 'violates',
      reason: `${cell.violations} of ${cell.cases} answers depart from the document`,
    };
  }
  if (attempts.length > 0) return { verdict: 'refused', reason: [...new Set(attempts)].join('; ') };
  return { verdict: 'unreached', reason: obstacle ?? missingRecipe(operation, cell.response.status) };
}
