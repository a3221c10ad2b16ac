import { type Command, Option } from 'commander';
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
  const heading = 'How far $ref may reach:';
  const folders = new Option(
    '--allow-refs <dir>',
    "files under another folder than the document's; repeatable",
  );
  const network = new Option('--allow-network', 'http and https addresses, but no private ones');
  const host = new Option(
    '--allow-host <host>',
    'a private address that --allow-network may ask; repeatable',
  );
  return command
    .addOption(folders.argParser(each).helpGroup(heading))
    .addOption(network.helpGroup(heading))
    .addOption(host.argParser(each).helpGroup(heading));
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
