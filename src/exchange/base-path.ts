import type { Operation } from '../openapi/api.js';

/** The path of a server URL without a trailing slash: `https://a.example/v2/` → `/v2`, `/` → the empty text. */
export function basePathOf(serverUrl: string): string {
  const path = serverUrl.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
  return path === '' || path === '/' ? '' : `/${path.replace(/^\/+|\/+$/g, '')}`;
}

/** The base paths that an operation's servers give, those with defaults first, without repeats; `['']` where it names none. */
export function basePathsOf({ servers }: Operation): string[] {
  const urls = [...servers.map(({ url }) => url), ...servers.flatMap(({ otherUrls }) => otherUrls)];
  const paths = urls.map(basePathOf);
  return paths.length === 0 ? [''] : [...new Set(paths)];
}
