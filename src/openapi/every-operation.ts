import type { Api, Operation } from './api.js';

/** Every operation of a document: of paths, webhooks and callbacks, each once. */
export function* everyOperation(api: Api): Generator<Operation> {
  const seen = new Set<Operation>([...api.operations, ...api.webhooks]);
  // A set grows while it is walked, and callbacks may hold callbacks in circles.
  for (const operation of seen) {
    yield operation;
    for (const callback of operation.callbacks) for (const inner of callback.operations) seen.add(inner);
  }
}
