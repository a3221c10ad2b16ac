import { parameterKey } from '../exchange/build-request.js';
import { isJson, parseMediaType } from '../exchange/media-type.js';
import { plainText, serializeParameter } from '../exchange/parameter-style.js';
import type { RequestFlaw } from '../exchange/request-flaw.js';
import { isFieldValue } from '../http/message.js';
import type { Parameter } from '../openapi/api.js';
import { type DocumentNode, member } from '../openapi/document-node.js';
import { type InvalidValue, invalidValues } from '../schema/invalid-values.js';
import { inLaterItems } from '../schema/later-items.js';
import { valuePlaces } from '../schema/value-places.js';
import { joinPointer } from '../source/json-pointer.js';
import type { Case } from './case.js';
import { isFraming } from './http-field-values.js';
import type { RequestPlan } from './request-plan.js';
import { sharedBodies } from './shared-bodies.js';

/** Requests with exactly one documented rule broken: the body as a whole, then each keyword of each body property and parameter. */
export function* planInvalid(plan: RequestPlan): Generator<Case> {
  const sent = new Set<string>();
  for (const cases of [brokenBodies(plan), brokenProperties(plan), brokenParameters(plan)]) {
    for (const planned of cases) {
      const { target, headers, body } = planned.request;
      const identity = `${target} ${JSON.stringify(headers)} ${body?.toString('latin1')}`;
      // Values that differ may be written alike.
      if (!sent.has(identity)) yield planned;
      sent.add(identity);
    }
  }
}

/** The rule that the bytes written break: where values travel as text, a wrong type may be a right one that is not listed. */
function brokenRule(
  { keyword, label }: InvalidValue,
  flaws: readonly RequestFlaw[],
  meant: { readonly pointer: string; readonly rule: DocumentNode },
): { readonly label: string; readonly pointer: string; readonly rule: DocumentNode } {
  const [flaw] = flaws;
  if (!flaw || flaws.some((one) => one.keyword === keyword)) return { label, ...meant };
  return { label: `${flaw.pointer} ${flaw.message}`, pointer: flaw.pointer, rule: flaw.rule };
}

function* brokenBodies(plan: RequestPlan): Generator<Case> {
  const { operation, mediaType, baseline } = plan;
  const { requestBody } = operation;
  if (!requestBody || !mediaType || !baseline) return;
  const media = parseMediaType(mediaType.type);
  const bytes = plan.request().body ?? Buffer.alloc(0);
  if (media && isJson(media)) {
    const place = { location: 'request body', pointer: '', rule: mediaType.node } as const;
    for (const [label, text] of malformedJson) {
      const request = plan.request({ body: { bytes: Buffer.from(text), mediaType: mediaType.type } });
      yield { class: 'invalid', label, place, request };
    }
  }
  if (requestBody.required) {
    const place = {
      location: 'request body',
      pointer: '',
      rule: member(requestBody.node, 'required') ?? requestBody.node,
    } as const;
    yield { class: 'invalid', label: 'no body', place, request: plan.request({ body: 'none' }) };
    const empty = plan.request({ body: { bytes: Buffer.alloc(0), mediaType: mediaType.type } });
    yield { class: 'invalid', label: 'an empty body', place, request: empty };
  }
  const undocumented = ['text/plain', 'application/xml', 'application/json'].find((type) => {
    return plan
      .flaws(plan.request({ body: { bytes, mediaType: type } }))
      .some(({ keyword }) => keyword === 'content');
  });
  if (undocumented !== undefined && bytes.length > 0) {
    const place = {
      location: 'request body',
      pointer: '',
      rule: member(requestBody.node, 'content') ?? requestBody.node,
    } as const;
    const request = plan.request({ body: { bytes, mediaType: undocumented } });
    yield { class: 'invalid', label: `the body sent as ${undocumented}`, place, request };
  }
}

const malformedJson = [
  ['malformed JSON', '{"name": nope}'],
  ['truncated JSON', '{"name": "tal'],
] as const;

function* brokenProperties(plan: RequestPlan): Generator<Case> {
  for (const broken of brokenInRounds(plan)) {
    const planned = brokenBody(plan, broken);
    if (planned) yield planned;
  }
}

const brokenInRounds = sharedBodies(function* (schema, options) {
  yield* inRounds(invalidValues(schema, options));
});

/** Each rule at each place once, before any is broken in a second way: a small budget holds the widest cover. */
function inRounds(values: Iterable<InvalidValue>): InvalidValue[] {
  const rounds: InvalidValue[][] = [];
  const ways = new Map<string, number>();
  for (const value of values) {
    const rule = `${value.keyword} ${value.instancePointer} ${value.schemaPointer}`;
    const way = ways.get(rule) ?? 0;
    ways.set(rule, way + 1);
    rounds[way] = [...(rounds[way] ?? []), value];
  }
  return rounds.flat();
}

