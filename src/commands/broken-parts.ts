import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import { modelSchemas } from '../openapi/model-schemas.js';

/** The errors in what an API is made of, found bit by bit: its own, and those behind the references of its schemas. */
export function* brokenParts(api: Api): Generator<readonly Diagnostic[]> {
  yield api.diagnostics.filter(({ severity }) => severity === 'error');
  for (const schema of modelSchemas(api)) yield schema.bundle('response').diagnostics;
}
