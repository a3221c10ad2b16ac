import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { lintApi } from '../lint/lint-api.js';
import { openSpecAnywhere, type SpecOptions } from './open-spec.js';

/** Lints a SPEC argument; a text that is no OpenAPI document throws a UsageError. */
export async function lintSpec(spec: string, options: SpecOptions = {}): Promise<Diagnostic[]> {
  const { api, sourceMap } = await openSpecAnywhere(spec, options);
  return lintApi(api, sourceMap ? { sourceMap } : {});
}
