import type { Direction } from '../openapi/direction.js';
import type { DocumentNode } from '../openapi/document-node.js';
import type { JsonSchema } from '../schema/json-schema.js';

/** What the parts of {@link simplifySchema} share. */
export interface Simplifying {
  readonly direction: Direction;
  /** The schema that a `$ref` of the bundle names, with the key and the place of it. */
  follow(ref: string): { readonly key: string; readonly schema: JsonSchema; readonly node: DocumentNode };
  /** The node of the document for a JSON Pointer into the schema. */
  origin(pointer: string): DocumentNode;
  /** Tells that what stands at a node has no type, in half a sentence. */
  reportUntyped(node: DocumentNode, reason: string): void;
}
