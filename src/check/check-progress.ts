import type { Operation } from '../openapi/api.js';

/** How far a run is. */
export interface CheckProgress {
  /** The operation under way. */
  readonly operationId: string;
  /** Requests so far; counts on while the operation is under way. */
  readonly sent: number;
  readonly operations: Share;
  /** Those of operations that are done. */
  readonly cells: Share;
}

interface Share {
  readonly done: number;
  readonly total: number;
}

/** Follows a run through its operations, in the order given. */
export function followProgress(
  operations: readonly Operation[],
  wire: { readonly sent: number },
): (done: number) => CheckProgress {
  const cells = operations.map(({ responses }) =>
    responses.reduce((sum, { content }) => sum + Math.max(1, content.length), 0),
  );
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  return (done) => ({
    operationId: operations[done]?.id ?? '',
    get sent() {
      return wire.sent;
    },
    operations: { done, total: operations.length },
    cells: { done: sum(cells.slice(0, done)), total: sum(cells) },
  });
}
