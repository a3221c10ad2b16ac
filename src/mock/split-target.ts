/** The path and the query of a request target: absolute forms lose their origin, and a fragment, which no target may have, is cut off. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const isPlain = target.startsWith('/') && !target.includes('#');
  const own = isPlain ? target : target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  const mark = own.indexOf('?');
  if (mark === -1) return { path: own === '' ? '/' : own, query: '' };
  return { path: mark === 0 ? '/' : own.slice(0, mark), query: own.slice(mark + 1) };
}
