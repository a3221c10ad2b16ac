import { UsageError } from '../diagnostics/usage-error.js';
import type { Api, Operation } from '../openapi/api.js';
import type { CheckOptions } from './options.js';

/** The operations whose id, method or path holds a text; all where none is given. */
export function selectOperations(api: Api, only: string | undefined): readonly Operation[] {
  if (api.operations.length === 0) throw new UsageError('The document has no operation to check.');
  if (only === undefined) return api.operations;
  const wanted = only.toLowerCase();
  const selected = api.operations.filter(({ id, method, path }) =>
    `${id} ${method} ${path}`.toLowerCase().includes(wanted),
  );
  if (selected.length > 0) return selected;
  throw new UsageError(`--only ${only} matches none of: ${api.operations.map(({ id }) => id).join(', ')}.`);
}

/** Every `of`-th operation, from the `part`-th on: the parts together are the whole. */
export function takeShard(
  operations: readonly Operation[],
  shard: CheckOptions['shard'],
): readonly Operation[] {
  if (!shard) return operations;
  return operations.filter((_operation, index) => index % shard.of === shard.part - 1);
}

/** Reading first and deleting last, so that what is known to exist is there as long as it is needed. */
export function orderOperations(operations: readonly Operation[]): Operation[] {
  return [...operations].sort((a, b) => rank(a) - rank(b));
}

/** The operation to find out with what the server is: one that reads if there is any, never one that deletes. */
export function probeOperation(operations: readonly Operation[]): Operation | undefined {
  return orderOperations(operations).find(({ method }) => method !== 'DELETE');
}

function rank({ method }: Operation): number {
  if (method === 'DELETE') return 2;
  return ['GET', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE'].includes(method) ? 0 : 1;
}
