import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { MockApi } from '../../src/mock/mock-api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { readTextFile } from '../../src/source/read-file.js';

/** Reads a document from disk as the mock wants it, named after its file. */
export function openMockApi(path: string): MockApi {
  const loaded = loadApi({ path, text: readFileSync(path, 'utf8') }, readTextFile);
  if (!loaded.ok) throw new Error(loaded.diagnostic.message);
  return { name: basename(path).replace(/\.\w+$/, ''), api: loaded.api, path };
}

/** The two small documents of this folder. */
export function fixtureApis(): MockApi[] {
  return ['notes', 'tasks'].map((name) => openMockApi(`test/mock/fixtures/${name}.yaml`));
}
