import { readFileSync } from 'node:fs';

/** The one place that opens documents, pages and contract files, or reads standard input (0): UTF-8 without its byte order mark; `undefined` where unreadable. */
export function readTextFile(path: string | 0): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
