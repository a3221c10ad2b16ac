import type { OpenedSpec } from '../commands/open-spec.js';
import { namesOperation } from '../contract/names-operation.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { MockRouter } from '../mock/mock-router.js';
import type { Api, Operation } from '../openapi/api.js';
import type { SeenExchange } from './seen-exchange.js';

/** The operation of an exchange. */
export interface FoundOperation {
  readonly operation: Operation;
  /** How the target reads inside the API, where it was found by that. */
  readonly route?: { readonly target: string; readonly parameters: ReadonlyMap<string, string> };
}

/**
 * Finds the operation by its name, else by the method and path of the request, with or without the servers' base path. Throws a
 * {@link UsageError} that says how to name it where neither leads to one.
 */
export function findOperation(spec: OpenedSpec, seen: SeenExchange, name?: string): FoundOperation {
  const found = seen.target === undefined ? [] : operationsAt(spec, seen.target, seen.method);
  if (name !== undefined) {
    const operation = operationNamed(spec.api.operations, name);
    return found.find((candidate) => candidate.operation === operation) ?? { operation };
  }
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  throw new UsageError(
    `${whyNone(spec, seen, found)} Name the operation: { operation: '${exampleName(spec.api, found)}' }.`,
  );
}

/** The operation of that id or `METHOD /path`. Throws a {@link UsageError} that lists what there is. */
export function operationNamed(operations: readonly Operation[], name: string): Operation {
  const operation = operations.find((candidate) => namesOperation(name, candidate));
  if (operation) return operation;
  const names = operations.map(({ id }) => id).join(', ');
  throw new UsageError(`The document has no operation ${name}; it has: ${names}.`);
}

const routers = new WeakMap<Api, MockRouter>();

/** In a mock of many APIs the name goes before the paths; here there is none. */
function routerOf({ api, path }: OpenedSpec): MockRouter {
  const router = routers.get(api) ?? new MockRouter([{ name: '', api, path }]);
  routers.set(api, router);
  return router;
}

/** The operations that a target leads to: by one method, or by any where the client does not tell it. */
function operationsAt(spec: OpenedSpec, target: string, method?: string): FoundOperation[] {
  const { pathname, search } = new URL(target, 'http://localhost');
  const documented = new Set(spec.api.operations.map((operation) => operation.method));
  return [...(method === undefined ? documented : [method])].flatMap((asked) => {
    const route = routerOf(spec).find(asked, pathname);
    if (route.found !== 'operation') return [];
    const { operation, path, parameters } = route;
    return [{ operation, route: { target: path + search, parameters } }];
  });
}

function whyNone(
  { path }: OpenedSpec,
  { method, target }: SeenExchange,
  found: readonly FoundOperation[],
): string {
  if (target === undefined) return 'The response does not say where it came from.';
  if (found.length === 0) return `${path} has no operation at ${method ?? 'any method'} ${target}.`;
  const methods = found.map(({ operation }) => operation.method).join(', ');
  return `The response does not say its method, and ${target} has ${methods}.`;
}

function exampleName(api: Api, found: readonly FoundOperation[]): string {
  return (found[0]?.operation ?? api.operations[0])?.id ?? 'GET /path';
}
