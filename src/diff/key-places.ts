import type { DocumentPlace } from '../diagnostics/diagnostic.js';
import { type DocumentNode, placeOf } from '../openapi/document-node.js';

/** Where both sides of a change stand, at their keys; looked up when it is told, for most pairs hold none. */
export function keyPlaces(
  old: DocumentNode | undefined,
  next: DocumentNode | undefined,
): { readonly old: DocumentPlace | undefined; readonly new: DocumentPlace | undefined } {
  return {
    get old() {
      return old && placeOf(old, 'key');
    },
    get new() {
      return next && placeOf(next, 'key');
    },
  };
}
