import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../diagnostics/usage-error.js';

/** Writes a file, with the folders that are missing; `mode` is of one that is new. Throws {@link UsageError} where that cannot be. */
export function writeTextFile(path: string, text: string, mode?: number): void {
  write(path, () => writeFileSync(path, text, { mode }));
}

/** Writes at the end of a file, which may be new; else as {@link writeTextFile} does. */
export function appendTextFile(path: string, text: string): void {
  write(path, () => appendFileSync(path, text));
}

function write(path: string, writing: () => void): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writing();
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}.`);
  }
}
