import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

function write(path: string, writing: () => void): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writing();
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}.`);
  }
}
