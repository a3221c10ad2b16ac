import type { Operation } from '../openapi/api.js';

/** The path of a server URL without a trailing slash: `https://a.example/v2/` → `/v2`, `/` → the empty text. */
export function basePathOf(serverUrl: string): string {
  const path = serverUrl.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
  return path === '' || path === '/' ? '' : `/${path.replace(/^\/+|\/+$/g, '')}`;
}

/** The base paths that an operation's servers give, without repeats; `['']` where it names none. */
export function basePathsOf(operation: Operation): string[] {
  const paths = operation.servers.map(({ url }) => basePathOf(url));
  return paths.length === 0 ? [''] : [...new Set(paths)];
}
