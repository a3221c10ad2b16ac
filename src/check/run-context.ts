import type { Contract, OperationContract } from '../contract/contract.js';
import { namesOperation } from '../contract/names-operation.js';
import type { ProviderStates } from '../contract/provider-states.js';
import type { Credentials } from '../exchange/credentials.js';
import type { HeaderList } from '../http/message.js';
import type { Api, Operation } from '../openapi/api.js';
import type { Bail } from './bail.js';
import type { Exchange } from './exchange.js';
import type { FreshText } from './fresh-values.js';
import type { Harvest } from './harvest/harvest.js';
import { isCreate } from './harvest/resource-path.js';
import { knownValues } from './known-values.js';
import type { Mock } from './recognise-mock.js';
import { planRequests, type RequestPlan } from './request-plan.js';
import type { StopSign } from './stop-sign.js';
import type { Wire } from './wire.js';

/** What a run hands to each operation. */
export interface RunContext {
  readonly api: Api;
  readonly wire: Wire;
  readonly contract: Contract;
  readonly credentials: Credentials;
  /** Those of a caller who may do less. */
  readonly otherCredentials: Credentials;
  /** How many requests may be sent at a stretch to meet a rate limit; 0: none. */
  readonly burst: number;
  /** What answers showed to exist. */
  readonly harvest: Harvest;
  readonly fresh: FreshText;
  /** Values known to exist, as given with the command. */
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly headers: HeaderList;
  readonly states?: ProviderStates;
  readonly seed: number;
  readonly maxCases: number;
  /** Requests under way at a time, where their order does not matter. */
  readonly workers: number;
  /** Holds the reason once nothing more is to be sent. */
  readonly stop: StopSign;
  readonly bail: Bail;
  /** Keeps an exchange for others, where any asked for it. */
  readonly record?: (exchange: Exchange) => void;
  /** `YYYY-MM-DD`, against which waivers end. */
  readonly today: string;
  /** Set where the server was recognised as a mock. */
  readonly mock?: Mock;
}

/** What the contract file says of an operation. */
export function contractOf(context: RunContext, operation: Operation): OperationContract {
  return (
    Object.entries(context.contract.operations).find(([name]) => namesOperation(name, operation))?.[1] ?? {}
  );
}

/** Plans an operation's requests; `values` come from a state or a recipe and win over all others. */
export function planFor(
  context: RunContext,
  operation: Operation,
  values: Readonly<Record<string, unknown>> = {},
): RequestPlan {
  const { api, contract, parameters, seed, wire, fresh } = context;
  const known = knownValues(operation, contract, [new Map(Object.entries(values)), parameters], seed);
  const credentials = requiredCredentials(operation, context.credentials);
  const headers = [...context.headers, ...unwrittenPrecondition(operation)];
  const creates = isCreate(api, operation);
  return planRequests(api, operation, known, credentials, {
    basePath: wire.basePath,
    headers,
    seed,
    creates,
    fresh,
    alternatives: otherAlternatives(operation, context.credentials, credentials),
  });
}

/** The further alternatives whose secrets are all known. */
function otherAlternatives(operation: Operation, known: Credentials, chosen: Credentials): Credentials[] {
  const isChosen = (names: readonly string[]) =>
    names.length === chosen.size && names.every((name) => chosen.has(name));
  return operation.security
    .filter((names) => names.length > 0 && names.every((name) => known.has(name)) && !isChosen(names))
    .map((names) => new Map([...known].filter(([name]) => names.includes(name))));
}

/** Where 428 is listed, a precondition is required even if no parameter says so (RFC 6585 §3). */
function unwrittenPrecondition({ parameters, responses }: Operation): HeaderList {
  const isWritten = parameters.some(({ name }) => /^if-(none-)?match$|^if-unmodified-since$/i.test(name));
  const isAsked = responses.some(({ status }) => status === '428');
  return isAsked && !isWritten ? [['If-Match', '*']] : [];
}

/**
 * The first alternative whose secrets are all known; else the first of all, as far as known. One that uses a preferred secret
 * comes before one that does not.
 */
export function requiredCredentials(
  operation: Operation,
  credentials: Credentials,
  preferred: Credentials = new Map(),
): Credentials {
  const complete = operation.security.filter(
    (names) => names.length > 0 && names.every((name) => credentials.has(name)),
  );
  const wanted =
    complete.find((names) => names.some((name) => preferred.has(name))) ??
    complete[0] ??
    operation.security[0] ??
    [];
  return new Map([...credentials].filter(([name]) => wanted.includes(name)));
}
