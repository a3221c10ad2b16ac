import { isJson, parseMediaType } from '../../exchange/media-type.js';
import { isMapping, member } from '../../openapi/document-node.js';
import { valuePlaces } from '../../schema/value-places.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';
import { sharedBodies } from '../shared-bodies.js';
import { bodyCase, bodyWith, type UnusualBody } from './body-cases.js';

/** Characters: just below the megabyte that many servers take. */
const longText = 1_000_000;
const levels = 1_000;

/** The trait of every body that is much longer than bodies are. */
export const veryLong = 'a very long body';

/** Stands for the long text until the request is written: what takes so much seldom has a limit above it. */
const standIn = 'x'.repeat(10_000);
const mostOfStandIn = standIn.slice(0, 9_000);
const filling = Buffer.alloc(longText, 'x');

/** Bodies of which only this is asked, that they break nothing: very long, very deep, with what nobody described. */
export function* bodyExtremes(plan: RequestPlan): Generator<Case> {
  const { mediaType, baseline } = plan;
  const media = mediaType && parseMediaType(mediaType.type);
  if (!mediaType || !media) return;
  const long = longBody(plan);
  if (long) yield long;
  if (!isJson(media) || !baseline) return;
  const whole = { location: 'request body', pointer: '', rule: mediaType.node } as const;
  const sent = (label: string, text: string | Buffer): Case => ({
    class: 'open',
    label,
    trait: label,
    place: whole,
    request: plan.request({ body: { bytes: Buffer.from(text), mediaType: mediaType.type } }),
  });
  const own = () => plan.freshen(baseline.value);
  const deep = '['.repeat(levels) + ']'.repeat(levels);
  yield sent(`${levels} levels of nesting`, withMember(own(), 'tally_deep', deep) ?? deep);
  const schema = mediaType.schema && member(mediaType.schema.node, 'additionalProperties');
  if (!long) {
    const text = withMember(own(), 'tally_long', `"${'x'.repeat(longText)}"`);
    if (text !== undefined)
      yield { ...sent(`an unknown text of ${longText} characters`, text), trait: veryLong };
  }
  const unknown = schema ? undefined : withMember(own(), 'tally_unknown', '"x"');
  if (unknown !== undefined) yield sent('an unknown property', unknown);
  yield sent('bytes that are not UTF-8', Buffer.from('{"tally":"\xff\xfe"}', 'latin1'));
}

/** The long text at the first place that takes it. */
function longBody(plan: RequestPlan): Case | undefined {
  for (const body of longBodies(plan)) {
    const planned = bodyCase(plan, body);
    const long = planned?.request.body && lengthened(planned.request.body);
    if (!planned || !long) continue;
    const { value: _short, ...rest } = planned;
    return { ...rest, trait: veryLong, request: { ...planned.request, body: long } };
  }
  return undefined;
}

/** The long text instead of the one that stands for it, of which a name that must be new may have lost the end. */
function lengthened(body: Buffer): Buffer | undefined {
  const start = body.indexOf(mostOfStandIn);
  if (start < 0) return undefined;
  const end = body.lastIndexOf(mostOfStandIn) + mostOfStandIn.length;
  return Buffer.concat([body.subarray(0, start), filling, body.subarray(end)]);
}

const longBodies = sharedBodies(function* (schema, options): Generator<UnusualBody> {
  for (const place of valuePlaces(schema, options)) {
    if (!place.types.includes('string') || place.formats.length > 0) continue;
    yield bodyWith(place, { class: 'open', trait: `a text of ${longText} characters`, value: standIn });
  }
});

/** The JSON text of an object with one member more; `undefined` for any other value. */
function withMember(value: unknown, name: string, text: string): string | undefined {
  if (!isMapping(value)) return undefined;
  const own = JSON.stringify(value).slice(1, -1);
  return `{${own}${own === '' ? '' : ','}"${name}":${text}}`;
}
