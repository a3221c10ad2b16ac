import type { DocumentNode } from './document-node.js';

/** A value that nobody wrote, at the place of the node that it was made from. */
export function makeValue(at: DocumentNode, value: unknown): DocumentNode {
  return { file: at.file, pointer: at.pointer, value };
}

/** A mapping made of parts that stand anywhere; absent parts are left out, and the first of a key stays. */
export function makeMapping(
  at: DocumentNode,
  entries: Iterable<readonly [key: string, part: DocumentNode | undefined]>,
): DocumentNode {
  const parts = new Map<string, DocumentNode>();
  for (const [key, part] of entries) if (part && !parts.has(key)) parts.set(key, part);
  return { file: at.file, pointer: at.pointer, value: recordOf(parts), parts };
}

/** A sequence made of parts that stand anywhere. */
export function makeSequence(at: DocumentNode, nodes: readonly DocumentNode[]): DocumentNode {
  return {
    file: at.file,
    pointer: at.pointer,
    value: nodes.map(({ value }) => value),
    parts: new Map(nodes.map((node, index) => [String(index), node])),
  };
}

/** Defined, not assigned: a key such as `__proto__` is data. */
function recordOf(parts: ReadonlyMap<string, DocumentNode>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [key, { value }] of parts) {
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return record;
}
