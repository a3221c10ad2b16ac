import type { MediaType } from '../openapi/api.js';
import type { Direction } from '../openapi/api-schema.js';
import { validatorOf } from '../schema/compile.js';

/** A sentence where the schema of a body cannot be used; `what` is the body in that sentence. */
export function unusableSchema(mediaType: MediaType, direction: Direction, what: string): string | undefined {
  const { schema } = mediaType;
  const problem = schema && validatorOf(schema.schema(direction)).problem;
  if (!problem) return undefined;
  const place = schema.origin(direction, problem.schemaPointer).pointer;
  return `The schema of ${what} cannot be used (at ${place}: ${problem.message}), so it was not validated.`;
}
