import { basePathsOf } from '../exchange/base-path.js';
import { decodePercent } from '../exchange/percent-encoding.js';
import { type RouteMatch, RouteTree } from '../exchange/route-tree.js';
import type { Operation } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';
import type { ReceivedRequest } from './received-request.js';
import { hostOf, servedHosts } from './served-hosts.js';

/** What a method and a request path lead to. */
export type MockRoute =
  | OperationRoute
  | {
      readonly found: 'path';
      readonly source: MockApi;
      readonly allowed: readonly string[];
      /** The operations of that path. */
      readonly operations: readonly Operation[];
    }
  | {
      readonly found: 'nothing';
      /** Where was looked for it. */
      readonly sources: readonly MockApi[];
    };

/** One of the places where an operation answers. */
interface Address {
  readonly method: string;
  /** The operation's template behind name and base path. */
  readonly path: string;
  readonly source: MockApi;
  readonly operation: Operation;
  readonly isNamed: boolean;
}

/** The operation that a request is for. */
export class OperationRoute {
  readonly found = 'operation';
  readonly source: MockApi;
  readonly operation: Operation;
  /** Whether anything in the path is percent-encoded. */
  readonly isEncoded: boolean;
  /** Texts of the path template's expressions, percent-decoded. */
  readonly parameters: ReadonlyMap<string, string>;
  /** All that no path tells apart, in the order of the document, this one among them; absent where it is the only one. */
  readonly twins: readonly OperationRoute[] | undefined;
  readonly #sent: string;

  constructor({ target, texts }: RouteMatch<Address>, sent: string, twins?: readonly OperationRoute[]) {
    this.source = target.source;
    this.operation = target.operation;
    this.isEncoded = sent.includes('%');
    this.parameters = this.isEncoded ? decoded(texts) : texts;
    this.twins = twins;
    this.#sent = sent;
  }

  /** The path inside the API, without name and base path. */
  get path(): string {
    return pathInside(this.operation.path, this.#sent);
  }
}

/**
 * Finds the operation for a request path: below `/<name>` first, then among the bare paths of all APIs, the most literal
 * template first, then the API given first. Each path is there with and without its server's base path. A host that stands for some
 * of several APIs leaves only those.
 */
export class MockRouter {
  readonly #sources: readonly MockApi[];
  readonly #tree: RouteTree<Address>;
  readonly #hosts: ReadonlyMap<string, readonly MockApi[]>;
  readonly #byHost = new Map<string, MockRouter>();
  /** Routes by method, host and path as they were sent: clients ask for the same again and again. */
  readonly #known = new Map<string, OperationRoute>();

  constructor(sources: readonly MockApi[], hosts = sources.length > 1 ? servedHosts(sources) : new Map()) {
    this.#sources = sources;
    this.#tree = new RouteTree(sources.flatMap(addressesOf));
    this.#hosts = hosts;
  }

  /** What answers a request to where it was sent. */
  route(received: ReceivedRequest, path: string): MockRoute {
    const { method, target, headers } = received;
    if (!target.startsWith('/') || path.length > longestKnown) return this.#routeAnew(received, path);
    const key = `${method} ${headers.get('host') ?? ''} ${path}`;
    const known = this.#known.get(key);
    if (known) return known;
    const route = this.#routeAnew(received, path);
    if (route.found !== 'operation') return route;
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(key, route);
    return route;
  }

  #routeAnew(received: ReceivedRequest, path: string): MockRoute {
    const router = this.#hosts.size === 0 ? this : this.#at(hostOf(received));
    return router.find(received.method, path);
  }

  #at(host: string): MockRouter {
    const known = this.#byHost.get(host);
    if (known) return known;
    const own = this.#hosts.get(host);
    if (!own) return this;
    const router = new MockRouter(own, new Map());
    this.#byHost.set(host, router);
    return router;
  }

  find(method: string, path: string): MockRoute {
    const route = best(this.#tree.match(path, method), path);
    if (route) return route;
    const all = this.#tree.match(path);
    if (all.length === 0) return { found: 'nothing', sources: this.#sources };
    // HEAD is what GET would say (RFC 9110 §9.3.2).
    const read = method === 'HEAD' ? best(this.#tree.match(path, 'GET'), path) : undefined;
    return read ?? pathRoute(all);
  }
}

/** How many routes are known, and how long a path is that is worth it. */
const mostKnown = 1_000;
const longestKnown = 256;

/** The first of the most literal, with those that are its equals. */
function best(own: readonly RouteMatch<Address>[], path: string): OperationRoute | undefined {
  if (own.length < 2) return own[0] && new OperationRoute(own[0], path);
  const first = own.find(({ target }) => target.isNamed) ?? (own[0] as RouteMatch<Address>);
  const equal = own.filter(
    ({ literals, target }) =>
      literals === first.literals &&
      target.source === first.target.source &&
      target.isNamed === first.target.isNamed,
  );
  const twins = equal.map((match) => new OperationRoute(match, path));
  return new OperationRoute(first, path, twins.length > 1 ? twins : undefined);
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
      const place = { method: operation.method, source, operation };
      return [
        { ...place, path, isNamed: false },
        { ...place, path: name + path, isNamed: true },
      ];
    }),
  );
}
