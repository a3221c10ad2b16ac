import type { Api, Operation } from '../../src/openapi/api.js';
import { type DocumentNode, isMapping, items, members } from '../../src/openapi/document-node.js';

/** Whether Ajv, as Prism uses it, cannot compile a schema of an operation's requests: then Prism lets anything pass there. */
export function isUncompilable({ references }: Api, { parameters, requestBody }: Operation): boolean {
  const schemas = [...parameters, ...(requestBody?.content ?? [])].flatMap(({ schema }) => schema ?? []);
  const seen = new Set<string>();
  const isBad = (node: DocumentNode): boolean => {
    const identity = `${node.file.source.path}#${node.pointer}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    const resolved = references.resolve(node);
    if (!resolved.ok) return false;
    const { value } = resolved.node;
    if (isMapping(value) && isBadItself(value)) return true;
    const inner = [...members(resolved.node).map((each) => each.node), ...items(resolved.node)];
    return inner.some(isBad);
  };
  return schemas.some(({ node }) => isBad(node));
}

/** `nullable` without `type`, or a pattern that is none under the flag `u`. */
function isBadItself({ nullable, type, pattern }: Readonly<Record<string, unknown>>): boolean {
  if (nullable !== undefined && type === undefined) return true;
  if (typeof pattern !== 'string') return false;
  try {
    new RegExp(pattern, 'u');
    return false;
  } catch {
    return true;
  }
}
