import { Command, type Option } from 'commander';
import { commands } from './commands.js';
import { addGlobalOptions } from './global-options.js';
import type { Io } from './io.js';

/** `docs/commands.md`: every command with its arguments and options, in the words of its help. */
export async function commandReference(io: Io): Promise<string> {
  const program = addGlobalOptions(new Command('tally'), { ...io });
  for (const load of Object.values(commands)) (await load())(program, io, () => undefined);
  return [
    '# Commands',
    '',
    'Made from the command line itself (`npm run generate`); `tally COMMAND --help` says the same. Exit codes: 0 nothing wrong, 1 errors found, 2 could not run, 3 a bug in tally.',
    '',
    ...program.commands.flatMap(section),
    '## Every command',
    '',
    ...groupsOf(program).flatMap(table),
  ].join('\n');
}

function section(command: Command): string[] {
  const rows = command.registeredArguments.map(
    (argument) => `| \`${argument.name()}\` | ${cell(argument.description)} |`,
  );
  return [
    `## ${command.name()}`,
    '',
    prose(command.description()),
    '',
    '```text',
    `tally ${command.name()} ${command.usage()}`,
    '```',
    '',
    ...(rows.length > 0 ? ['| argument | |', '|---|---|', ...rows, ''] : []),
    ...groupsOf(command).flatMap(table),
  ];
}

function table([heading, options]: readonly [heading: string, options: readonly Option[]]): string[] {
  return [
    `| ${heading === ungrouped ? 'option' : cell(heading.replace(/:$/, ''))} | |`,
    '|---|---|',
    ...options.map((option) => `| \`${option.flags}\` | ${cell(described(option))} |`),
    '',
  ];
}

const ungrouped = 'Options:';

function groupsOf(command: Command): [heading: string, options: Option[]][] {
  const groups = new Map<string, Option[]>([[ungrouped, []]]);
  for (const option of command.options.filter(({ hidden }) => !hidden)) {
    const heading = option.helpGroupHeading ?? ungrouped;
    groups.set(heading, [...(groups.get(heading) ?? []), option]);
  }
  return [...groups].filter(([, options]) => options.length > 0);
}

function described({ description, argChoices, defaultValue, defaultValueDescription }: Option): string {
  const choices = argChoices ? [`one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`] : [];
  const isTold = defaultValueDescription !== undefined || ['string', 'number'].includes(typeof defaultValue);
  const standard = isTold ? [`default: ${defaultValueDescription ?? String(defaultValue)}`] : [];
  const extra = [...choices, ...standard];
  return extra.length > 0 ? `${description} (${extra.join('; ')})` : description;
}

/** Text in which `<` would begin HTML. */
function prose(text: string): string {
  return text.replaceAll('<', '&lt;');
}

/** Text in a cell of a table. */
function cell(text: string): string {
  return prose(text).replaceAll('|', '\\|');
}
