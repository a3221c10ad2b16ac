import { Command, CommanderError } from 'commander';
import { toolVersion } from '../result/tool-version.js';
import type { ExitCode } from './command.js';
import { commands } from './commands.js';
import { addGlobalOptions } from './global-options.js';
import type { Io } from './io.js';
import { plainFlags } from './prism-flags.js';
import { tellError } from './tell-error.js';

/** Runs `tally` with arguments that do not include the program's own name; never throws, never exits. */
export async function main(argv: readonly string[], processIo: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const io = { ...processIo };
  const program = addGlobalOptions(new Command('tally'), io)
    .description('Contract tests and mock servers from one OpenAPI document.')
    .version(toolVersion())
    .showSuggestionAfterError(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .addHelpText('after', help);
  const done = (code: ExitCode) => {
    exitCode = code;
  };
  const name = argv.find((word) => !word.startsWith('-'));
  const own = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!own && name !== undefined && name !== 'help') {
    const { unknownCommand } = await import('./usage-message.js');
    io.err(`${unknownCommand(name, Object.keys(commands))}\n`);
    return 2;
  }
  // A script for completion has all commands in it.
  const isAlone = own && name !== 'completion';
  for (const load of isAlone ? [own] : Object.values(commands)) (await load())(program, io, done);
  for (const command of [program, ...program.commands]) command.exitOverride();
  if (argv.length === 0) {
    io.out(program.helpInformation() + help);
    return 2;
  }
  try {
    const words = name === 'mock' || name === 'proxy' ? plainFlags(argv) : argv;
    await program.parseAsync(words, { from: 'user' });
    io.progress(undefined);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const command = program.commands.find((one) => one.name() === name) ?? program;
      const { usageMessage } = await import('./usage-message.js');
      // Commander has printed the help already.
      if (error.code !== 'commander.help') io.err(`${usageMessage(error, command)}\n`);
      return 2;
    }
    return tellError(error, io);
  }
}

const help = `
SPEC is a path to an OpenAPI document (2.0 to 3.2), or the name of a bundled API.

Exit codes: 0 nothing wrong · 1 errors found · 2 could not run · 3 a bug in tally

  tally init                               a contract file, npm scripts and a CI workflow
  tally normalize page.md --out specs      a documentation page becomes an OpenAPI document
  tally drift page.md --against api.yaml   what the page says now, against the document
  tally lint openapi.yaml                  what is wrong with the document
  tally mock openapi.yaml                  a server for those who call the API
  tally check openapi.yaml --url URL       verdicts on a server for every documented status
  tally proxy openapi.yaml --url URL       judges live traffic, both ways
  tally report run.json --html             a saved run as a page to read
  tally audit openapi.yaml                 where the document is too loose to protect anyone
`;
