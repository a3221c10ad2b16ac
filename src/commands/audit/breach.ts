import type { WireResponse } from '../../http/message.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import type { BreachKind } from '../../result/audit.js';

/** One thing that is wrong with an answer. */
export interface Fault {
  readonly kind: BreachKind;
  /** What is wrong: `/name is left out`. */
  readonly label: string;
  /** Where the document says, or could say, that it is wrong. */
  readonly rule: DocumentNode;
  /** What to write there where it does not say it. */
  readonly fix: string;
}

/** An answer that a mock would give, with one thing wrong. */
export interface Breach extends Fault {
  readonly answer: WireResponse;
}
