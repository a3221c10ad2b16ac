import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { lintApi } from '../lint/lint-api.js';
import { openSpec } from './open-spec.js';

/** Lints a SPEC argument; a text that is no OpenAPI document throws a UsageError. */
export async function lintSpec(spec: string): Promise<Diagnostic[]> {
  const { api, sourceMap } = openSpec(spec);
  return lintApi(api, sourceMap ? { sourceMap } : {});
}
