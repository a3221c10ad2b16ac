import { isMapping } from '../../openapi/document-node.js';
import type { Act } from './infer-resources.js';
import { jsonPatchedItem, patchedItem, replacedItem, type Writing } from './item-values.js';
import { isJsonPatch, jsonPatch } from './json-patch.js';
import type { Members } from './overlay.js';
import type { ResourceShape } from './resource-shape.js';

/** An item after a request that replaces or patches it, or a clause on why the patch does not apply. */
export function changedItem(
  act: Act,
  shape: ResourceShape,
  writing: Writing,
  before: Members,
): { readonly value: Members } | { readonly why: string } {
  if (!isJsonPatch(writing.body)) {
    return { value: (act === 'replace' ? replacedItem : patchedItem)(shape, writing, before) };
  }
  const patched = jsonPatch(before, writing.body);
  if (!patched.ok) return patched;
  if (!isMapping(patched.value)) return { why: 'what it leaves is no object' };
  return { value: jsonPatchedItem(shape, writing, before, patched.value) };
}
