import type { Response } from '../../openapi/api.js';
import type { OperationBook } from '../operation-book.js';
import type { RunContext } from '../run-context.js';
import { byAccept, byBuiltIn } from './by-built-in.js';
import { byContract } from './by-contract.js';
import { byPrefer } from './by-prefer.js';
import { byState } from './by-state.js';

/**
 * Brings each documented status about, by the first way that does: the contract file, a provider state, on a mock `Prefer`;
 * then, for what no case has reached, the recipes that are built in.
 */
export async function reachEachStatus(context: RunContext, book: OperationBook): Promise<void> {
  const unsettled: Response[] = [];
  for (const response of book.operation.responses) {
    if (context.stop.reason !== undefined) return;
    const settled = (await byContract(context, book, response)) || (await byState(context, book, response));
    // A state shows one media type of its status.
    const isShown = settled && response.content.length < 2;
    if (!isShown && context.mock) await byPrefer(context, book, response);
    if (!settled && !context.mock && !book.cells.isReached(response.status)) unsettled.push(response);
  }
  await byBuiltIn(context, book, unsettled);
  if (!context.mock) await byAccept(book);
}
