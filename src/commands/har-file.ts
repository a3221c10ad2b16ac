import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../diagnostics/usage-error.js';
import type { HarEntry } from '../result/report.js';
import { toolVersion } from '../result/tool-version.js';

/** A HAR 1.2 that grows exchange by exchange and is whole after each. */
export interface HarFile {
  add(entry: HarEntry): void;
  close(): void;
}

const tail = '\n]}}\n';

/** Begins a HAR, in place of any file there. Throws {@link UsageError} where it cannot be written. */
export function openHarFile(path: string): HarFile {
  const head = `{"log":{"version":"1.2","creator":${JSON.stringify({ name: 'tallystick', version: toolVersion() })},"entries":[`;
  const file = open(path);
  let end = writeSync(file, head, 0);
  let separator = '\n';
  writeSync(file, tail, end);
  return {
    add(entry) {
      const text = separator + JSON.stringify(entry);
      const length = Buffer.byteLength(text);
      writeSync(file, text + tail, end);
      end += length;
      separator = ',\n';
    },
    close: () => closeSync(file),
  };
}

function open(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w');
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}.`);
  }
}
