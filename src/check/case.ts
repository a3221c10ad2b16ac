import type { WireRequest } from '../http/message.js';
import type { DocumentNode } from '../openapi/document-node.js';

/**
 * What may be asked of the answer. `valid` must succeed, `invalid` must be refused, `unauthorised` must be refused for
 * its credentials, `undeclared` uses a method that is not there, `unknown` names what does not exist, `open` only must
 * not break the server.
 */
export type CaseClass = 'valid' | 'invalid' | 'unauthorised' | 'undeclared' | 'unknown' | 'open';

/** The place that a case is about, in the request and in the document. */
export interface CasePlace {
  readonly location:
    | 'request body'
    | 'request path'
    | 'request query'
    | 'request header'
    | 'request cookie'
    | 'request'
    | 'credential';
  /** JSON Pointer into that part. */
  readonly pointer: string;
  readonly rule: DocumentNode;
}

/** One planned exchange. */
export interface Case {
  readonly class: CaseClass;
  /** What is special about it, e.g. `/name longer than maxLength 100`. */
  readonly label: string;
  readonly place: CasePlace;
  readonly request: WireRequest;
  /** No body where the document does not say whether one is required: a documented 4xx is as good as success. */
  readonly lenient?: boolean;
  /** The body's value, where it has one. */
  readonly value?: unknown;
  /** What is unusual about it, wherever in the request it stands: what breaks a server everywhere is one cause. */
  readonly trait?: string;
  /** So long that a server may rightly close the connection instead of answering. */
  readonly mayBeCutOff?: boolean;
  /**
   * Once it is accepted its meaning is judged, also where the document leaves open whether it must be: `alone` in its turn, or as valid
   * requests are, `beside` others.
   */
  readonly tells?: 'alone' | 'beside';
  /** The same with new names, for the one repeat after a 409. */
  readonly renewed?: () => Case;
}
