import {
  implementationNames,
  NoSuchImplementation,
  type StartOptions,
  startImplementation,
} from './implementation.js';
import { mutants } from './mutants.js';
import { petMutants } from './pets/pet-mutants.js';
import { petVariants } from './pets/pet-variants.js';
import { PETS_DOCUMENT } from './pets/pets-document.js';
import { startPets } from './pets/start-pets.js';

/** Any of the correct implementations or their mutants, running. */
export interface Served {
  readonly name: string;
  /** What `tally check` is told to check it against: a bundled name or a path. */
  readonly spec: string;
  /** The path of a contract file that is not bundled. */
  readonly contract?: string;
  /** The promise that a mutant breaks. */
  readonly breaks?: string;
  readonly url: string;
  readonly statesUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly knownParameters: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** A mutant by the name of its API and its own. */
export interface NamedMutant {
  readonly api: string;
  readonly mutant: string;
  readonly breaks: string;
}

export const servedNames: readonly string[] = [...implementationNames, 'pets'];

export const namedMutants: readonly NamedMutant[] = [
  ...mutants,
  ...petMutants.map((each) => ({ ...each, api: 'pets' })),
];

/** Starts one of them on 127.0.0.1. Rejects with `NoSuchImplementation`, or if the port is taken. */
export async function startServed(name: string, options: StartOptions = {}): Promise<Served> {
  const found = namedMutants.find(({ api, mutant }) => api === name && mutant === options.mutant);
  const known = { ...(found && { breaks: found.breaks }) };
  if (name !== 'pets') return { ...known, spec: name, ...(await startImplementation(name, options)) };
  const mutant = petMutants.find((each) => each.mutant === options.mutant);
  if (options.mutant !== undefined && !mutant)
    throw new NoSuchImplementation(
      `No mutant "${options.mutant}" of pets; there are ${petMutants.map((each) => each.mutant).join(', ')}.`,
    );
  const server = await startPets({
    ...(options.variant && petVariants[options.variant](options.lateness ?? 300)),
    ...(mutant && { deviate: mutant.deviate }),
    ...(options.states !== undefined && { states: options.states }),
    port: options.port ?? 0,
  });
  return {
    ...known,
    name,
    spec: PETS_DOCUMENT,
    contract: PETS_DOCUMENT.replace('.yaml', '.contract.yaml'),
    ...server,
  };
}
