import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { decodeBody } from '../exchange/body-codec.js';
import { isJson, type ParsedMediaType, parseMediaType } from '../exchange/media-type.js';
import type { MediaType } from '../openapi/api.js';
import { type Validator, validatorOf } from '../schema/compile.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { positionAt } from '../source/position.js';
import { type BodySchema, bodySchemas } from './body-schemas.js';
import type { MockApi } from './mock-api.js';
import type { MockEngine } from './mock-engine.js';
import { routeConflicts } from './route-conflicts.js';
import { violatingExamples } from './schema-examples.js';

/** How many objects the schemas that are looked at may hold together: the start has to be quick. */
const sizeLimit = 25_000;

/** How many parts of one document that cannot be read are told of. */
const toldParts = 10;

/**
 * What one should know before relying on the mock: shared paths, parts of documents that cannot be read, schemas that the engine cannot use, examples that violate.
 * One body after the other, because compiling them takes its time, and a server can answer in between.
 */
export function* mockNotes(
  sources: readonly MockApi[],
  engine: MockEngine,
  limit = sizeLimit,
): Generator<readonly string[]> {
  yield routeConflicts(sources);
  for (const source of sources) yield [...partNotes(source)];
  const bodies = sources.flatMap((source) => bodySchemas(source));
  const told = new Set<string>();
  let size = 0;
  for (const [index, body] of bodies.entries()) {
    const schema = body.mediaType.schema?.schema(body.direction) ?? true;
    size += countObjects(schema);
    if (size > limit) {
      yield [
        `Only the first ${index} of ${bodies.length} body schemas were looked at for these notes, because there are so many.`,
      ];
      return;
    }
    yield [...bodyNotes(engine, body, schema, told)];
  }
}

/** What is missing from a model because it could not be read. */
function* partNotes({ name, api }: MockApi): Generator<string> {
  const errors = api.diagnostics.filter(({ severity }) => severity === 'error');
  for (const diagnostic of errors.slice(0, toldParts))
    yield `${name}: ${sentenceOf(diagnostic)} What hangs on it is left out.`;
  const more = errors.length - toldParts;
  if (more > 0)
    yield `${name}: ${more} more parts cannot be read; tally lint ${api.root.file.source.path} tells which.`;
}

function sentenceOf({ place: { source, range }, message }: Diagnostic): string {
  const { line, column } = positionAt(source, range?.start ?? 0);
  return `${source.path}:${line}:${column} ${message}`;
}

function* bodyNotes(
  engine: MockEngine,
  body: BodySchema,
  schema: JsonSchema,
  told: Set<string>,
): Generator<string> {
  const problem = engine.limitOf(schema);
  if (problem) {
    const place = body.mediaType.schema?.origin(body.direction, problem.schemaPointer).pointer;
    yield `${body.title}: ${problem.note(place ?? '')}`;
  }
  for (const missing of body.mediaType.schema?.bundle(body.direction).diagnostics ?? []) {
    yield `${body.title}: ${sentenceOf(missing)} That part of its bodies is not validated.`;
  }
  if (body.direction !== 'response') return;
  yield* exampleNotes(body.title, body.mediaType);
  if (!body.mediaType.schema) return;
  for (const { file, pointer } of violatingExamples(body.mediaType.schema)) {
    // What several bodies hold is told once.
    const identity = `${file.source.path}#${pointer}`;
    if (told.has(identity)) continue;
    told.add(identity);
    yield `${body.title}: the example of the schema at ${pointer} violates it; a value that conforms is made in its place.`;
  }
}

function countObjects(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  let count = 1;
  for (const entry of Object.values(value)) count += countObjects(entry);
  return count;
}

function* exampleNotes(title: string, mediaType: MediaType): Generator<string> {
  const media = parseMediaType(mediaType.type);
  if (mediaType.examples.length === 0 || !mediaType.schema || !media || !isJson(media)) return;
  const validator = validatorOf(mediaType.schema.schema('response'));
  for (const example of mediaType.examples) {
    const violation = validator.validate(example.value)[0];
    if (!violation || (typeof example.value === 'string' && isTextOf(media, example.value, validator)))
      continue;
    const place = example.node.pointer + violation.instancePointer;
    yield `${title}: the example at ${place} ${violation.message}; a body that conforms is served in its place.`;
  }
}

/** Whether an example is the text of a body that conforms. */
function isTextOf(media: ParsedMediaType, text: string, validator: Validator): boolean {
  const decoded = decodeBody(media, Buffer.from(text, 'utf8'));
  return decoded.ok && validator.validate(decoded.value).length === 0;
}
