import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DocumentNode } from './document-node.js';
import type { References } from './references.js';
import type { SchemaDialect } from './schema-dialect.js';

/** What the builders of the model share: references, the dialect, and a place to report to. */
export interface Building {
  readonly references: References;
  readonly dialect: SchemaDialect;
  report(diagnostic: Diagnostic): void;
  /** What a node's `$ref`s end at; reports and gives `undefined` where they lead nowhere. */
  resolve(node: DocumentNode | undefined): DocumentNode | undefined;
}
