import { createHash } from 'node:crypto';
import { encodeBody } from '../exchange/body-codec.js';
import { parameterKey } from '../exchange/build-request.js';
import { concreteMediaType } from '../exchange/media-type.js';
import { propertyOf } from '../exchange/schema-types.js';
import type { WireRequest } from '../http/message.js';
import type { Parameter } from '../openapi/api.js';
import { isMapping } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { validValues } from '../schema/valid-values.js';
import type { Case } from './case.js';
import type { RequestPlan } from './request-plan.js';

/** An id of the right form that nothing has: the last path parameter, or the id that travels in the body. */
export function* planUnknown(plan: RequestPlan): Generator<Case> {
  const parameter = idParameter(plan);
  if (parameter) {
    const parameters = withFreshId(plan);
    if (!parameters) return;
    const place = { location: 'request path', pointer: `/${parameter.name}`, rule: parameter.node } as const;
    yield {
      class: 'unknown',
      label: `an unknown ${parameter.name}`,
      place,
      request: plan.request({ parameters }),
    };
    yield* unknownParents(plan, parameter);
    return;
  }
  const { mediaType, baseline } = plan;
  if (!mediaType || !baseline || !isMapping(baseline.value)) return;
  for (const name of plan.known.bodyIds) {
    // What may be left out names something beside the thing itself, and may not be looked at.
    if (!Object.hasOwn(baseline.value, name)) continue;
    const whole = mediaType.schema?.schema('request') ?? true;
    const { schema } = propertyOf({ schema: whole, root: whole }, name);
    const id = freshId(plan, selfContained(schema, whole), baseline.value[name]);
    if (id === undefined) continue;
    const type = concreteMediaType(mediaType.type);
    const bytes = encodeBody(type, { ...baseline.value, [name]: id }, { mediaType, direction: 'request' });
    if (!bytes) continue;
    const rule = mediaType.schema?.origin('request', `/properties/${name}`) ?? mediaType.node;
    const place = { location: 'request body', pointer: `/${name}`, rule } as const;
    yield {
      class: 'unknown',
      label: `an unknown ${name}`,
      place,
      request: plan.request({ body: { bytes, mediaType: type } }),
    };
  }
}

/** What exists, asked for under a parent that does not: each earlier path parameter that is named like an id. */
function* unknownParents(plan: RequestPlan, last: Parameter): Generator<Case> {
  for (const parameter of plan.operation.parameters) {
    if (parameter.in !== 'path' || parameter === last || !isNamedId(parameter.name)) continue;
    const key = parameterKey(parameter);
    const schema = parameter.schema?.schema('request') ?? true;
    const id = freshId(plan, schema, plan.known.parameters.get(key));
    if (id === undefined) continue;
    const place = { location: 'request path', pointer: `/${parameter.name}`, rule: parameter.node } as const;
    const request = plan.request({ parameters: new Map(plan.known.parameters).set(key, id) });
    yield { class: 'unknown', label: `an unknown ${parameter.name}`, place, request };
  }
}

function isNamedId(name: string): boolean {
  return /(^id|[a-z]I[dD]|_id|-id)$/.test(name);
}

/** Requests with an unknown id in each query parameter that is named like an id. */
export function* unknownQueryIds(plan: RequestPlan): Generator<{ label: string; request: WireRequest }> {
  for (const parameter of plan.operation.parameters) {
    const key = parameterKey(parameter);
    if (parameter.in !== 'query' || !isNamedId(parameter.name)) continue;
    const schema = parameter.schema?.schema('request') ?? true;
    const id = freshId(plan, schema, plan.known.parameters.get(key));
    if (id === undefined) continue;
    const request = plan.request({ parameters: new Map(plan.known.parameters).set(key, id) });
    yield { label: `an unknown ${parameter.name}`, request };
  }
}

/** A part of a schema with all the definitions of the whole, which its references name. */
function selfContained(part: JsonSchema, whole: JsonSchema): JsonSchema {
  if (typeof part !== 'object' || typeof whole !== 'object' || !whole.$defs) return part;
  return { ...part, $defs: whole.$defs };
}

/** The path parameters with a fresh id in the last one; `undefined` where no fresh id fits, or where there is none. */
export function withFreshId(plan: RequestPlan): ReadonlyMap<string, unknown> | undefined {
  const parameter = idParameter(plan);
  if (!parameter) return undefined;
  const key = `path ${parameter.name}`;
  const id = freshId(plan, parameter.schema?.schema('request') ?? true, plan.known.parameters.get(key));
  return id === undefined ? undefined : new Map(plan.known.parameters).set(key, id);
}

function idParameter(plan: RequestPlan): Parameter | undefined {
  const last = [...plan.operation.path.matchAll(/\{([^{}/]+)\}/g)].at(-1)?.[1];
  return plan.operation.parameters.find((parameter) => parameter.in === 'path' && parameter.name === last);
}

/** Differs between operations: one of them may make what it is asked for. */
function freshId({ operation, seed }: RequestPlan, schema: JsonSchema, known: unknown): unknown {
  const own = createHash('sha256').update(`${seed} ${operation.method} ${operation.path}`).digest('hex');
  const candidates: unknown[] = [
    `f0f0f0f0-aaaa-4bbb-8ccc-${own.slice(0, 12)}`,
    `tally-unknown-${own.slice(0, 12)}`,
    987_000_000 + (Number.parseInt(own.slice(0, 8), 16) % 654_321),
    `ffff${own.slice(0, 20)}`,
  ];
  for (const { value } of validValues(schema, { seed: seed + 1 })) {
    candidates.push(value);
    if (candidates.length > 40) break;
  }
  const validator = validatorOf(schema);
  return candidates.find((candidate) => {
    const plain = typeof candidate === 'string' || typeof candidate === 'number';
    return (
      plain &&
      !['', '.', '..'].includes(String(candidate)) &&
      String(candidate) !== String(known) &&
      validator.validate(candidate).length === 0
    );
  });
}
