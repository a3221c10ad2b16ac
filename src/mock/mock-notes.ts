import { isJson, parseMediaType } from '../exchange/media-type.js';
import type { MediaType } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';
import { type BodySchema, bodySchemas } from './body-schemas.js';
import { type MockApi, routeConflicts } from './mock-routes.js';
import { prismProblem } from './prism/prism-problem.js';

/** More schemas than these are not compiled at the start, which has to be quick. */
const schemaLimit = 300;

/** What one should know before relying on the mock: shared paths, schemas that Prism cannot validate, examples that violate. */
export function mockNotes(sources: readonly MockApi[], limit = schemaLimit): string[] {
  const notes = routeConflicts(sources);
  const bodies = sources.flatMap((source) => bodySchemas(source));
  for (const body of bodies.slice(0, limit)) notes.push(...bodyNotes(body));
  if (bodies.length > limit) {
    notes.push(`Only the first ${limit} of ${bodies.length} body schemas were looked at for these notes.`);
  }
  return notes;
}

function* bodyNotes(body: BodySchema): Generator<string> {
  const { schema } = body.mediaType;
  if (!schema) return;
  const problem = prismProblem(schema.schema(body.direction));
  if (problem) {
    const place = schema.origin(body.direction, problem.schemaPointer).pointer;
    yield `${body.title}: Prism cannot validate this schema, and passes anything: at ${place}, ${problem.message}. It is validated without Prism.`;
  }
  const own = validatorOf(schema.schema(body.direction)).problem;
  if (own) yield `${body.title}: this schema cannot be validated at all: ${own.message}.`;
  if (body.direction === 'response') yield* exampleNotes(body.title, body.mediaType);
}

function* exampleNotes(title: string, mediaType: MediaType): Generator<string> {
  const media = parseMediaType(mediaType.type);
  if (!mediaType.schema || !media || !isJson(media)) return;
  const validator = validatorOf(mediaType.schema.schema('response'));
  for (const example of mediaType.examples) {
    const violation = validator.validate(example.value)[0];
    if (!violation) continue;
    const place = example.node.pointer + violation.instancePointer;
    yield `${title}: the example at ${place} ${violation.message}; a body that conforms is served in its place.`;
  }
}
