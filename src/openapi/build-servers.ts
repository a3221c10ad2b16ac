import type { Server } from './api.js';
import { type DocumentNode, items, member, stringAt } from './document-node.js';

/** Server URLs with each `{variable}` at its default (OpenAPI 3.1 §4.8.5, §4.8.6). */
export function buildServers(owner: DocumentNode): Server[] {
  return items(member(owner, 'servers')).flatMap((node) => {
    const url = stringAt(node, 'url');
    if (url === undefined) return [];
    const variables = member(node, 'variables');
    const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
      return stringAt(variables && member(variables, name), 'default') ?? whole;
    });
    return [{ url: filled, node }];
  });
}
