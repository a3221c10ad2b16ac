import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../diagnostics/usage-error.js';
import { readTextFile } from '../source/read-file.js';
import type { Io } from './io.js';

/** The real process: standard streams, files, signals. */
export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    interactive: process.stderr.isTTY === true,
    env: process.env,
    readFile: readTextFile,
    readInput: () => readTextFile(0) ?? '',
    writeFile(path, text, mode) {
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text, { mode });
      } catch (error) {
        throw new UsageError(`Cannot write ${path}: ${(error as Error).message}.`);
      }
    },
    untilStopped: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  };
}
