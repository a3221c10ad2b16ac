import type { Operation } from '../openapi/api.js';
import type { OperationCoverage } from '../result/coverage.js';
import type { Cell } from '../result/report.js';
import { trackCells } from './cell-tracker.js';
import { trackCoverage } from './coverage/coverage-tracker.js';
import { statusOf } from './exchange.js';
import { checkInSuccessState } from './in-success-state.js';
import { type OperationBook, openBook } from './operation-book.js';
import type { RawFinding } from './raw-finding.js';
import { reachEachStatus } from './recipes/reach-each-status.js';
import type { RunContext } from './run-context.js';
import { wayToSuccess } from './way-to-success.js';
import { weighRejections } from './weigh-rejections.js';

/** What a run learned of one operation. */
export interface OperationRun {
  readonly operation: Operation;
  readonly cells: readonly Cell[];
  readonly uncovered: readonly string[];
  readonly coverage: OperationCoverage;
  readonly findings: readonly RawFinding[];
  /** The status of the first answer; 0 where none came. */
  readonly firstStatus?: number;
}

/** Plans, sends and judges all cases of one operation: first in its 2xx state, then each documented status for itself. */
export async function runOperation(context: RunContext, operation: Operation): Promise<OperationRun> {
  const book = openBook(context, operation);
  await checkInSuccessState(context, book);
  await reachEachStatus(context, book);
  const findings = [...book.findings, ...weighRejections(operation, book.exchanges)];
  context.bail.watch(operation, findings);
  const first = book.exchanges.find((exchange) => exchange.case.class === 'valid') ?? book.exchanges[0];
  const missed = context.stop.reason === undefined ? notReached(book, findings) : [];
  return {
    operation,
    cells: book.cells.verdicts(context.contract, context.today),
    uncovered: book.uncovered,
    coverage: book.coverage.result(),
    findings: [...findings, ...missed],
    ...(first ? { firstStatus: statusOf(first) } : {}),
  };
}

/** What is said of an operation that was not begun. */
export function leaveOut(context: RunContext, operation: Operation, reason: string): OperationRun {
  const cells = trackCells(operation);
  cells.block(reason);
  return {
    operation,
    cells: cells.verdicts(context.contract, context.today),
    uncovered: [`all cases: ${reason}`],
    coverage: trackCoverage(operation).result(),
    findings: [],
  };
}

/** An operation whose success nobody saw was not checked at all, unless another error already says why. */
function notReached(
  { operation, cells, exchanges }: OperationBook,
  findings: readonly RawFinding[],
): RawFinding[] {
  const successes = operation.responses.filter(
    ({ status }) => status.startsWith('2') || status === 'default',
  );
  const [first] = exchanges;
  if (!first || successes.length === 0 || successes.some(({ status }) => cells.isReached(status))) return [];
  if (findings.some(({ severity }) => severity === 'error')) return [];
  if (exchanges.some(({ answeredAs }) => answeredAs)) return [];
  const status = statusOf(first);
  return [
    {
      code: 'operation-not-reached',
      severity: 'error',
      location: 'request',
      pointer: '',
      message: `No valid request succeeded; the first was answered ${status}. ${wayToSuccess(status, operation)}`,
      expected: successes.map((response) => response.status).join(', '),
      actual: status,
      rule: operation.node,
      exchange: first,
    },
  ];
}
