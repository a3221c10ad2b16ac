import type { ApiName, SegmentApi } from '../segment-api.js';

export type FindingCode =
  | 'response-body-schema'
  | 'response-body-malformed'
  | 'response-media-type'
  | 'response-truncated'
  | 'response-overlong'
  | 'response-body-charset'
  | 'undocumented-status'
  | 'server-error'
  | 'accepted-invalid-request'
  | 'rejected-valid-request'
  | 'credential-not-enforced'
  | 'unknown-id-accepted'
  | 'undeclared-method-accepted'
  | 'state-not-honoured'
  | 'sent-value-not-returned'
  | 'unsent-value-changed'
  | 'wrong-id-returned'
  | 'refused-request-wrote'
  | 'stamp-not-refreshed'
  | 'time-not-iso'
  | 'replaced-value-merged'
  | 'unsent-value-kept'
  | 'write-not-kept'
  | 'deleted-still-there'
  | 'duplicate-accepted'
  | 'response-header-missing'
  | 'response-header-schema';

/** The finding that a check must report. */
export interface ExpectedFinding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  /** The status answered; empty when nothing came back. */
  readonly status: string;
  /**
   * JSON Pointer: into the answer's body for `response-*` and the meaning codes, into the request's body for
   * `accepted-`, `rejected-` and `server-error`; `/NAME` of a scheme or parameter for the codes about those; else empty.
   */
  readonly pointer: string;
}

/** An implementation that breaks exactly one promise. */
export interface Mutant {
  readonly api: ApiName;
  readonly mutant: string;
  /** One sentence: the promise as this server breaks it. */
  readonly breaks: string;
  readonly expect: ExpectedFinding;
  /** Whether only the meaning of the exchange is wrong, not its form. */
  readonly meaning: boolean;
  /** The stages that differ from the correct implementation's. */
  deviate(correct: SegmentApi): Partial<SegmentApi>;
}

type Deviate = Mutant['deviate'];

const MEANING: ReadonlySet<FindingCode> = new Set([
  'sent-value-not-returned',
  'unsent-value-changed',
  'wrong-id-returned',
  'refused-request-wrote',
  'stamp-not-refreshed',
  'time-not-iso',
  'replaced-value-merged',
]);

/** One table row; its severity is `error` unless said. */
export type Row = readonly [
  mutant: string,
  breaks: string,
  finding: readonly [code: FindingCode, status: string, pointer: string, severity?: 'error' | 'warning'],
  deviate: Deviate,
];

/** The rows of one API as mutants. */
export function mutantsOf(api: ApiName, rows: readonly Row[]): Mutant[] {
  return rows.map(([mutant, breaks, [code, status, pointer, severity = 'error'], deviate]) => ({
    api,
    mutant,
    breaks,
    expect: { code, severity, status, pointer },
    meaning: MEANING.has(code),
    deviate,
  }));
}
