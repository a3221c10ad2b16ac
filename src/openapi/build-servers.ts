import type { Server } from './api.js';
import { type DocumentNode, items, member, stringAt } from './document-node.js';

/** How many URLs of one server are told apart: variables multiply. */
const mostUrls = 21;

/** Server URLs with each `{variable}` at its default and at the values it lists (OpenAPI 3.1 §4.8.5, §4.8.6). */
export function buildServers(owner: DocumentNode): Server[] {
  return items(member(owner, 'servers')).flatMap((node) => {
    const written = stringAt(node, 'url');
    if (written === undefined) return [];
    const [url = written, ...otherUrls] = filledUrls(written, member(node, 'variables'));
    return [{ url, otherUrls, node }];
  });
}

function filledUrls(url: string, variables: DocumentNode | undefined): string[] {
  let urls = [''];
  for (const part of url.split(/(\{[^{}]+\})/)) {
    const values = part.startsWith('{')
      ? valuesOf(variables && member(variables, part.slice(1, -1)), part)
      : [part];
    urls = values.flatMap((value) => urls.map((before) => before + value)).slice(0, mostUrls);
  }
  return urls;
}

/** The default before the others; the expression itself where nothing is known of it. */
function valuesOf(variable: DocumentNode | undefined, expression: string): string[] {
  if (!variable) return [expression];
  const listed = items(member(variable, 'enum')).flatMap(({ value }) =>
    typeof value === 'string' ? [value] : [],
  );
  const first = stringAt(variable, 'default') ?? expression;
  return [...new Set([first, ...listed])];
}
