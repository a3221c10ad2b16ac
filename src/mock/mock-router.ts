import { basePathsOf } from '../exchange/base-path.js';
import { decodePercent } from '../exchange/percent-encoding.js';
import { type RouteMatch, RouteTree } from '../exchange/route-tree.js';
import type { Operation } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';

/** What a method and a request path lead to; `path` is the path inside the API, without name and base path. */
export type MockRoute =
  | {
      readonly found: 'operation';
      readonly source: MockApi;
      readonly operation: Operation;
      readonly path: string;
      /** Texts of the path template's expressions, percent-decoded. */
      readonly parameters: ReadonlyMap<string, string>;
      /** All that no path tells apart, in the order of the document, this one among them; absent where it is the only one. */
      readonly twins?: readonly OperationRoute[];
    }
  | {
      readonly found: 'path';
      readonly source: MockApi;
      readonly allowed: readonly string[];
      /** The operations of that path. */
      readonly operations: readonly Operation[];
    }
  | { readonly found: 'nothing' };

export type OperationRoute = Extract<MockRoute, { found: 'operation' }>;

/** One of the places where an operation answers. */
interface Address {
  /** The operation's template behind name and base path. */
  readonly path: string;
  readonly source: MockApi;
  readonly operation: Operation;
  readonly isNamed: boolean;
}

/**
 * Finds the operation for a request path: below `/<name>` first, then among the bare paths of all APIs, the most literal
 * template first, then the API given first. Each path is there with and without its server's base path.
 */
export class MockRouter {
  readonly #tree: RouteTree<Address>;

  constructor(sources: readonly MockApi[]) {
    this.#tree = new RouteTree(sources.flatMap(addressesOf));
  }

  find(method: string, path: string): MockRoute {
    const all = this.#tree.match(path);
    if (all.length === 0) return { found: 'nothing' };
    // HEAD is what GET would say (RFC 9110 §9.3.2).
    const route = best(all, method, path) ?? (method === 'HEAD' ? best(all, 'GET', path) : undefined);
    return route ?? pathRoute(all);
  }
}

/** The first of the most literal, with those that are its equals. */
function best(all: readonly RouteMatch<Address>[], method: string, path: string): OperationRoute | undefined {
  const own = all.filter(({ target }) => target.operation.method === method);
  const first = own.find(({ target }) => target.isNamed) ?? own[0];
  if (!first) return undefined;
  const route = operationRoute(first, path);
  if (own.length === 1) return route;
  const equal = own.filter(
    ({ literals, target }) =>
      literals === first.literals &&
      target.source === first.target.source &&
      target.isNamed === first.target.isNamed,
  );
  const routes = equal.map((match) => operationRoute(match, path));
  return routes.length > 1 ? { ...route, twins: routes } : route;
}

function operationRoute({ target, texts }: RouteMatch<Address>, path: string): OperationRoute {
  const parameters = path.includes('%') ? decoded(texts) : texts;
  const { source, operation } = target;
  return { found: 'operation', source, operation, path: pathInside(operation.path, path), parameters };
}

function decoded(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...texts].map(([name, text]) => [name, decodePercent(text)]));
}

/** The end of a path that fits a template, without a slash that the template does not have. */
function pathInside(template: string, path: string): string {
  let end = path.length;
  if (path.endsWith('/') && !template.endsWith('/')) end--;
  let start = end;
  for (let slash = template.indexOf('/'); slash !== -1; slash = template.indexOf('/', slash + 1)) {
    start = path.lastIndexOf('/', start - 1);
  }
  return start === 0 && end === path.length ? path : path.slice(start, end);
}

function pathRoute(all: readonly RouteMatch<Address>[]): MockRoute {
  const first = (all.find(({ target }) => target.isNamed) ?? (all[0] as RouteMatch<Address>)).target;
  const operations = all
    .map(({ target }) => target)
    .filter(({ path, source }) => source === first.source && path === first.path)
    .map(({ operation }) => operation);
  const allowed = [...new Set(operations.map(({ method }) => method))];
  return { found: 'path', source: first.source, operations, allowed };
}

function addressesOf(source: MockApi): Address[] {
  const name = `/${encodeURIComponent(source.name)}`;
  return source.api.operations.flatMap((operation) =>
    [...new Set(['', ...basePathsOf(operation)])].flatMap((base): Address[] => {
      const path = base + operation.path;
      return [
        { path, source, operation, isNamed: false },
        { path: name + path, source, operation, isNamed: true },
      ];
    }),
  );
}
