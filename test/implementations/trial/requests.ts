import type { Implementation } from '../implementation.js';
import type { Json, JsonObject } from '../json.js';
import { bodies } from './bodies.js';
import { type Operation, operations } from './operations.js';
import type { Sent } from './send.js';

/** One exchange to try, and what it tries. `pointer`: the place in the request's body, or `/NAME` of what is tried. */
export interface Trial {
  /** `open`: whatever comes back will do, if it is an answer and no failure. */
  readonly kind: 'valid' | 'invalid' | 'credential' | 'unknown' | 'method' | 'open';
  readonly pointer: string;
  readonly sent: Sent;
  /** The body before it was written, for the meaning of a valid exchange. */
  readonly body?: JsonObject;
}

/** The authorised request with a body of the caller's; an id of the caller's, too, if one is given. */
export function requestTo(implementation: Implementation, body: Json | undefined, id?: string): Sent {
  const operation = operations[implementation.name];
  const chosen = id ?? implementation.knownParameters[operation.idName] ?? '';
  const inBody = !operation.path.includes('{') && typeof body === 'object' && id !== undefined;
  const written = inBody ? { ...(body as JsonObject), [operation.idName]: id } : body;
  return {
    method: operation.method,
    url: implementation.url + operation.path.replace(/\{\w+\}/, encodeURIComponent(chosen)),
    headers: {
      ...credentialHeaders(operation, implementation.credentials),
      ...(written !== undefined && { 'content-type': 'application/json' }),
    },
    ...(written !== undefined && { body: JSON.stringify(written) }),
  };
}

/** Everything that is tried on an implementation outside its states. */
export function trialsOf(implementation: Implementation): Trial[] {
  const { smallest, valid, invalid, change, halfRight, huge } = bodies[implementation.name];
  const { method, bodyRequired } = operations[implementation.name];
  const accepted = requestTo(implementation, smallest);
  const broken = (sent: Sent): Trial => ({ kind: 'invalid', pointer: '', sent });
  const methods = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'].filter((other) => other !== method);
  const bare = requestTo(implementation, undefined);
  const plain: Trial = { kind: 'valid', pointer: '', body: smallest, sent: accepted };
  const open = (pointer: string, body: JsonObject): Trial => ({
    kind: 'open',
    pointer,
    sent: requestTo(implementation, body),
  });
  return [
    ...valid.map(
      ([pointer, body]): Trial => ({ kind: 'valid', pointer, body, sent: requestTo(implementation, body) }),
    ),
    ...invalid.map(
      ([pointer, body]): Trial => ({ kind: 'invalid', pointer, sent: requestTo(implementation, body) }),
    ),
    open('/name', { ...smallest, name: 'a\0b' }),
    open(huge[0], huge[1]),
    open('', { ...smallest, more: nested(600) }),
    // What is refused leaves no trace in the next answer.
    plain,
    { ...broken(requestTo(implementation, halfRight)), pointer: '' },
    plain,
    ...credentialTrials(implementation, requestTo(implementation, change)).filter(
      ({ kind }) => kind === 'credential',
    ),
    plain,
    ...['{"name": ', '{name: "x"}', 'nothing'].map((body) => broken({ ...accepted, body })),
    broken({ ...accepted, body: JSON.stringify([smallest]) }),
    ...['"text"', '5', 'null'].map((body) => broken({ ...accepted, body })),
    ...['text/plain', 'application/xml'].map((type) =>
      broken({ ...accepted, headers: { ...accepted.headers, 'content-type': type } }),
    ),
    bodyRequired ? broken(bare) : { kind: 'valid', pointer: '', body: {}, sent: bare },
    ...credentialTrials(implementation, accepted),
    {
      kind: 'unknown',
      pointer: `/${operations[implementation.name].idName}`,
      sent: unknownId(implementation, smallest),
    },
    ...methods.map((other): Trial => {
      const sent = other === 'GET' ? bare : unknownId(implementation, smallest);
      return { kind: 'method', pointer: '', sent: { ...sent, method: other } };
    }),
  ];
}

function nested(levels: number): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

function unknownId(implementation: Implementation, body: JsonObject): Sent {
  return requestTo(implementation, body, '00000000-0000-4000-8000-000000000000');
}

function credentialHeaders(
  operation: Operation,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(operation.schemes).map(([scheme, write]) => write(values[scheme] ?? '')),
  );
}

function credentialTrials(implementation: Implementation, accepted: Sent): Trial[] {
  const { schemes } = operations[implementation.name];
  return Object.entries(schemes).flatMap(([scheme, write]) => {
    const right = implementation.credentials[scheme] ?? '';
    const [name = '', value = ''] = Object.entries(write(right))[0] ?? [];
    const others = Object.fromEntries(Object.entries(accepted.headers).filter(([key]) => key !== name));
    const altered = right.slice(0, -1) + (right.endsWith('x') ? 'y' : 'x');
    const wrong = ['', altered, right.slice(0, -1), `${right}x`, swapCase(right)].map((token) =>
      write(token),
    );
    const unlike =
      value === right ? [] : [{ [name]: right }, { [name]: `Basic ${right}` }, { [name]: 'Bearer' }];
    const otherwise = value === right ? [{ [name.toUpperCase()]: right }] : [{ [name]: `bearer ${right}` }];
    return [
      ...[{}, ...wrong, ...unlike].map(
        (headers): Trial => ({
          kind: 'credential',
          pointer: `/${scheme}`,
          sent: { ...accepted, headers: { ...others, ...headers } },
        }),
      ),
      ...otherwise.map(
        (headers): Trial => ({
          kind: 'valid',
          pointer: `/${scheme}`,
          sent: { ...accepted, headers: { ...others, ...headers } },
        }),
      ),
    ];
  });
}

function swapCase(value: string): string {
  return value.replace(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
