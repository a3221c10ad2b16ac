import type { Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';
import { appendTextFile, writeTextFile } from '../../src/cli/write-file.js';
import { readTextFile } from '../../src/source/read-file.js';

/** Runs `tally` in process; a serving command is stopped by `stop`, which sees what was printed so far, and all that was said whenever it asks. */
export async function runTally(
  argv: readonly string[],
  options: {
    env?: Io['env'];
    input?: string;
    stop?: (printed: string, said: () => string) => Promise<void>;
  } = {},
) {
  let out = '';
  let err = '';
  const exitCode = await main(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
    interactive: false,
    progress: () => undefined,
    env: options.env ?? {},
    readFile: readTextFile,
    readInput: () => options.input ?? '',
    writeFile: writeTextFile,
    appendFile: appendTextFile,
    untilStopped: async () => options.stop?.(out, () => out + err),
  });
  return { exitCode, out, err };
}
