import type { MediaType } from '../openapi/api.js';
import type { Direction } from '../openapi/direction.js';
import { validatorOf } from '../schema/compile.js';

/** A sentence where the schema of a body cannot be used, or only in part; `what` is the body in that sentence. */
export function unusableSchema(mediaType: MediaType, direction: Direction, what: string): string | undefined {
  const { schema } = mediaType;
  if (!schema) return undefined;
  const { diagnostics, schema: whole } = schema.bundle(direction);
  const { problem } = validatorOf(whole);
  if (problem) {
    const place = schema.origin(direction, problem.schemaPointer).pointer;
    return `The schema of ${what} cannot be used (at ${place}: ${problem.message}), so it was not validated.`;
  }
  const [missing] = diagnostics;
  return (
    missing &&
    `The schema of ${what} is not whole (at ${missing.place.pointer}: ${missing.message}), so it was validated in part.`
  );
}
