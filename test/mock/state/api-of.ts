import type { Api } from '../../../src/openapi/api.js';
import { loadApi } from '../../../src/openapi/load-api.js';

/** The Api of an OpenAPI 3.1 document with these paths. */
export function apiOf(paths: unknown, rest: Readonly<Record<string, unknown>> = {}): Api {
  const document = { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths, ...rest };
  const loaded = loadApi({ path: 'test.json', text: JSON.stringify(document) }, () => undefined);
  if (!loaded.ok) throw new Error(loaded.diagnostic.message);
  return loaded.api;
}
