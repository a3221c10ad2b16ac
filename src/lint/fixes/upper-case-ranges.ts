import { member, members } from '../../openapi/document-node.js';
import { nodeKey } from '../name-node.js';
import type { Fix } from './fix.js';
import { rewrite } from './text-edit.js';

/** `4xx` → `4XX` (OpenAPI 3.1 §4.8.16.2). */
export const upperCaseRanges: Fix = (api) => {
  const seen = new Set<string>();
  return api.operations.flatMap((operation) =>
    members(member(operation.node, 'responses')).flatMap(({ key, node }) => {
      if (!/^[1-5]xx$/i.test(key) || key === key.toUpperCase() || seen.has(nodeKey(node))) return [];
      seen.add(nodeKey(node));
      return rewrite(node, 'key', (written) => written.toUpperCase());
    }),
  );
};
