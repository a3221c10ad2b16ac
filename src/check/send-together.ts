import type { Case } from './case.js';
import { openLine } from './case-line.js';
import type { Exchange } from './exchange.js';
import type { OperationBook } from './operation-book.js';
import type { RunContext } from './run-context.js';
import { isBreakdown } from './suspect-luck.js';

/** Sends cases that should write nothing, several at a time, and books them in their order; what broke down beside others is asked again alone. */
export async function sendTogether(
  { workers, wire }: RunContext,
  book: OperationBook,
  cases: readonly Case[],
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const line = openLine({
    width: workers,
    patience: wire.patience,
    isAlone: () => false,
    send: (planned) => book.ask(planned),
    doubts: (exchange, hadCompany) => hadCompany && isBreakdown(exchange),
    askAgain: (doubted) => book.ask(doubted.case),
    settle(exchange) {
      book.enter(exchange);
      exchanges.push(exchange);
    },
  });
  for (const planned of cases) await line.put(planned);
  await line.drain();
  return exchanges;
}
