import { aiderx } from './aiderx.js';
import { asapp } from './asapp.js';
import { kibamail } from './kibamail.js';
import { listen, STATES_PATH } from './listen.js';
import { mutants } from './mutants.js';
import type { ApiName, SegmentApi } from './segment-api.js';
import { SegmentStore } from './segment-store.js';
import { sendgrid } from './sendgrid.js';
import { type VariantName, variants } from './variants.js';
import { verbose } from './verbose.js';

/** A running server that keeps the promises of one page or, as a mutant, all but one. */
export interface Implementation {
  readonly name: ApiName;
  /** Base URL: with a path of the document behind it, the address of an operation. */
  readonly url: string;
  /** Where provider states are asked for; answers 404 when the implementation was started without them. */
  readonly statesUrl: string;
  /** Security scheme name → accepted value: a header's value, or the token of a bearer scheme. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Parameter (or top-level body property) name → a value known to exist. */
  readonly knownParameters: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly mutant?: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Whether the provider states are offered; they are by default, but not by a terse variant. */
  readonly states?: boolean;
  /** Every promise kept, but unusually. */
  readonly variant?: VariantName;
  /** Milliseconds by which an ornate variant answers late; 300 by default. */
  readonly lateness?: number;
}

/** There is no implementation or mutant of that name; the message says what there is. */
export class NoSuchImplementation extends Error {
  override readonly name = 'NoSuchImplementation';
}

const APIS: Readonly<Record<ApiName, SegmentApi>> = { asapp, verbose, sendgrid, kibamail, aiderx };

export const implementationNames = Object.keys(APIS) as ApiName[];

/**
 * Starts an implementation on 127.0.0.1.
 * Rejects with `NoSuchImplementation`, or with the system's error when the port is taken.
 */
export async function startImplementation(name: string, options: StartOptions = {}): Promise<Implementation> {
  const { variant } = options;
  const api = varied(deviated(correctApi(name), options.mutant), variant);
  const store = new SegmentStore(api.seed);
  const { origin, close } = await listen(api, store, {
    port: options.port ?? 0,
    states: options.states ?? variant !== 'terse',
    manner: {
      lateness: variant === 'ornate' ? (options.lateness ?? 300) : 0,
      style: variant ?? 'plain',
    },
  });
  return {
    name: api.name,
    url: origin,
    statesUrl: origin + STATES_PATH,
    credentials: api.credentials,
    knownParameters: { [api.idName]: api.knownId },
    close,
  };
}

function correctApi(name: string): SegmentApi {
  const api = implementationNames.find((known) => known === name);
  if (api) return APIS[api];
  throw new NoSuchImplementation(`No implementation "${name}"; there are ${implementationNames.join(', ')}.`);
}

function deviated(correct: SegmentApi, name: string | undefined): SegmentApi {
  if (name === undefined) return correct;
  const own = mutants.filter(({ api }) => api === correct.name);
  const chosen = own.find(({ mutant }) => mutant === name);
  if (chosen) return { ...correct, ...chosen.deviate(correct) };
  const names = own.map(({ mutant }) => mutant).join(', ');
  throw new NoSuchImplementation(`No mutant "${name}" of ${correct.name}; there are ${names}.`);
}

function varied(api: SegmentApi, name: VariantName | undefined): SegmentApi {
  return name === undefined ? api : { ...api, ...variants[name](api) };
}
