import type { Operation } from '../openapi/api.js';
import { member, members } from '../openapi/document-node.js';

/** The statuses that an operation lists, those too whose response cannot be read; upper case, or `default`. */
export function writtenStatuses({ node, responses }: Operation): Set<string> {
  const keys = members(member(node, 'responses')).map(({ key }) => key);
  const written = keys.filter((key) => /^([1-5](\d\d|xx)|default)$/i.test(key));
  return new Set([
    ...responses.map(({ status }) => status),
    ...written.map((key) => (/^d/i.test(key) ? 'default' : key.toUpperCase())),
  ]);
}
