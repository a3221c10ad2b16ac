import { createInterface } from 'node:readline';
import { UsageError } from '../diagnostics/usage-error.js';
import { readTextFile } from '../source/read-file.js';
import { showsColor } from './color.js';
import type { Io } from './io.js';
import { ProgressLine } from './progress-line.js';
import { appendTextFile, writeTextFile } from './write-file.js';

/** The real process: standard streams, files, signals. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveUnread);
  const line = showsProgress() ? new ProgressLine(process.stderr) : undefined;
  return {
    out(text) {
      line?.clear();
      process.stdout.write(text);
    },
    err(text) {
      line?.clear();
      process.stderr.write(text);
    },
    progress: line?.say ?? (() => undefined),
    color: showsColor(process.stdout.isTTY === true, process.env),
    width: process.stdout.isTTY ? process.stdout.columns || 80 : undefined,
    interactive: process.stderr.isTTY === true,
    env: process.env,
    readFile: readTextFile,
    ask: process.stdin.isTTY && process.stderr.isTTY ? terminalAsker() : undefined,
    readInput: () => readTextFile(0) ?? '',
    writeFile: writeTextFile,
    appendFile: appendTextFile,
    untilStopped: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  };
}

/** Asks line by line; lines that were typed before they are asked for wait their turn. */
function terminalAsker(): Io['ask'] {
  const { stdin, stderr } = process;
  let lines: AsyncIterator<string> | undefined;
  return async (question) => {
    stderr.write(question);
    lines ??= createInterface({ input: stdin, terminal: false })[Symbol.asyncIterator]();
    // Only a question that is open keeps the process.
    stdin.ref();
    const line = await lines.next();
    stdin.unref();
    if (!line.done) return line.value;
    throw new UsageError('\nThe terminal was closed before an answer.');
  };
}

/** A reader such as `head` may take the first lines and leave; the exit code still tells what was found. */
function leaveUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw new UsageError(`Cannot print: ${error.message}.`);
}

/** A job in CI keeps what is drawn, and a `dumb` terminal erases nothing. */
function showsProgress(): boolean {
  return process.stderr.isTTY === true && !process.env.CI && process.env.TERM !== 'dumb';
}
