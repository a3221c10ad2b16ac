import type { Contract } from '../contract/contract.js';
import type { HeaderList } from '../http/message.js';
import type { HarEntry } from '../result/report.js';
import type { CheckProgress } from './check-progress.js';

/** How a run is made; what is absent has the default of the command line. */
export interface CheckOptions {
  /** How the document is named in the report. */
  readonly spec: string;
  /** Replaces the whole server URL, its base path included. */
  readonly url: URL;
  readonly contract?: Contract;
  /** Sent with every request; a header of a declared security scheme is taken as that scheme's credential. */
  readonly headers?: HeaderList;
  /** Security scheme name → secret. */
  readonly credentials?: ReadonlyMap<string, string>;
  /** Security scheme name → secret of a caller who may do less, for 403. */
  readonly otherCredentials?: ReadonlyMap<string, string>;
  /** How many requests may be sent at a stretch to meet a documented 429; none where absent. */
  readonly burst?: number;
  /** Parameter name → a value known to exist. */
  readonly parameters?: ReadonlyMap<string, unknown>;
  readonly statesUrl?: URL;
  /** Only operations whose id, method or path this pattern finds. */
  readonly only?: string;
  /** The `part`-th (from 1) of `of` equal parts of the operations. */
  readonly shard?: { readonly part: number; readonly of: number };
  readonly seed?: number;
  /** Milliseconds until an unanswered request is given up. */
  readonly timeout?: number;
  /** Per operation. */
  readonly maxCases?: number;
  /** Requests under way at a time, where their order does not matter. */
  readonly workers?: number;
  /** Requests a second at most. */
  readonly rate?: number;
  /** How often a request is sent again that got no answer: connection refused or dropped. */
  readonly retries?: number;
  /** Errors after which the run stops. */
  readonly bail?: number;
  readonly runId?: string;
  /** PEM text of a certificate authority to trust. */
  readonly ca?: string;
  readonly insecure?: boolean;
  readonly allowProduction?: boolean;
  /** The page and line that a pointer into the document was made from. */
  readonly locatePage?: (pointer: string) => string | undefined;
  /** Called for each exchange of a case, in order, secrets hidden. */
  readonly onExchange?: (entry: HarEntry) => void;
  /** Called before each operation. */
  readonly onProgress?: (progress: CheckProgress) => void;
  readonly clock?: () => Date;
}

export const defaults = { seed: 1, timeout: 10_000, maxCases: 200, workers: 8 } as const;
