import { Command, CommanderError } from 'commander';
import { UsageError } from '../diagnostics/usage-error.js';
import { toolVersion } from '../result/tool-version.js';
import type { ExitCode } from './command.js';
import { commands } from './commands.js';
import type { Io } from './io.js';
import { plainFlags } from './prism-flags.js';

/** Runs `tally` with arguments that do not include the program's own name; never throws, never exits. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = new Command('tally')
    .description('Contract tests and mock servers from one OpenAPI document.')
    .version(toolVersion())
    .showHelpAfterError('Run tally --help to see what there is.')
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .addHelpText('after', help);
  const done = (code: ExitCode) => {
    exitCode = code;
  };
  const [name = ''] = argv;
  const own = Object.hasOwn(commands, name) ? commands[name] : undefined;
  for (const load of own ? [own] : Object.values(commands)) (await load())(program, io, done);
  for (const command of [program, ...program.commands]) command.exitOverride();
  if (argv.length === 0) {
    io.out(program.helpInformation() + help);
    return 2;
  }
  try {
    await program.parseAsync(plainFlags(argv), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`);
      return 2;
    }
    io.err(
      `This is a bug in tally; please report it.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return 3;
  }
}

const help = `
SPEC is a path to an OpenAPI document (2.0 to 3.2), or the name of a bundled API.

Exit codes: 0 nothing wrong · 1 errors found · 2 could not run · 3 a bug in tally

  tally normalize page.md --out specs      a documentation page becomes an OpenAPI document
  tally drift page.md --against api.yaml   what the page says now, against the document
  tally lint openapi.yaml                  what is wrong with the document
  tally mock openapi.yaml                  a server for those who call the API
  tally check openapi.yaml --url URL       verdicts on a server for every documented status
  tally proxy openapi.yaml --url URL       judges live traffic, both ways
  tally report run.json --html             a saved run as a page to read
  tally audit openapi.yaml                 where the document is too loose to protect anyone
`;
