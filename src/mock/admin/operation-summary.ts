import type { Operation } from '../../openapi/api.js';
import { items, member } from '../../openapi/document-node.js';
import type { OperationSummary } from './shapes.js';

export function operationSummary(operation: Operation): OperationSummary {
  const { id, method, path, summary, deprecated, node } = operation;
  return { operation: keyOf(operation), id, method, path, summary, tags: tagsOf(node), deprecated };
}

/** What names an operation in its API. */
export function keyOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function tagsOf(node: Operation['node']): string[] {
  return items(member(node, 'tags')).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}
