import { type DocumentNode, isMapping, items, member } from '../openapi/document-node.js';
import { nodeKey } from './name-node.js';
import type { RuleContext } from './rule.js';
import type { WrittenSchema } from './schema-index.js';

type Resolve = RuleContext['resolve'];

/** The schema, and all that its values must satisfy as well: what `$ref` and `allOf` lead to. Each once, the schema itself first. */
export function conjunctsOf(schema: DocumentNode, resolve: Resolve): readonly WrittenSchema[] {
  const found = new Map<string, WrittenSchema>();
  const open = [schema];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const key = nodeKey(node);
    if (found.has(key) || !isMapping(node.value)) continue;
    found.set(key, node as WrittenSchema);
    open.push(...partsOf(node, resolve).reverse());
  }
  return [...found.values()];
}

/**
 * Whether two conjuncts of a schema meet in it for the first time: no single part of it holds both, so that what is wrong
 * between them is said once, where they come together.
 */
export function meetHere(
  schema: DocumentNode,
  one: DocumentNode,
  other: DocumentNode,
  resolve: Resolve,
): boolean {
  const keys = [nodeKey(one), nodeKey(other)];
  return partsOf(schema, resolve).every((part) => {
    const inside = new Set(conjunctsOf(part, resolve).map(nodeKey));
    return !keys.every((key) => inside.has(key));
  });
}

function partsOf(schema: DocumentNode, resolve: Resolve): DocumentNode[] {
  const target = member(schema, '$ref') && resolve(schema);
  const isElsewhere = target && nodeKey(target) !== nodeKey(schema);
  return [...(isElsewhere ? [target] : []), ...items(member(schema, 'allOf'))];
}
