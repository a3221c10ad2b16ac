import { join } from 'node:path';
import { packageRoot } from '../source/package-root.js';
import { readTextFile } from '../source/read-file.js';

/** The version of this package. */
export function toolVersion(): string {
  const text = readTextFile(join(packageRoot(), 'package.json')) ?? '{}';
  return String((JSON.parse(text) as { version?: unknown }).version ?? '0.0.0');
}
