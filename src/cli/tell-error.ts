import { UsageError } from '../diagnostics/usage-error.js';
import type { ExitCode } from './command.js';
import type { Io } from './io.js';

/** Says why a command cannot go on: what the user can mend in its own words, anything else as a bug with its stack. */
export function tellError(error: unknown, io: Io): ExitCode {
  if (error instanceof UsageError) {
    io.err(`${error.message}\n`);
    return 2;
  }
  const { stack = String(error), syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') {
    io.err('The folder that this runs in is gone; change to one that is there.\n');
    return 2;
  }
  io.err(`This is a bug in tally; please report it.\n${stack}\n`);
  return 3;
}
