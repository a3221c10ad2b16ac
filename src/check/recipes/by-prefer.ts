import { concreteStatus } from '../../exchange/status-pattern.js';
import type { HeaderList } from '../../http/message.js';
import type { Response } from '../../openapi/api.js';
import { statusOf } from '../exchange.js';
import type { OperationBook } from '../operation-book.js';
import { planFor, type RunContext } from '../run-context.js';
import { plainCase } from './plain-case.js';

/** By `Prefer: code=`, on a recognised mock only; each media type of the status is asked for by `Accept`. */
export async function byPrefer(context: RunContext, book: OperationBook, response: Response): Promise<void> {
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
