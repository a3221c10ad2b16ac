import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { UsageError } from '../diagnostics/usage-error.js';
import { readTextFile } from '../source/read-file.js';
import { showsColor } from './color.js';
import type { Io } from './io.js';

/** The real process: standard streams, files, signals. */
export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: showsColor(process.stdout.isTTY === true, process.env),
    interactive: process.stderr.isTTY === true,
    env: process.env,
    readFile: readTextFile,
    ask: process.stdin.isTTY && process.stderr.isTTY ? terminalAsker() : undefined,
    readInput: () => readTextFile(0) ?? '',
    writeFile: (path, text, mode) => write(path, () => writeFileSync(path, text, { mode })),
    appendFile: (path, text) => write(path, () => appendFileSync(path, text)),
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

function write(path: string, writing: () => void): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writing();
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}.`);
  }
}
