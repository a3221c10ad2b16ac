import type { Completable, CompletedCommand, CompletedOption, CompletionWords } from './completion-words.js';

/** A script for bash, from version 3.2 on. */
export function renderBashCompletion({ options, commands }: CompletionWords): string {
  const values = [{ name: '', options }, ...commands].flatMap(({ name, options: all }) =>
    all.flatMap(({ names, value }) =>
      value ? [`    ${names.map((one) => `'${name} ${one}'`).join('|')}) ${offer(value)}; return ;;`] : [],
    ),
  );
  const words = commands.map(({ name }) => name).join(' ');
  return `# Completion of tally for bash: source it, or keep it as ~/.local/share/bash-completion/completions/tally
_tally_words() {
  local word
  for word in $1; do
    if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
  done
}
_tally_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$current")
}
_tally() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word
  COMPREPLY=()
  # --option=value comes as three words.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  case "$command $previous" in
${values.join('\n')}
  esac
  case $command in
    '')
      if [[ $current == -* ]]; then _tally_words '${namesOf(options)}'; else _tally_words '${words}'; fi ;;
${commands.map(commandCase).join('\n')}
  esac
}
complete -F _tally tally tallystick
`;
}

function commandCase({ name, options, operands }: CompletedCommand): string {
  return `    ${name})
      if [[ $current == -* ]]; then _tally_words '${namesOf(options)}'; else ${offer(operands)}; fi ;;`;
}

function namesOf(options: readonly CompletedOption[]): string {
  return options.flatMap(({ names }) => names).join(' ');
}

function offer({ words, paths }: Completable): string {
  const steps = [
    ...(words.length > 0 ? [`_tally_words '${words.join(' ')}'`] : []),
    ...(paths === 'files' ? ['_tally_paths -f'] : []),
    ...(paths === 'folders' ? ['_tally_paths -d'] : []),
  ];
  return steps.length > 0 ? steps.join('; ') : ':';
}
