import type { Command, Option } from 'commander';
import { bundledNames } from '../commands/open-spec.js';

/** What may stand at a place of a command line. */
export interface Completable {
  /** Words among which one is meant. */
  readonly words: readonly string[];
  /** Which paths are meant as well. */
  readonly paths: 'none' | 'folders' | 'files';
}

export interface CompletedOption {
  /** `-H`, `--header`. */
  readonly names: readonly string[];
  readonly description: string;
  /** What stands behind it; absent for a flag. */
  readonly value?: Completable;
}

export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments are. */
  readonly operands: Completable;
}

/** What can be completed of a program: its own options, and its commands. */
export interface CompletionWords {
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

/** Placeholder of the help → the words that it stands for, for those that are not in the command line itself. */
export type MeantWords = Readonly<Record<string, readonly string[]>>;

/** The words of a command line, from the commands that are registered with it. */
export function completionWords(program: Command, meant: MeantWords): CompletionWords {
  const options = optionsOf(program, meant);
  const commands = program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    options: [...optionsOf(command, meant), ...options.filter(({ names }) => !names.includes('--version'))],
    operands: operandsOf(command),
  }));
  return { options: [...options, helpOption], commands };
}

const helpOption: CompletedOption = { names: ['--help'], description: 'what there is' };

function optionsOf(command: Command, meant: MeantWords): CompletedOption[] {
  const shown = command.options.filter(({ hidden }) => !hidden);
  const options = shown.map((option): CompletedOption => {
    const names = [option.short, option.long].filter((name) => name !== undefined);
    const value = behind(option, meant);
    return { names, description: option.description, ...(value ? { value } : {}) };
  });
  return command.parent ? [...options, helpOption] : options;
}

function behind({ flags, argChoices }: Option, meant: MeantWords): Completable | undefined {
  // What may be left out leaves open whether it stands there.
  const placeholder = /<(.*?)>$/.exec(flags)?.[1];
  if (placeholder === undefined) return undefined;
  const words = argChoices ?? meant[placeholder];
  return words ? { words, paths: 'none' } : meantBy(placeholder);
}

function operandsOf({ registeredArguments }: Command): Completable {
  const all = registeredArguments.map((argument) =>
    argument.argChoices ? { words: argument.argChoices, paths: 'none' as const } : meantBy(argument.name()),
  );
  return all[0] ?? nothing;
}

const nothing: Completable = { words: [], paths: 'none' };

/** By the name that stands for it in the help. */
function meantBy(placeholder: string): Completable {
  if (/^(spec|old|new)$/.test(placeholder)) return { words: bundledNames, paths: 'files' };
  if (/^(file|page|run|report|ruleset|har|where)$/.test(placeholder)) return { words: [], paths: 'files' };
  if (placeholder === 'dir') return { words: [], paths: 'folders' };
  return nothing;
}
