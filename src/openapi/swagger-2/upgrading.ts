import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DocumentNode } from '../document-node.js';

/** What the parts of the upgrade share. */
export interface Upgrading {
  report(diagnostic: Diagnostic): void;
  /** What a node's `$ref`s end at; reports and gives `undefined` where they lead nowhere. */
  resolve(node: DocumentNode | undefined): DocumentNode | undefined;
}
