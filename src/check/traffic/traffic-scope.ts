import { basePathOf, basePathsOf } from '../../exchange/base-path.js';
import { findRoute, type Route } from '../../exchange/route.js';
import type { Api } from '../../openapi/api.js';
import type { RecordedExchange } from './recorded-exchange.js';

/** Which recorded requests are the document's: origins, each with the base paths that its paths stand under. */
export type TrafficScope = ReadonlyMap<string, readonly string[]>;

/** The scope of one server, whose URL replaces those of the document with its base path. */
export function scopeOfUrl(url: URL): TrafficScope {
  return new Map([[url.origin, [basePathOf(url.pathname)]]]);
}

/**
 * The scope of a recording: the document's own servers where any of them was asked, else every origin that answered a
 * documented path, such as a server under development. Empty where there is none.
 */
export function scopeOfTraffic(api: Api, exchanges: readonly RecordedExchange[]): TrafficScope {
  const servers = [...api.servers, ...api.operations.flatMap((operation) => operation.servers)];
  const declared = new Map<string, string[]>();
  for (const url of servers.flatMap((server) => [server.url, ...server.otherUrls])) {
    if (!URL.canParse(url)) continue;
    const { origin } = new URL(url);
    declared.set(origin, [...new Set([...(declared.get(origin) ?? []), basePathOf(url)])]);
  }
  const origins = [...new Set(exchanges.map(({ origin }) => origin))];
  const own = origins.filter((origin) => declared.has(origin));
  if (own.length > 0) return new Map(own.map((origin) => [origin, declared.get(origin) ?? []]));
  const bases = [...new Set(['', ...api.operations.flatMap(basePathsOf)])];
  const matching = origins.filter((origin) =>
    exchanges.some(
      (exchange) =>
        exchange.origin === origin &&
        routeInScope(api, new Map([[origin, bases]]), exchange)?.found === 'operation',
    ),
  );
  return new Map(matching.map((origin) => [origin, bases]));
}

/** Where a request leads; `undefined` where it is none of the document's. The longest base path that leads anywhere wins. */
export function routeInScope(
  api: Api,
  scope: TrafficScope,
  { origin, request }: Pick<RecordedExchange, 'origin' | 'request'>,
): Route | undefined {
  const path = request.target.replace(/[?#].*$/s, '');
  const routes = [...(scope.get(origin) ?? [])]
    .sort((a, b) => b.length - a.length)
    .filter((base) => path.startsWith(`${base}/`))
    .map((base) => findRoute(api, request.method, path.slice(base.length)));
  return (
    routes.find(({ found }) => found === 'operation') ??
    routes.find(({ found }) => found === 'path') ??
    routes[0]
  );
}
