import type { Contract } from '../contract/contract-file.js';
import { namesOperation } from '../contract/contract-file.js';
import type { Operation, Response } from '../openapi/api.js';
import type { Cell, Verdict } from '../result/report.js';
import { isVacuous } from '../schema/vacuous.js';
import { type Exchange, statusOf } from './exchange.js';

interface CellState {
  readonly response: Response;
  readonly mediaType: string | null;
  readonly vacuous: boolean;
  cases: number;
  violations: number;
  reachedBy?: string;
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
  isReached(status: string): boolean;
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
  return {
    block(reason) {
      obstacle = reason;
    },
    book(exchange, isFaulty) {
      const { judgement } = exchange;
      if (!judgement?.response) return;
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
      }
    },
    attempt(status, what) {
      for (const cell of cells) if (cell.response.status === status) cell.attempts.push(what);
    },
    isReached: (status) => cells.some((cell) => cell.response.status === status && cell.cases > 0),
    verdicts: (contract, today) =>
      cells.map((cell) => {
        const { verdict, reason } = decide(operation, cell, { contract, today, obstacle });
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
  return `by ${exchange.recipe === 'built in' ? exchange.case.label : exchange.recipe}`;
}

function decide(
  operation: Operation,
  cell: CellState,
  { contract, today, obstacle }: { contract: Contract; today: string; obstacle: string | undefined },
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
  if (cell.attempts.length > 0) return { verdict: 'refused', reason: cell.attempts[0] as string };
  return { verdict: 'unreached', reason: obstacle ?? missingRecipe(operation, cell.response.status) };
}

function missingRecipe(operation: Operation, status: string): string {
  return `no recipe: offer the state \`${operation.method} ${operation.path} responds ${status}\` at --states-url`;
}
