import { conformsTo, propertyNamesOf, type SchemaPart } from '../../exchange/schema-types.js';
import type { MediaType, Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { withoutWriteOnly } from '../without-write-only.js';
import { type Members, overlay } from './overlay.js';
import { identityNames, namedByPath } from './path-identity.js';
import { sameName } from './property-names.js';
import { type BodySpot, readSpot, resourceSpot, writeSpot } from './resource-spot.js';
import { movedStamps } from './stamps.js';

/** What a request says that its answer can repeat. */
export interface SentValues {
  /** Path parameter name → value, read as its schema asks. */
  readonly path: Members;
  /** The decoded body; `undefined` where none was sent. */
  readonly body: unknown;
}

/**
 * A success's body made to fit its request: what was sent comes back under the names that the answer declares, the ids are
 * those of the path, and stamps have moved. The base is an answer that the document gives; what would not conform in
 * the answer is left out.
 */
export function fitAnswer(
  operation: Operation,
  mediaType: MediaType,
  base: unknown,
  sent: SentValues,
  now: Date,
): unknown {
  const whole = mediaType.schema?.schema('response');
  if (whole === undefined || !isMapping(base)) return base;
  const spot = answerSpot(operation, mediaType, { schema: whole, root: whole }, sent);
  const resource = spot && readSpot(base, spot.path);
  if (!spot || !isMapping(resource)) return base;
  const named = namedByPath(spot.part, operation.path, sent.path);
  const changes = isWriting(operation)
    ? {
        ...movedStamps(spot.part, resource, isCreating(operation), now),
        ...sentMembers(spot.part, sent.body),
        ...named,
      }
    : named;
  if (Object.keys(changes).length === 0) return base;
  const overlaid = overlay(spot.part, resource, changes);
  if (overlaid === resource) return base;
  const fitting = withoutWriteOnly(mediaType.schema, writeSpot(base, spot.path, overlaid));
  // The overlay is sound as it is; what was put around it or taken from it need not be.
  const isSound = fitting === overlaid || conformsTo({ schema: whole, root: whole }, fitting);
  return isSound ? fitting : base;
}

/** The members that a body sends for a resource, out of the envelope that the resource's schema does not know. */
export function sentMembers(part: SchemaPart, body: unknown): Members {
  if (!isMapping(body)) return {};
  const declared = propertyNamesOf(part);
  const [only, ...others] = Object.entries(body);
  if (only === undefined || others.length > 0 || !isMapping(only[1]) || declared.includes(only[0]))
    return body;
  return Object.keys(only[1]).some((name) => declared.includes(name)) ? only[1] : body;
}

function isWriting({ method }: Operation): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH';
}

function isCreating({ method, path }: Operation): boolean {
  return method === 'POST' && !path.endsWith('}');
}

const spots = new WeakMap<MediaType, BodySpot | 'nowhere'>();

/** Where the answer shows the resource: by the id in the path, else by the first names that were sent. */
function answerSpot(
  operation: Operation,
  mediaType: MediaType,
  part: SchemaPart,
  sent: SentValues,
): BodySpot | undefined {
  let known = spots.get(mediaType);
  if (known === undefined) {
    const body = operation.requestBody?.content[0]?.schema?.schema('request');
    const asked = body === undefined ? [] : propertyNamesOf({ schema: body, root: body });
    const own = propertyNamesOf(part);
    const names = [...identityNames(operation.path), ...asked, ...Object.keys(sent.path)];
    // What both bodies call by one name may be the envelope of both.
    const isShared = asked.some((name) => sameName(own, name) !== undefined);
    known = (isShared ? { path: [], part } : resourceSpot(part, names)) ?? 'nowhere';
    spots.set(mediaType, known);
  }
  return known === 'nowhere' ? undefined : known;
}
