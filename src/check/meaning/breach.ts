import type { Meaning } from '../../contract/meaning.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import type { Exchange } from '../exchange.js';
import type { RawFinding } from '../raw-finding.js';
import { describedAt } from './described-at.js';
import type { Promises } from './promises.js';

/** One promise of meaning that is broken at a property of the resource. */
export interface Breach {
  readonly code: string;
  readonly rule: keyof Meaning;
  /** JSON Pointer into the resource. */
  readonly pointer: string;
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** Never more than a warning, though the promise is declared. */
  readonly isMild?: boolean;
  /** Whether nothing else that could be compared held either: then all of them have one cause. */
  readonly isWholesale?: boolean;
}

/** Where a breach is seen: the exchange to blame, and the answer (another one where it was read back) that shows it. */
export interface Witness {
  readonly exchange: Exchange;
  readonly shownBy: Exchange;
  /** JSON Pointer to the resource in that answer. */
  readonly pointer: string;
  /** The place in the document for what the answer does not describe. */
  readonly fallback: DocumentNode;
}

export function toFinding(
  breach: Breach,
  promises: Promises,
  { exchange, shownBy, pointer, fallback }: Witness,
): RawFinding {
  const place = pointer + breach.pointer;
  const schema = shownBy.judgement?.mediaType?.schema;
  const declared = promises.severityOf(breach.rule) ?? 'warning';
  return {
    code: breach.code,
    severity: breach.isMild ? 'warning' : declared,
    location: 'response body',
    pointer: place,
    message: breach.message,
    expected: breach.expected,
    actual: breach.actual,
    rule: schema ? describedAt(schema, 'response', place) : fallback,
    exchange,
    ...(shownBy === exchange ? {} : { shownBy }),
  };
}
