import type { Command } from 'commander';
import type { SpecOptions } from '../commands/open-spec.js';
import { each } from './arguments.js';

/** What the options of {@link addReferenceOptions} give. */
export interface ReferenceArguments {
  readonly allowRefs?: readonly string[];
  readonly allowNetwork?: boolean;
  readonly allowHost?: readonly string[];
}

/** Lets a command's documents refer beyond their own folder. */
export function addReferenceOptions(command: Command): Command {
  return command
    .optionsGroup('How far $ref may reach:')
    .option('--allow-refs <dir>', "files under another folder than the document's; repeatable", each)
    .option('--allow-network', 'http and https addresses, but no private ones')
    .option('--allow-host <host>', 'a private address that --allow-network may ask; repeatable', each);
}

export function referenceOptions({ allowRefs, allowNetwork, allowHost }: ReferenceArguments): SpecOptions {
  return {
    references: {
      allowRefs: allowRefs ?? [],
      allowNetwork: allowNetwork === true,
      privateHosts: allowHost ?? [],
    },
  };
}
