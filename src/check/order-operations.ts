import { nameHint } from '../diagnostics/name-hint.js';
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
  const ids = api.operations.map(({ id }) => id);
  throw new UsageError(`--only ${only} matches no operation; ${nameHint(only, ids)}.`);
}

/** Every `of`-th operation, from the `part`-th on: the parts together are the whole. */
export function takeShard(
  operations: readonly Operation[],
  shard: CheckOptions['shard'],
): readonly Operation[] {
  if (!shard) return operations;
  return operations.filter((_operation, index) => index % shard.of === shard.part - 1);
}

/**
 * What teaches ids first: outer paths before inner ones and, on each, reading before creating before changing; deleting last
 * of all and inner paths first, so that what is known to exist is there as long as it is needed.
 */
export function orderOperations(operations: readonly Operation[]): Operation[] {
  const keyed = operations.map((operation) => ({ operation, key: orderKey(operation) }));
  keyed.sort((a, b) => compare(a.key, b.key));
  return keyed.map(({ operation }) => operation);
}

/** The operation to find out with what the server is: one that reads if there is any, never one that deletes. */
export function probeOperation(operations: readonly Operation[]): Operation | undefined {
  const ordered = orderOperations(operations).filter(({ method }) => method !== 'DELETE');
  return ordered.find(({ method }) => safe.has(method)) ?? ordered[0];
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE']);

function orderKey({ method, path }: Operation): readonly [number, number, number] {
  const depth = path.split('{').length;
  if (method === 'DELETE') return [1, -depth, 0];
  const rank = safe.has(method) ? 0 : method === 'POST' && !path.endsWith('}') ? 1 : 2;
  return [0, depth, rank];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
