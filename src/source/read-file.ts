import { readFileSync } from 'node:fs';

/** The one place that opens documents, pages and contract files: UTF-8 without its byte order mark; `undefined` where unreadable. */
export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
