import { basePathsOf } from '../exchange/base-path.js';
import { findRoute } from '../exchange/route.js';
import type { Api, Operation } from '../openapi/api.js';

/** An API that is served, under a name that is unique among those served. */
export interface MockApi {
  readonly name: string;
  readonly api: Api;
  /** The document's file. */
  readonly path: string;
}

/** What a method and a request path lead to; `path` is the path inside the API, without name and base path. */
export type MockRoute =
  | {
      readonly found: 'operation';
      readonly source: MockApi;
      readonly operation: Operation;
      readonly path: string;
      readonly parameters: ReadonlyMap<string, string>;
    }
  | {
      readonly found: 'path';
      readonly source: MockApi;
      readonly allowed: readonly string[];
      /** The operations of that path. */
      readonly operations: readonly Operation[];
    }
  | { readonly found: 'nothing' };

interface Address {
  readonly source: MockApi;
  readonly path: string;
  /** Only operations with this base path are there; any where it is undefined. */
  readonly base?: string;
}

/**
 * Finds the operation for a request path: below `/<name>` first, then among the bare paths of all APIs, the most literal template
 * first, then the API given first. Each path is there with and without its server's base path.
 */
export function findMockRoute(sources: readonly MockApi[], method: string, path: string): MockRoute {
  const named = sources.flatMap((source) => {
    const rest = stripPrefix(path, `/${encodeURIComponent(source.name)}`);
    return rest === undefined ? [] : addresses(source, rest);
  });
  const bare = sources.flatMap((source) => addresses(source, path));
  return (
    findOperation(named, method) ??
    findOperation(bare, method) ??
    findPath(named, method) ??
    findPath(bare, method) ?? { found: 'nothing' }
  );
}

function addresses(source: MockApi, path: string): Address[] {
  const bases = allBasePaths(source.api);
  const behind = [...bases].flatMap((base) => {
    const rest = base === '' ? undefined : stripPrefix(path, base);
    return rest === undefined ? [] : [{ source, path: rest, base }];
  });
  return [{ source, path }, ...behind];
}

const basePathsByApi = new WeakMap<Api, ReadonlySet<string>>();

function allBasePaths(api: Api): ReadonlySet<string> {
  let bases = basePathsByApi.get(api);
  if (!bases) {
    bases = new Set(api.operations.flatMap(basePathsOf));
    basePathsByApi.set(api, bases);
  }
  return bases;
}

function stripPrefix(path: string, prefix: string): string | undefined {
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
}

function findOperation(candidates: readonly Address[], method: string): MockRoute | undefined {
  let best: Extract<MockRoute, { found: 'operation' }> | undefined;
  let bestWeight = -1;
  for (const { source, path, base } of candidates) {
    const route = findRoute(source.api, method, path);
    if (route.found !== 'operation') continue;
    if (base !== undefined && !basePathsOf(route.operation).includes(base)) continue;
    const weight = (base ?? '').length + route.operation.path.replaceAll(/\{[^{}]*\}/g, '').length;
    if (weight <= bestWeight) continue;
    bestWeight = weight;
    best = {
      found: 'operation',
      source,
      operation: route.operation,
      path: withoutTrailingSlash(path, route.operation.path),
      parameters: route.parameters,
    };
  }
  // HEAD is what GET would say (RFC 9110 §9.3.2).
  return best ?? (method === 'HEAD' ? findOperation(candidates, 'GET') : undefined);
}

function withoutTrailingSlash(path: string, template: string): string {
  return path.endsWith('/') && !template.endsWith('/') ? path.slice(0, -1) : path;
}

function findPath(candidates: readonly Address[], method: string): MockRoute | undefined {
  for (const { source, path } of candidates) {
    const route = findRoute(source.api, method, path);
    if (route.found !== 'path') continue;
    const one = findRoute(source.api, route.allowed[0] ?? '', path);
    const template = one.found === 'operation' ? one.operation.path : '';
    const operations = source.api.operations.filter((operation) => operation.path === template);
    return { found: 'path', source, operations, allowed: route.allowed };
  }
  return undefined;
}

/** One sentence for each method and path that several APIs document: the bare path answers as the first of them. */
export function routeConflicts(sources: readonly MockApi[]): string[] {
  const owners = new Map<string, MockApi[]>();
  const ownersOf = (key: string) => owners.get(key) ?? [];
  for (const source of sources) {
    for (const key of new Set(source.api.operations.flatMap(bareAddresses))) {
      owners.set(key, [...ownersOf(key), source]);
    }
  }
  const notes = new Set<string>();
  for (const { api } of sources) {
    for (const operation of api.operations) {
      // Where the path itself is shared, the same path behind its base path is no news.
      const shared = bareAddresses(operation).find((key) => ownersOf(key).length > 1);
      if (shared !== undefined) notes.add(conflictNote(shared, ownersOf(shared)));
    }
  }
  return [...notes];
}

function conflictNote(address: string, owners: readonly MockApi[]): string {
  const path = address.slice(address.indexOf(' ') + 1);
  const names = owners.map(({ name }) => name);
  const elsewhere = names.slice(1).map((name) => `/${name}${path} for ${name}`);
  return `${address} is documented by ${names.join(' and ')}: the bare path answers as ${names[0]}; use ${elsewhere.join(', ')}.`;
}

/** Parameter names do not tell paths apart (OpenAPI 3.1 §4.8.8.2). */
function bareAddresses(operation: Operation): string[] {
  return ['', ...basePathsOf(operation)].map(
    (base) => `${operation.method} ${base}${operation.path.replaceAll(/\{[^{}]*\}/g, '{}')}`,
  );
}
