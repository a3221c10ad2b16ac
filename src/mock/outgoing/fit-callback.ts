import {
  conformsTo,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  typesOf,
} from '../../exchange/schema-types.js';
import type { MediaType } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import type { MockExchange } from '../mock-extension.js';
import { sentMembers } from '../state/fit-answer.js';
import { type Members, overlay } from '../state/overlay.js';
import { asTyped } from '../state/path-identity.js';
import { pathValues } from '../state/path-values.js';
import { plainName, sameName, singular } from '../state/property-names.js';
import { type BodySpot, readSpot, writeSpot } from '../state/resource-spot.js';
import { answerValue } from './runtime-value.js';

/**
 * The body of a callback made to tell of what was asked for: where it has most names in common with the answer (with the request,
 * where the answer has no body), those values stand as far as its schema takes them, and ids stand under names of their own, such as
 * `orderId`. What would not conform is left as in the sample.
 */
export function fitCallback({ schema }: MediaType, sample: unknown, exchange: MockExchange): unknown {
  const { request, answer } = exchange;
  const root = schema?.schema('request');
  if (root === undefined || !request || !isMapping(sample)) return sample;
  const whole: SchemaPart = { schema: root, root };
  const answered = answerValue(answer);
  const said = sentMembers(whole, isMapping(answered) ? answered : request.value);
  const { path, part } = mostLike(whole, Object.keys(said));
  const inside = readSpot(sample, path);
  const told = overlay(part, isMapping(inside) ? inside : {}, said);
  const fitted = writeSpot(sample, path, told);
  const ids = namedIds(whole, { ...pathValues(request), ...ownId(request.operation.path, said) });
  const complete = isMapping(fitted) ? overlay(whole, fitted, ids) : fitted;
  return conformsTo(whole, complete) ? complete : sample;
}

/** How deep envelopes are looked into: `{type, data: {object: …}}`. */
const maxDepth = 2;

/** The part of a body that declares most of the names; the outermost of several. */
function mostLike(whole: SchemaPart, names: readonly string[]): BodySpot {
  let best: BodySpot = { path: [], part: whole };
  let most = sharedNames(whole, names);
  for (const spot of innerSpots(best)) {
    const shared = sharedNames(spot.part, names);
    if (shared > most) [best, most] = [spot, shared];
  }
  return best;
}

function sharedNames(part: SchemaPart, names: readonly string[]): number {
  const declared = propertyNamesOf(part);
  return names.filter((name) => declared.includes(name)).length;
}

function* innerSpots({ path, part }: BodySpot): Generator<BodySpot> {
  if (path.length === maxDepth) return;
  for (const name of propertyNamesOf(part)) {
    const spot = { path: [...path, name], part: propertyOf(part, name) };
    if (!typesOf(spot.part).includes('object')) continue;
    yield spot;
    yield* innerSpots(spot);
  }
}

/** The id of what `/orders` made, as others call it: `orderId`. */
function ownId(template: string, { id }: Members): Members {
  const collection = template.split('/').findLast((segment) => segment !== '' && !segment.startsWith('{'));
  return id === undefined || collection === undefined ? {} : { [`${singular(plainName(collection))}id`]: id };
}

/** Ids under the names that a body declares for them; a plain `id` is the body's own. */
function namedIds(part: SchemaPart, ids: Members): Members {
  const declared = propertyNamesOf(part);
  const entries = Object.entries(ids).flatMap(([name, value]) => {
    const property = name === 'id' ? undefined : sameName(declared, name);
    const typed = property === undefined ? undefined : asTyped(propertyOf(part, property), value);
    return property === undefined || typed === undefined ? [] : [[property, typed] as const];
  });
  return Object.fromEntries(entries);
}
