import type { Operation } from '../openapi/api.js';
import type { DocumentNode } from '../openapi/document-node.js';

/** Tells nodes of all files apart. */
export function nodeKey(node: DocumentNode): string {
  return `${node.file.source.path}#${node.pointer}`;
}

/** `GET /pets`, for messages. */
export function nameOperation(operation: Operation): string {
  return `${operation.method} ${operation.path}`;
}
