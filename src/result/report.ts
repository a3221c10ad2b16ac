import type { Severity } from '../diagnostics/diagnostic.js';
import type { Excerpt } from '../source/excerpt.js';
import type { CoverageSummary, OperationCoverage } from './coverage.js';

/** What became of a cell (operation × documented status × media type). */
export type Verdict = 'conforms' | 'violates' | 'refused' | 'unreached' | 'waived';

export const verdicts: readonly Verdict[] = ['conforms', 'violates', 'refused', 'unreached', 'waived'];

/** The unit of every report. */
export interface Cell {
  /** As documented: `200`, `4XX` or `default`. */
  readonly status: string;
  /** As documented; null where the response describes no body. */
  readonly mediaType: string | null;
  readonly verdict: Verdict;
  /** The documented schema accepts anything, so that conforming proves nothing. */
  readonly vacuous: boolean;
  /** How the cell was reached (`by state`), or what would reach it. */
  readonly reason: string;
  /** How many exchanges ended here. */
  readonly cases: number;
}

export interface OperationResult {
  /** Its place among the document's operations, from 0. */
  readonly index: number;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly cells: readonly Cell[];
  /** Places and keywords that were not tried, or tried without proof, each with the reason. */
  readonly uncovered: readonly string[];
  /** Absent in reports of earlier versions. */
  readonly coverage?: OperationCoverage;
}

/** What a check says of an exchange. One cause, one finding: repeats are counted in `count`. */
export interface Finding {
  /** Stable, kebab-case; listed in `docs/findings.md`. */
  readonly code: string;
  readonly severity: Severity;
  readonly operationId: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** The status answered, as text; empty where no answer came. */
  readonly status: string;
  /** Which part of the exchange `pointer` points into: `request body`, `request path`, `response body`, `credential` … */
  readonly location: string;
  /** JSON Pointer into that part. */
  readonly pointer: string;
  /** JSON Pointer of the rule in the document, and its place in words (`path:line:column`). */
  readonly schemaPointer: string;
  readonly place: string;
  /** Those lines of the document. Absent in reports of earlier versions. */
  readonly excerpt?: Excerpt;
  /** The documentation page that the rule was made from, `path:line`, where a source map knows it. */
  readonly page?: string;
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly exchange: HarEntry;
  /** The later exchange whose answer shows it, such as the read after a write: `pointer` then points into that one. */
  readonly shownBy?: HarEntry;
  /** A command that repeats the request; secrets stand as `$NAME`. */
  readonly curl: string;
  /** The reason of the waiver that excuses it. */
  readonly waived?: string;
  /** Set where the baseline has it already. */
  readonly known?: boolean;
  readonly count: number;
}

/** A finding of the baseline that this run no longer has. */
export type RepairedFinding = Pick<
  Finding,
  'code' | 'operationId' | 'method' | 'path' | 'status' | 'pointer' | 'schemaPointer' | 'message'
>;

/** The whole of a run; the shape is fixed as version 1 and published as `schemas/report.schema.json`. */
export interface Report {
  readonly tool: { readonly name: 'tallystick'; readonly version: string };
  readonly version: 1;
  readonly spec: string;
  readonly url: string;
  readonly seed: number;
  readonly runId: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly summary: {
    readonly cases: number;
    readonly findings: number;
    readonly cells: Readonly<Record<Verdict, number>>;
    /** Absent in reports of earlier versions. */
    readonly coverage?: CoverageSummary;
  };
  readonly operations: readonly OperationResult[];
  readonly findings: readonly Finding[];
  /** Set where the run was held against a baseline. */
  readonly repaired?: readonly RepairedFinding[];
  /** Sentences on the run as a whole: what was recognised, what does not apply. */
  readonly notes: readonly string[];
}

/** The part of a HAR 1.2 entry that is kept; bodies are cut at 16 kB. */
export interface HarEntry {
  readonly startedDateTime: string;
  /** Milliseconds. */
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly HarField[];
    readonly queryString: readonly HarField[];
    readonly cookies: readonly HarField[];
    readonly headersSize: -1;
    readonly bodySize: number;
    readonly postData?: { readonly mimeType: string; readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly HarField[];
    readonly cookies: readonly HarField[];
    readonly content: {
      /** In bytes, as received; -1 where the body was not kept. */
      readonly size: number;
      readonly mimeType: string;
      readonly text: string;
      /** Set where the body is no text. */
      readonly encoding?: 'base64';
    };
    readonly redirectURL: string;
    readonly headersSize: -1;
    readonly bodySize: number;
    /** Why there is no whole answer. */
    readonly _error?: string;
  };
  readonly cache: Readonly<Record<string, never>>;
  /** How a case of a check was meant. */
  readonly _tally?: { readonly class: string; readonly recipe: string; readonly case: string };
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
}

export interface HarField {
  readonly name: string;
  readonly value: string;
}
