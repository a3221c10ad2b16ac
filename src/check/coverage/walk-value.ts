import { isMapping } from '../../openapi/document-node.js';
import { conformsAt } from '../../schema/compile.js';
import { parsePointer } from '../../source/json-pointer.js';
import type { PlaceBranch, PlaceNode, PlaceTree } from './place-tree.js';

/** What a walk meets. */
export interface ValueVisitor {
  /** A place that the value has. */
  place?(node: PlaceNode, value: unknown): void;
  branch?(node: PlaceNode, branch: PlaceBranch): void;
}

/** Visits each place of a value that the schema describes, alternatives only where the value conforms to them. */
export function walkValue({ root, schema }: PlaceTree, value: unknown, visitor: ValueVisitor): void {
  const open: { node: PlaceNode; value: unknown }[] = [{ node: root, value }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, value: here } = next;
    visitor.place?.(node, here);
    for (const branch of node.branches) {
      if (conformsAt(schema, branch.condition, here) !== branch.isTakenWhen) continue;
      visitor.branch?.(node, branch);
      open.push({ node: branch.node, value: here });
    }
    if (Array.isArray(here)) {
      const { items } = node;
      if (items) open.push(...here.map((item) => ({ node: items, value: item })));
    } else if (isMapping(here)) {
      for (const [name, inner] of Object.entries(here)) {
        const child = node.properties.get(name) ?? node.others;
        if (child) open.push({ node: child, value: inner });
      }
    }
  }
}

/** Every place of a tree, its alternatives' included, the nearest to the root first. */
export function* everyPlace({ root }: PlaceTree): Generator<PlaceNode> {
  const open = [root];
  for (let node = open.shift(); node; node = open.shift()) {
    yield node;
    open.push(...node.branches.map((branch) => branch.node), ...node.properties.values());
    if (node.items) open.push(node.items);
    if (node.others) open.push(node.others);
  }
}

/** The places that a pointer into a value may lead to: several where alternatives describe it; none where nothing does. */
export function placesAt({ root }: PlaceTree, pointer: string): PlaceNode[] {
  let nodes = withBranches(root);
  for (const token of parsePointer(pointer)) {
    nodes = nodes.flatMap((node) => {
      const isIndex = /^\d+$/.test(token);
      const child = node.properties.get(token) ?? (isIndex ? node.items : undefined) ?? node.others;
      return child ? withBranches(child) : [];
    });
  }
  return nodes;
}

function withBranches(node: PlaceNode): PlaceNode[] {
  return [node, ...node.branches.flatMap((branch) => withBranches(branch.node))];
}
