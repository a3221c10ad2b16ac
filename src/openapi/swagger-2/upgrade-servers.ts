import { type DocumentNode, items, member, stringAt } from '../document-node.js';
import { makeMapping, makeSequence, makeValue } from '../made-node.js';

/**
 * `schemes`, `host` and `basePath` as Server Objects. Without `schemes` the URL begins with `//`, without `host` it is a
 * path: both are completed by where the document was found (OpenAPI 2.0, "Swagger Object").
 */
export function upgradeServers(
  root: DocumentNode,
  schemes: DocumentNode | undefined,
): DocumentNode | undefined {
  const host = stringAt(root, 'host');
  const basePath = stringAt(root, 'basePath');
  if (host === undefined && basePath === undefined) return undefined;
  const at = member(root, 'host') ?? member(root, 'basePath') ?? root;
  const path = (basePath ?? '').replace(/^(?=[^/])/, '/').replace(/\/+$/, '');
  const protocols = items(schemes).flatMap(({ value }) => (typeof value === 'string' ? [`${value}:`] : []));
  const urls =
    host === undefined
      ? [path === '' ? '/' : path]
      : (protocols.length > 0 ? protocols : ['']).map((protocol) => `${protocol}//${host}${path}`);
  return makeSequence(
    at,
    urls.map((url) => makeMapping(at, [['url', makeValue(at, url)]])),
  );
}
