import type { Command, CommanderError } from 'commander';
import { didYouMean } from '../diagnostics/name-hint.js';

/** What is wrong with a call and what was meant, from the words of commander, which keeps no parts of them. */
export function usageMessage({ message }: CommanderError, command: Command): string {
  const written = message.replace(/^error: /, '');
  const found = readings.find(([form]) => form.test(written));
  if (!found) return `${written}\n${seeHelp(command)}`;
  const [form, say] = found;
  const [, first = '', second = '', third = ''] = form.exec(written) ?? [];
  return `${say(command, first, second, third)}\n${seeHelp(command)}`;
}

/** A command that is none; nothing needs to be loaded to say so. */
export function unknownCommand(written: string, names: readonly string[]): string {
  return `Unknown command ${written || "''"}${didYouMean(written, names)}\nRun \`tally --help\` to see what there is.`;
}

type Say = (command: Command, ...parts: string[]) => string;

/** What commander says, and what is said in its place. */
const readings: readonly (readonly [form: RegExp, say: Say])[] = [
  [/^unknown option '(.*?)(?:=.*)?'$/s, (command, flag = '') => unknownOption(command, flag)],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*?)'\. Allowed choices are (.*)\.$/s,
    (_, value = '', name = '', choices = '') =>
      `<${name}> ${value}: it takes ${choices}${didYouMean(value, choices.split(', '))}`,
  ],
  [
    /^option '(.*?)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
    (_, flags = '', value = '', choices = '') =>
      `${longOf(flags)} ${value}: it takes ${choices}${didYouMean(value, choices.split(', '))}`,
  ],
  [
    /^option '(.*?)' argument '(.*)' is invalid\. (.*)$/s,
    (_, flags = '', value = '', rule = '') => {
      const option = longOf(flags);
      return `${option}${mayBeSecret.has(option) ? '' : ` ${value}`}: ${lowered(rule)}`;
    },
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*?)'\. (.*)$/s,
    (_, value = '', name = '', rule = '') => `<${name}> ${value}: ${lowered(rule)}`,
  ],
  [
    /^missing required argument '(.*)'$/s,
    (command, name = '') => `\`tally ${command.name()}\` needs <${name}>: ${argumentOf(command, name)}.`,
  ],
  [
    /^required option '(.*)' not specified$/s,
    (command, flags = '') => `\`tally ${command.name()}\` needs ${flags}: ${descriptionOf(command, flags)}.`,
  ],
  [
    /^option '(.*)' argument missing$/s,
    (command, flags = '') => `${flags} is given without its value: ${descriptionOf(command, flags)}.`,
  ],
  [
    /^too many arguments.*Expected (\d+).*got (\d+)\.$/s,
    (command, expected = '', got = '') =>
      `\`tally ${command.name()}\` takes ${expected} ${expected === '1' ? 'argument' : 'arguments'}, and ${got} are given.`,
  ],
];

function unknownOption(command: Command, flag: string): string {
  const known = optionsOf(command);
  // Before the command, an option is looked for among those of all commands.
  if (known.includes(flag))
    return `${flag} stands after the command, as in \`tally ${command.name()} ${flag}\`.`;
  return `Unknown option ${flag}${didYouMean(flag.replace(/^-*/, '--'), known)}`;
}

/** Options whose value is not repeated where it is malformed. */
const mayBeSecret: ReadonlySet<string> = new Set(['--auth', '--auth-as', '--header']);

const longOf = (flags: string) => /--[\w-]+/.exec(flags)?.[0] ?? flags;
const lowered = (sentence: string) => sentence.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

function optionsOf(command: Command): string[] {
  const options = [...command.options, ...(command.parent?.options ?? [])].filter(({ hidden }) => !hidden);
  return [...options.flatMap(({ long }) => long ?? []), '--help'];
}

function descriptionOf(command: Command, flags: string): string {
  return command.options.find((option) => option.flags === flags)?.description ?? '';
}

function argumentOf(command: Command, name: string): string {
  return command.registeredArguments.find((argument) => argument.name() === name)?.description ?? '';
}

function seeHelp(command: Command): string {
  const named = command.parent ? `tally ${command.name()}` : 'tally';
  return `Run \`${named} --help\` to see what there is.`;
}
