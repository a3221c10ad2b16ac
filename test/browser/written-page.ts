import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'tally-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a page to disk until the tests of the file are over; gives its `file:` address. */
export function writtenPage(name: string, html: string): string {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, html);
  return pathToFileURL(path).href;
}
