import { signal } from '@preact/signals';

/** What the page shows; it stands in the address after `#`, so that it can be linked to and gone back to. */
export type Route =
  | { readonly view: 'operations'; readonly api?: string; readonly operation?: string }
  | { readonly view: 'log'; readonly number?: number }
  | { readonly view: 'steering' }
  | { readonly view: 'webhooks'; readonly api?: string; readonly webhook?: string; readonly method?: string }
  | { readonly view: 'state'; readonly api?: string; readonly path?: string };

export const route = signal<Route>(readRoute(location.hash));

addEventListener('hashchange', () => {
  route.value = readRoute(location.hash);
});

export function readRoute(hash: string): Route {
  const [view, first, second, third] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  switch (view) {
    case 'log':
      return { view, ...(first ? { number: Number(first) } : {}) };
    case 'steering':
      return { view };
    case 'webhooks':
      return { view, ...(first && second && third ? { api: first, webhook: second, method: third } : {}) };
    case 'state':
      return { view, ...(first && second ? { api: first, path: second } : {}) };
    default:
      return { view: 'operations', ...(first && second ? { api: first, operation: second } : {}) };
  }
}

/** The address of a view, for links. */
export function hrefOf(to: Route): string {
  switch (to.view) {
    case 'operations':
      return hashOf('operations', to.api, to.operation);
    case 'log':
      return hashOf('log', to.number);
    case 'steering':
      return hashOf('steering');
    case 'webhooks':
      return hashOf('webhooks', to.api, to.webhook, to.method);
    case 'state':
      return hashOf('state', to.api, to.path);
  }
}

/** Shows another view, as a link to it would. */
export function goTo(to: Route): void {
  location.hash = hrefOf(to);
}

function hashOf(...parts: readonly (string | number | undefined)[]): string {
  return `#/${parts.flatMap((part) => (part === undefined ? [] : [encodeURIComponent(part)])).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
