import type { WireResponse } from '../../http/message.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import type { BreachKind } from '../../result/audit.js';

/** An answer that a mock would give, with one thing wrong. */
export interface Breach {
  readonly kind: BreachKind;
  /** What is wrong: `/name is left out`. */
  readonly label: string;
  readonly answer: WireResponse;
  /** Where the document says, or could say, that it is wrong. */
  readonly rule: DocumentNode;
  /** What to write there where it does not say it. */
  readonly fix: string;
}
