import type { Completable, CompletedCommand, CompletedOption, CompletionWords } from './completion-words.js';

/** A script for zsh, for a folder of `$fpath` or to be sourced. */
export function renderZshCompletion({ options, commands }: CompletionWords): string {
  return `#compdef tally tallystick
# Completion of tally for zsh: keep it as _tally in a folder of $fpath, or source it after compinit
_tally() {
  local state
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  _arguments -C \\
${options.flatMap(optionSpecs).join('\n')}
    '1:command:->command' \\
    '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _tally ]]; then _tally "$@"; else compdef _tally tally tallystick; fi
`;
}

function commandCase({ name, options, operands }: CompletedCommand): string {
  return `        ${name})
          _arguments -s \\
${options.flatMap(optionSpecs).join('\n')}
            ${quote(`*:argument:${action(operands)}`)} ;;`;
}

/** One for each name; all may be repeated, as the command line says which may not. */
function optionSpecs({ names, description, value }: CompletedOption): string[] {
  const about = `[${description.replaceAll(/[[\]\\:]/g, '\\$&')}]`;
  return names.map((name) => {
    const behind = value ? `:value:${action(value)}` : '';
    const isAttached = value && name.startsWith('--') ? '=' : '';
    return `    ${quote(`*${name}${isAttached}${about}${behind}`)} \\`;
  });
}

function action({ words, paths }: Completable): string {
  const files = paths === 'folders' ? '_files -/' : '_files';
  if (words.length === 0) return paths === 'none' ? ' ' : files;
  const list = `(${words.join(' ')})`;
  // The space keeps _arguments from adding options of its own.
  return paths === 'none' ? list : ` _alternative "names:name:${list}" "paths:path:${files}"`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
