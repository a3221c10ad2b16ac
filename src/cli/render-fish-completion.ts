import type { Completable, CompletedCommand, CompletedOption, CompletionWords } from './completion-words.js';

/** A script for fish, from version 3 on. */
export function renderFishCompletion({ options, commands }: CompletionWords): string {
  return [
    '# Completion of tally for fish: source it, or keep it as ~/.config/fish/completions/tally.fish',
    'complete -c tally -f',
    'complete -c tallystick -w tally',
    ...options.map((option) => complete(noCommand, optionParts(option))),
    ...commands.map(({ name, summary }) => complete(noCommand, `-a ${name} -d ${quote(summary)}`)),
    ...commands.flatMap(ofCommand),
    '',
  ].join('\n');
}

const noCommand = '__fish_use_subcommand';

function ofCommand({ name, options, operands }: CompletedCommand): string[] {
  const behind = `__fish_seen_subcommand_from ${name}`;
  const { words, paths } = operands;
  return [
    ...options.map((option) => complete(behind, optionParts(option))),
    ...(words.length > 0 ? [complete(behind, `-a ${quote(words.join(' '))}`)] : []),
    ...(paths === 'none' ? [] : [complete(behind, '-F')]),
  ];
}

function complete(condition: string, parts: string): string {
  return `complete -c tally -n ${quote(condition)} ${parts}`;
}

function optionParts({ names, description, value }: CompletedOption): string {
  const spelled = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  return [...spelled, ...(value ? [behindOption(value)] : []), `-d ${quote(description)}`].join(' ');
}

function behindOption({ words, paths }: Completable): string {
  const offered = [
    ...(words.length > 0 ? [`-a ${quote(words.join(' '))}`] : []),
    ...(paths === 'folders' ? ["-a '(__fish_complete_directories)'"] : []),
  ];
  return [paths === 'files' ? '-r -F' : '-x', ...offered].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
