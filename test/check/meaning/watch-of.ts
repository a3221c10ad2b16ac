import { type MeaningWatch, watchMeaning } from '../../../src/check/meaning/watch-meaning.js';
import type { OperationBook } from '../../../src/check/operation-book.js';
import type { RawFinding } from '../../../src/check/raw-finding.js';
import type { RunContext } from '../../../src/check/run-context.js';
import { raiseStopSign } from '../../../src/check/stop-sign.js';
import { emptyContract } from '../../../src/contract/contract.js';
import type { Meaning } from '../../../src/contract/meaning.js';
import type { Operation } from '../../../src/openapi/api.js';
import { planOf } from '../planned.js';

/** The watch over a document's first operation, which no other operation reads, with what it finds. */
export function watchOf(
  text: string,
  meaning: Meaning,
  parameters: Record<string, unknown> = {},
): { operation: Operation; findings: RawFinding[]; watch: MeaningWatch } {
  const plan = planOf(text, { parameters });
  const { operation } = plan;
  const findings: RawFinding[] = [];
  const contract = { ...emptyContract, operations: { [operation.id]: { meaning } } };
  const context = { api: plan.api, contract, stop: raiseStopSign() } as unknown as RunContext;
  const book = { operation, findings, uncovered: [] } as unknown as OperationBook;
  return { operation, findings, watch: watchMeaning(context, book, plan, 0) };
}
