import { conformsTo, itemsOf, propertyNamesOf, type SchemaPart } from '../../exchange/schema-types.js';
import type { MediaType, Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { withoutWriteOnly } from '../without-write-only.js';
import { withinAlternative } from './alternative.js';
import { isJsonPatch, jsonPatch } from './json-patch.js';
import { type Members, overlay } from './overlay.js';
import { identityNames, namedByPath } from './path-identity.js';
import { sameName } from './property-names.js';
import { type BodySpot, listSpot, readSpot, resourceSpot, writeSpot } from './resource-spot.js';
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
  if (Array.isArray(sent.body) && isWriting(operation) && !isJsonPatch(sent.body)) {
    return fitList(mediaType, base, sent.body, now);
  }
  const spot = answerSpot(operation, mediaType, Object.keys(sent.path));
  const resource = spot && readSpot(base, spot.path);
  if (whole === undefined || !spot || !isMapping(resource)) return base;
  const named = namedByPath(spot.part, operation.path, sent.path);
  const changes = isWriting(operation)
    ? {
        ...movedStamps(spot.part, resource, isCreating(operation), now),
        ...sentMembers(spot.part, sent.body, resource),
        ...named,
      }
    : named;
  if (Object.keys(changes).length === 0) return base;
  const overlaid = withinAlternative(spot.part, overlay(spot.part, resource, changes), changes);
  if (overlaid === resource) return base;
  const fitting = withoutWriteOnly(mediaType.schema, writeSpot(base, spot.path, overlaid));
  // The overlay is sound as it is; what was put around it or taken from it need not be.
  const isSound = fitting === overlaid || conformsTo({ schema: whole, root: whole }, fitting);
  return isSound ? fitting : base;
}

/** How many items of a list come back; longer ones are answered as the document has it. */
const mostItems = 1_000;

/** A list's answer to a list: as many items as were sent, each with what was sent for it. */
function fitList(mediaType: MediaType, base: unknown, sent: readonly unknown[], now: Date): unknown {
  const whole = mediaType.schema?.schema('response');
  const spot = whole === undefined ? undefined : listSpot({ schema: whole, root: whole });
  const examples = spot && readSpot(base, spot.path);
  if (!Array.isArray(examples) || !examples.every(isMapping) || sent.length > mostItems) return base;
  const [first] = examples;
  if (whole === undefined || !spot || !first) return base;
  const part = itemsOf(spot.part);
  const items = sent.map((each, index) => {
    const example = examples[index] ?? first;
    return overlay(part, example, { ...movedStamps(part, example, true, now), ...sentMembers(part, each) });
  });
  const fitting = withoutWriteOnly(mediaType.schema, writeSpot(base, spot.path, items));
  return conformsTo({ schema: whole, root: whole }, fitting) ? fitting : base;
}

/** The members that a body sends for a resource, in the spelling of its schema: those that a JSON Patch changes of it, or out of the envelope that its schema does not know. */
export function sentMembers(part: SchemaPart, body: unknown, resource?: Members): Members {
  if (resource && isJsonPatch(body)) {
    const patched = jsonPatch(resource, body);
    const members = patched.ok && isMapping(patched.value) ? Object.entries(patched.value) : [];
    return Object.fromEntries(members.filter(([name, value]) => value !== resource[name]));
  }
  if (!isMapping(body)) return {};
  const declared = propertyNamesOf(part);
  const names = Object.keys(body);
  if (names.every((name) => declared.includes(name))) return body;
  const [name = '', ...others] = names;
  const inner = others.length > 0 ? undefined : body[name];
  if (!isMapping(inner) || sameName(declared, name) !== undefined) return respelt(declared, body);
  const isEnvelope = Object.keys(inner).some((each) => sameName(declared, each) !== undefined);
  return respelt(declared, isEnvelope ? inner : body);
}

/** `shippingAddress` where the schema says `shipping_address`, unless that is sent as well. */
function respelt(declared: readonly string[], members: Members): Members {
  const entries = Object.entries(members).map(([name, value]) => {
    const known = sameName(declared, name) ?? name;
    return [Object.hasOwn(members, known) ? name : known, value] as const;
  });
  return Object.fromEntries(entries);
}

export function isWriting({ method }: Operation): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH';
}

export function isCreating({ method, path }: Operation): boolean {
  return method === 'POST' && !path.endsWith('}');
}

const spots = new WeakMap<MediaType, BodySpot | 'nowhere'>();

/** Where an answer shows the resource: by the id in the path, else by the first names that can be sent, or stand in the path. */
export function answerSpot(
  operation: Operation,
  mediaType: MediaType,
  pathNames: readonly string[],
): BodySpot | undefined {
  let known = spots.get(mediaType);
  if (known === undefined) {
    known = findSpot(operation, mediaType, pathNames) ?? 'nowhere';
    spots.set(mediaType, known);
  }
  return known === 'nowhere' ? undefined : known;
}

function findSpot(
  operation: Operation,
  mediaType: MediaType,
  pathNames: readonly string[],
): BodySpot | undefined {
  const whole = mediaType.schema?.schema('response');
  if (whole === undefined) return undefined;
  const part = { schema: whole, root: whole };
  const body = operation.requestBody?.content[0]?.schema?.schema('request');
  const asked = body === undefined ? [] : propertyNamesOf({ schema: body, root: body });
  const own = propertyNamesOf(part);
  // What both bodies call by one name may be the envelope of both.
  const isShared = asked.some((name) => sameName(own, name) !== undefined);
  if (isShared) return { path: [], part };
  return resourceSpot(part, [...identityNames(operation.path), ...asked, ...pathNames]);
}
