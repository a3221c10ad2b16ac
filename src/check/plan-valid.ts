import { bodyKind } from '../exchange/body-codec.js';
import { parameterKey } from '../exchange/build-request.js';
import { parseMediaType } from '../exchange/media-type.js';
import { plainText, serializeParameter } from '../exchange/parameter-style.js';
import { withoutProperties } from '../exchange/without-properties.js';
import { isFieldValue } from '../http/message.js';
import { isMapping, member } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import { validValues } from '../schema/valid-values.js';
import { parsePointer } from '../source/json-pointer.js';
import type { Case, CasePlace } from './case.js';
import { httpFieldValue, isFraming } from './http-field-values.js';
import type { RequestPlan } from './request-plan.js';
import { otherSpellings } from './unusual/other-spellings.js';

/** The label of the case that sends no more than a body must hold. */
export const smallestBody = 'the smallest body';

/** Requests that the document calls right: the smallest, the examples, the full, each place alone, each boundary, other spellings. */
export function* planValid(plan: RequestPlan): Generator<Case> {
  const sent = new Set<string>();
  for (const candidate of candidates(plan)) {
    const identity = `${candidate.request.target} ${JSON.stringify(candidate.request.headers)} ${candidate.request.body?.toString('latin1') ?? ''}`;
    if (sent.has(identity)) continue;
    sent.add(identity);
    yield candidate;
  }
}

function* candidates(plan: RequestPlan): Generator<Case> {
  const { operation } = plan;
  const whole: CasePlace = { location: 'request', pointer: '', rule: operation.node };
  if (!plan.mediaType) {
    yield { class: 'valid', label: 'the smallest request', place: whole, request: plan.request() };
  } else {
    yield* validBodies(plan);
    yield* inOtherMediaTypes(plan);
    const { requestBody } = operation;
    if (requestBody && !requestBody.required) {
      const place: CasePlace = { location: 'request body', pointer: '', rule: requestBody.node };
      const request = plan.request({ body: 'none' });
      const schema = plan.mediaType.schema?.schema('request') ?? true;
      // A schema that asks for content makes its absence a question that the document leaves open.
      const isOpen = !requestBody.requiredStated && validatorOf(schema).validate({}).length > 0;
      const lenient = !requestBody.requiredStated;
      yield { class: isOpen ? 'open' : 'valid', label: 'no body', place, request, lenient };
    }
  }
  yield* validParameters(plan);
  yield* otherSpellings(plan);
}

function* validBodies(plan: RequestPlan): Generator<Case> {
  const { mediaType, known } = plan;
  if (!mediaType) return;
  const { schema } = mediaType;
  const bodyCase = (
    label: string,
    value: unknown,
    pointer: string,
    rule: CasePlace['rule'],
  ): Case | undefined => {
    const make = (): Case => {
      const sent = plan.freshen(value, pointer);
      const request = plan.request({ body: { value: sent } });
      return {
        class: 'valid',
        label,
        place: { location: 'request body', pointer, rule },
        request,
        value: sent,
      };
    };
    const planned = make();
    if (plan.flaws(planned.request).length > 0) return undefined;
    return plan.renewsNames ? { ...planned, renewed: make } : planned;
  };
  const smallest = plan.baseline && bodyCase(smallestBody, plan.baseline.value, '', mediaType.node);
  if (smallest) yield smallest;
  for (const example of mediaType.examples) {
    const value = pin(example.value, known.body);
    const label = `example${example.name === '' ? '' : ` ${example.name}`}`;
    const named = bodyCase(label, value, '', example.node);
    if (named) yield holdsReadOnly(plan, value) ? { ...named, class: 'open' } : named;
  }
  for (const value of validValues(plan.bodySchema, { seed: plan.seed, values: known.body })) {
    const rule = schema?.origin('request', value.schemaPointer) ?? mediaType.node;
    const planned = bodyCase(value.label, value.value, value.instancePointer, rule);
    if (planned) yield planned;
  }
}

/** The smallest body in each further media type; of octets nobody can tell here which ones a server takes for a picture. */
function* inOtherMediaTypes(plan: RequestPlan): Generator<Case> {
  for (const mediaType of plan.operation.requestBody?.content ?? []) {
    const media = parseMediaType(mediaType.type);
    if (mediaType === plan.mediaType || !media || media.subtype === '*' || bodyKind(media) === 'binary')
      continue;
    const body = plan.smallestBodyIn(mediaType);
    const request = body && plan.request({ body });
    if (!request || plan.flaws(request).length > 0) continue;
    const place: CasePlace = { location: 'request body', pointer: '', rule: mediaType.node };
    yield { class: 'valid', label: `the smallest body as ${mediaType.type}`, place, request };
  }
}

/** Path parameters keep their known value; each optional one is sent alone, each other one takes its further values. */
function* validParameters(plan: RequestPlan): Generator<Case> {
  for (const parameter of plan.operation.parameters) {
    if (parameter.in === 'path') continue;
    const { schema } = parameter;
    const key = parameterKey(parameter);
    if (plan.known.vouched.has(key) || isFraming(parameter)) continue;
    const standard = httpFieldValue(parameter);
    const values = validValues(schema?.schema('request') ?? { type: 'string' }, {
      seed: plan.seed,
      values: standard === undefined ? {} : { '': [standard] },
    });
    for (const value of values) {
      if (parameter.in === 'header' && !isFieldValue(serializeParameter(parameter, value.value))) continue;
      // Written with nothing in it, a list may be read as absent, as empty, or as one empty item.
      if (typeof value.value === 'object' && plainText(parameter, value.value) === '') continue;
      const parameters = new Map(plan.known.parameters).set(key, value.value);
      const sent = plan.smallest({ parameters });
      if (plan.flaws(sent.request, { parameters }).length > 0) continue;
      yield {
        class: sent.request.target.length > longestTarget ? 'open' : 'valid',
        label: `${parameter.name}: ${value.label}`,
        place: {
          location: `request ${parameter.in}`,
          pointer: `/${parameter.name}${value.instancePointer}`,
          rule:
            schema?.origin('request', value.schemaPointer) ??
            member(parameter.node, 'name') ??
            parameter.node,
        },
        ...sent,
      };
    }
  }
}

/** Octets that every server should take in a request line (RFC 9112 §3); of more the document cannot promise anything. */
const longestTarget = 8_000;

/** What is `readOnly` should not be sent (OpenAPI 3.0 §4.7.24.2), so that a server may refuse or ignore it. */
function holdsReadOnly({ mediaType }: RequestPlan, value: unknown): boolean {
  const schema = mediaType?.schema?.schema('request') ?? true;
  return withoutProperties({ schema, root: schema }, value, ({ readOnly }) => readOnly === true) !== value;
}

/** Puts known values into an example, where the example has those places. */
function pin(example: unknown, values: RequestPlan['known']['body']): unknown {
  let pinned = example;
  for (const [pointer, allowed] of Object.entries(values)) {
    pinned = replaceAt(pinned, parsePointer(pointer), allowed);
  }
  return pinned;
}

function replaceAt(value: unknown, tokens: readonly string[], allowed: readonly unknown[]): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined)
    return allowed.some((one) => JSON.stringify(one) === JSON.stringify(value)) ? value : allowed[0];
  if (token === '*' && Array.isArray(value)) return value.map((item) => replaceAt(item, rest, allowed));
  if (!isMapping(value) || !Object.hasOwn(value, token)) return value;
  return { ...value, [token]: replaceAt(value[token], rest, allowed) };
}
