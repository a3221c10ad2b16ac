import type { Meaning } from './meaning.js';

/** What a team knows beyond the document: values that exist, what may be sent, what is excused. */
export interface Contract {
  readonly path: string;
  /** Parameter name → a value known to exist, for every operation. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Security scheme name → secret, or `env:NAME`. */
  readonly credentials: Readonly<Record<string, string>>;
  /** The same of a caller who may do less, for 403. */
  readonly otherCredentials: Readonly<Record<string, string>>;
  readonly statesUrl?: string;
  /** By operation id (or `METHOD /path`). */
  readonly operations: Readonly<Record<string, OperationContract>>;
  readonly waivers: readonly Waiver[];
}

export interface OperationContract {
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** JSON Pointer into the request body → the only values that may be sent there. */
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
  /** The longest request body that is taken, in bytes, for 413. */
  readonly bodyLimit?: number;
  /** Documented status → the request that brings it about. */
  readonly recipes?: Readonly<Record<string, ContractRecipe>>;
  readonly meaning?: Meaning;
}

/** What to change in the smallest valid request. */
export interface ContractRecipe {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A cell or finding excused; without `status` or `code` it excuses any of that operation. */
export interface Waiver {
  readonly operation: string;
  readonly status?: string;
  readonly code?: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
}

/** The contract of a run without a contract file. */
export const emptyContract: Contract = {
  path: '',
  parameters: {},
  credentials: {},
  otherCredentials: {},
  operations: {},
  waivers: [],
};