/** Written in some media types a wrong value may read as a right one, or as wrong elsewhere: the bytes decide. */
function brokenBody(plan: RequestPlan, broken: InvalidValue, mustBeThere = false): Case | undefined {
  const { mediaType } = plan;
  if (!mediaType?.schema) return undefined;
  const value = plan.freshen(broken.value, broken.instancePointer);
  const request = plan.request({ body: { value } });
  const flaws = plan.flaws(request);
  const place = mustBeThere ? broken.instancePointer : flaws[0]?.pointer;
  if (flaws.length === 0 || flaws.some(({ pointer }) => pointer !== place)) return undefined;
  const { label, ...at } = brokenRule(broken, flaws, {
    pointer: broken.instancePointer,
    rule: mediaType.schema.origin('request', broken.schemaPointer),
  });
  return { class: 'invalid', label, place: { location: 'request body', ...at }, request, value };
}

/** Each rule about list items broken in the second of three, then in the last: the other items are right. */
export function* planInvalidItems(plan: RequestPlan): Generator<Case> {
  for (const ways of brokenLaterItems(plan)) {
    for (const broken of ways) {
      // Moving the item may break another rule as well.
      const planned = brokenBody(plan, broken, true);
      if (!planned) continue;
      yield planned;
      break;
    }
  }
}

/** Each in the ways in which it can be written. */
const brokenLaterItems = sharedBodies(function* (schema, options): Generator<readonly InvalidValue[]> {
  const plain = new Map<string, unknown>();
  for (const { pointer, own } of valuePlaces(schema, options))
    if (pointer.endsWith('/0')) plain.set(pointer, own);
  if (plain.size === 0) return;
  const inItems = inRounds(invalidValues(schema, options)).flatMap((broken) => {
    const { instancePointer } = broken;
    const item = [...plain.keys()].findLast(
      (own) => instancePointer === own || instancePointer.startsWith(`${own}/`),
    );
    return item === undefined ? [] : [{ broken, own: plain.get(item) }];
  });
  for (const where of ['second', 'last'] as const) {
    for (const { broken, own } of inItems) {
      const moves = inLaterItems(broken.value, broken.instancePointer, own)[where];
      yield moves.map(({ value, pointer }) => {
        const label = broken.label.replace(broken.instancePointer, pointer);
        return { ...broken, label, value, instancePointer: pointer };
      });
    }
  }
});

function* brokenParameters(plan: RequestPlan): Generator<Case> {
  for (const parameter of plan.operation.parameters) {
    const key = parameterKey(parameter);
    const location = `request ${parameter.in}` as const;
    if (parameter.required && parameter.in !== 'path') {
      const parameters = new Map(plan.known.parameters);
      parameters.delete(key);
      const rule = member(parameter.node, 'required') ?? parameter.node;
      const place = { location, pointer: `/${parameter.name}`, rule };
      const request = plan.request({ parameters });
      // A header given for every request is sent all the same.
      if (plan.flaws(request, { parameters }).length > 0)
        yield { class: 'invalid', label: `without ${parameter.name}`, place, request };
    }
    if (!parameter.schema || isFraming(parameter)) continue;
    const { schema } = parameter;
    for (const broken of invalidValues(schema.schema('request'), { seed: plan.seed })) {
      // An empty text is read by many as absence, and some paths would change their shape: the document cannot say.
      if (['', '.', '..'].includes(plainText(parameter, broken.value))) continue;
      if (parameter.in === 'header' && !isFieldValue(serializeParameter(parameter, broken.value))) continue;
      const parameters = new Map(plan.known.parameters).set(key, broken.value);
      const request = plan.request({ parameters });
      const flaws = plan.flaws(request, { parameters });
      if (flaws.length === 0 || !flaws.every((flaw) => isIn(flaw, parameter))) continue;
      const { label, ...place } = brokenRule(broken, flaws, {
        pointer: `/${parameter.name}${broken.instancePointer}`,
        rule: schema.origin('request', broken.schemaPointer),
      });
      yield {
        class: 'invalid',
        label: `${parameter.name}: ${label}`,
        place: { location, ...place },
        request,
      };
    }
  }
}

function isIn({ location, pointer }: RequestFlaw, parameter: Parameter): boolean {
  const own = joinPointer('', parameter.name);
  return location === parameter.in && (pointer === own || pointer.startsWith(`${own}/`));
}
