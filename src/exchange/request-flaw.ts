import type { DocumentNode } from '../openapi/document-node.js';

/** One way in which a request departs from the document. */
export interface RequestFlaw {
  readonly location: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** JSON Pointer into the body, or `/<name>` of the parameter with what lies inside it. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly rule: DocumentNode;
}
