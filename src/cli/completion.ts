import { Argument } from 'commander';
import type { AddCommand } from './command.js';
import type { CompletionWords } from './completion-words.js';

type Render = (words: CompletionWords) => string;

const renderers: Readonly<Record<string, () => Promise<Render>>> = {
  bash: async () => (await import('./render-bash-completion.js')).renderBashCompletion,
  zsh: async () => (await import('./render-zsh-completion.js')).renderZshCompletion,
  fish: async () => (await import('./render-fish-completion.js')).renderFishCompletion,
};

/** `tally completion SHELL`: a script that completes all commands that are registered with the program. */
export const addCompletion: AddCommand = (program, io, done) => {
  program
    .command('completion')
    .summary('a script that completes commands and options in a shell')
    .description('Prints a script by which a shell completes commands, options, their values and files.')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(renderers)))
    .action(async (shell: string) => {
      const { completionWords } = await import('./completion-words.js');
      const { rules } = await import('../lint/rules.js');
      const render = await renderers[shell]?.();
      const codes = rules.map(({ code }) => code);
      if (render) io.out(render(completionWords(program, { rule: codes })));
      done(0);
    });
};
