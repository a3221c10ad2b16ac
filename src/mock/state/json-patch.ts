import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '../../openapi/document-node.js';
import { parsePointer } from '../../source/json-pointer.js';

/** One operation of a JSON Patch (RFC 6902 §4). */
export interface PatchOperation {
  readonly op: 'add' | 'copy' | 'move' | 'remove' | 'replace' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** A value after a patch, or a clause on what of it does not apply. */
export type Patched =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: string };

const operationNames: readonly unknown[] = ['add', 'copy', 'move', 'remove', 'replace', 'test'];

/** Whether a body is a JSON Patch: a list of its operations. */
export function isJsonPatch(body: unknown): body is readonly PatchOperation[] {
  return Array.isArray(body) && body.length > 0 && body.every(isOperation);
}

function isOperation(value: unknown): boolean {
  if (!isMapping(value) || !operationNames.includes(value.op) || !isPointer(value.path)) return false;
  if (value.op === 'copy' || value.op === 'move') return isPointer(value.from);
  return value.op === 'remove' || value.value !== undefined;
}

function isPointer(value: unknown): boolean {
  return typeof value === 'string' && (value === '' || value.startsWith('/'));
}

/** A value after a JSON Patch (RFC 6902): all of its operations apply, or none does. */
export function jsonPatch(target: unknown, patch: readonly PatchOperation[]): Patched {
  let value = target;
  for (const operation of patch) {
    const next = applied(value, operation);
    if (!next)
      return { ok: false, why: `\`${operation.op}\` does not apply at ${operation.path || 'the root'}` };
    ({ value } = next);
  }
  return { ok: true, value };
}

/** A value in a box, so that one that is missing is told from one that is `undefined`. */
interface Found {
  readonly value: unknown;
}

function applied(root: unknown, { op, path, from = '', value }: PatchOperation): Found | undefined {
  const to = parsePointer(path);
  switch (op) {
    case 'add':
      return put(root, to, value);
    case 'remove':
      return take(root, to);
    case 'replace':
      return found(root, to) && put(to.length === 0 ? root : take(root, to)?.value, to, value);
    case 'test':
      return isDeepStrictEqual(found(root, to), { value }) ? { value: root } : undefined;
    case 'copy':
    case 'move': {
      const moved = found(root, parsePointer(from));
      const rest = op === 'copy' ? { value: root } : take(root, parsePointer(from));
      return moved && rest && put(rest.value, to, moved.value);
    }
  }
}

function found(root: unknown, path: readonly string[]): Found | undefined {
  let value = root;
  for (const token of path) {
    if (Array.isArray(value)) {
      const index = indexIn(value, token);
      if (index === undefined || index === value.length) return undefined;
      value = value[index];
    } else if (isMapping(value) && Object.hasOwn(value, token)) value = value[token];
    else return undefined;
  }
  return { value };
}

/** A copy with a member set, or an item put in before an index. */
function put(root: unknown, path: readonly string[], value: unknown): Found | undefined {
  return (
    changed(root, path, (holder, token) => {
      if (isMapping(holder)) return withMember(holder, token, value);
      const list = holder as readonly unknown[];
      const index = token === '-' ? list.length : indexIn(list, token);
      return index === undefined ? undefined : list.toSpliced(index, 0, value);
    }) ?? (path.length === 0 ? { value } : undefined)
  );
}

/** A copy without a member or an item. */
function take(root: unknown, path: readonly string[]): Found | undefined {
  if (!found(root, path)) return undefined;
  return changed(root, path, (holder, token) =>
    isMapping(holder)
      ? Object.fromEntries(Object.entries(holder).filter(([name]) => name !== token))
      : (holder as readonly unknown[]).toSpliced(Number(token), 1),
  );
}

/** A copy in which the object or list that a pointer's last token is about is another. */
function changed(
  root: unknown,
  [token, ...rest]: readonly string[],
  act: (holder: unknown, token: string) => unknown,
): Found | undefined {
  if (token === undefined || !(isMapping(root) || Array.isArray(root))) return undefined;
  if (rest.length === 0) {
    const value = act(root, token);
    return value === undefined ? undefined : { value };
  }
  const inner = found(root, [token]);
  const next = inner && changed(inner.value, rest, act);
  if (!next) return undefined;
  if (isMapping(root)) return { value: withMember(root, token, next.value) };
  return { value: (root as readonly unknown[]).with(Number(token), next.value) };
}

/** By entries: a member may be called `__proto__`. */
function withMember(members: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  return Object.fromEntries(new Map([...Object.entries(members), [name, value]]));
}

/** An index up to the length of a list, written without leading zeros (RFC 6901 §4). */
function indexIn(list: readonly unknown[], token: string): number | undefined {
  const index = /^(0|[1-9]\d{0,9})$/.test(token) ? Number(token) : undefined;
  return index !== undefined && index <= list.length ? index : undefined;
}
