import type { Severity } from '../diagnostics/diagnostic.js';
import type { DocumentNode } from '../openapi/document-node.js';
import type { Exchange } from './exchange.js';

/** What one exchange shows, before repeats are merged. */
export interface RawFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly location: string;
  readonly pointer: string;
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** The rule's place in the document; one rule, one finding. */
  readonly rule: DocumentNode;
  readonly exchange: Exchange;
  /** The later exchange whose answer shows it, such as a read after a write; `pointer` points into that one. */
  readonly shownBy?: Exchange;
}
