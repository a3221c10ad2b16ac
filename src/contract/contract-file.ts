import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import type { ParsedSource } from '../source/parse-text.js';
import type { Source } from '../source/source.js';
import { contractSchema } from './contract-schema.js';
import type { Meaning } from './meaning.js';
import { readSettings, settingPlace, settingsKind } from './read-settings.js';
import { unknownNames } from './unknown-names.js';

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

const contractKind = settingsKind('contract file', 'invalid-contract', contractSchema);

/** Reads a contract file; what does not fit the schema or names what the document does not have is reported by line. */
export function readContract(source: Source, api: Api): { contract: Contract; diagnostics: Diagnostic[] } {
  const { file, diagnostics } = readSettings(source, contractKind);
  if (!file) return { contract: emptyContract, diagnostics };
  const written = file.value as Partial<Contract>;
  const contract: Contract = {
    path: source.path,
    parameters: written.parameters ?? {},
    credentials: written.credentials ?? {},
    otherCredentials: written.otherCredentials ?? {},
    ...(written.statesUrl === undefined ? {} : { statesUrl: written.statesUrl }),
    operations: written.operations ?? {},
    waivers: written.waivers ?? [],
  };
  return {
    contract,
    diagnostics: [...badStatesUrl(file, contract), ...unknownNames(file, contract, api)],
  };
}

function* badStatesUrl(file: ParsedSource, { statesUrl }: Contract): Generator<Diagnostic> {
  if (statesUrl === undefined || (/^https?:/i.test(statesUrl) && URL.canParse(statesUrl))) return;
  yield {
    code: 'invalid-contract',
    severity: 'error',
    message: `\`${statesUrl}\` is no URL that provider states could be asked at.`,
    fix: 'Write it whole, as http://127.0.0.1:3000/states.',
    place: settingPlace(file, '/statesUrl', 'value'),
  };
}
