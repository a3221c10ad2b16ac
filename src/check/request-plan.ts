import { encodeBody, hasCodec } from '../exchange/body-codec.js';
import { buildRequest, parameterKey, type RequestParts } from '../exchange/build-request.js';
import { type CredentialParts, type Credentials, carryCredentials } from '../exchange/credentials.js';
import { judgeContent } from '../exchange/judge-content.js';
import { judgeHead, judgeRequestBody, type RequestFlaw } from '../exchange/judge-request.js';
import { concreteMediaType, isJson, parseMediaType } from '../exchange/media-type.js';
import { serializeParameter } from '../exchange/parameter-style.js';
import type { HeaderList, WireRequest } from '../http/message.js';
import type { Api, MediaType, Operation } from '../openapi/api.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { minimalValue, validValues } from '../schema/valid-values.js';
import type { ValueOptions } from '../schema/value-options.js';
import { withoutReadOnly } from '../schema/without-one-way.js';
import { bodyBytes, judgedBytes } from './body-bytes.js';
import type { Case } from './case.js';
import { type FreshText, freshenNames, freshTexts } from './fresh-values.js';
import type { KnownValues } from './known-values.js';

/** All that the cases of one operation have in common. */
export interface RequestPlan {
  readonly api: Api;
  readonly operation: Operation;
  readonly known: KnownValues;
  readonly credentials: Credentials;
  /** Other credentials that are enough by themselves. */
  readonly alternatives: readonly Credentials[];
  readonly seed: number;
  /** The path that goes before every documented path. */
  readonly basePath: string;
  /** The request body's media type that cases are written in; absent where there is no body or no codec. */
  readonly mediaType?: MediaType;
  /** What the values of bodies are made by: what is `readOnly` is not sent. */
  readonly bodySchema: JsonSchema;
  /** The smallest valid body; absent where none is needed or none could be made. */
  readonly baseline?: { readonly value: unknown };
  /** Why no valid request can be made, if none can. */
  readonly obstacle?: string;
  /** Whether each accepted request makes something new. */
  readonly creates: boolean;
  /** Whether names in its bodies must not be there already. */
  readonly renewsNames: boolean;
  /** The body as it is sent: one that makes something new gets new names, but for the place that a case is about. */
  freshen(value: unknown, place?: string): unknown;
  /** Writes the baseline request with some of its parts replaced. */
  request(changes?: RequestChanges): WireRequest;
  /** The smallest body in one of its media types; `undefined` where none can be written. */
  smallestBodyIn(mediaType: MediaType): { readonly bytes: Buffer; readonly mediaType: string } | undefined;
  /** The baseline request with the smallest body, and that body's value where there is one. */
  smallest(changes?: Omit<RequestChanges, 'body'>): Pick<Case, 'request' | 'value'>;
  /** What the document says against a request, by its bytes. */
  flaws(request: WireRequest, changes?: RequestChanges): readonly RequestFlaw[];
}

export interface RequestChanges {
  readonly method?: string;
  readonly parameters?: ReadonlyMap<string, unknown>;
  /** A value to encode, raw bytes, or `none` for no body at all. */
  readonly body?:
    | { readonly value: unknown }
    | { readonly bytes: Buffer; readonly mediaType?: string }
    | 'none';
  readonly credentials?: Credentials | CredentialParts;
  readonly headers?: HeaderList;
}

/** What the requests of a run have in common, and what is new in each. */
export interface RequestFrame {
  readonly basePath: string;
  /** Sent with every request. */
  readonly headers: HeaderList;
  readonly seed: number;
  readonly creates?: boolean;
  readonly fresh?: FreshText;
  readonly alternatives?: readonly Credentials[];
}

/** Prepares the requests of one operation. */
export function planRequests(
  api: Api,
  operation: Operation,
  known: KnownValues,
  credentials: Credentials,
  frame: RequestFrame,
): RequestPlan {
  const { creates = false, fresh = freshTexts('run') } = frame;
  const isUpdate = operation.method === 'PUT' || operation.method === 'PATCH';
  const renewsNames = creates || (isUpdate && operation.responses.some(({ status }) => status === '409'));
  const mediaType = chooseMediaType(operation);
  const bodySchema = withoutReadOnly(mediaType?.schema?.schema('request') ?? true);
  const minimal = mediaType && smallestBody(mediaType, bodySchema, { seed: frame.seed, values: known.body });
  const baseline = minimal?.ok ? { value: minimal.value } : undefined;
  const madeUpKeys = [...known.parameters.keys()].filter(
    (key) => /^header idempotency-key$/i.test(key) && !known.vouched.has(key),
  );
  const heads = new Map<string | undefined, WireRequest>();
  const judgedHeads = new WeakMap<
    HeaderList,
    { readonly target: string; readonly flaws: readonly RequestFlaw[] }
  >();

  function request(changes: RequestChanges = {}): WireRequest {
    const { body: wanted, ...others } = changes;
    const body = bodyOf(wanted);
    if (madeUpKeys.length > 0 || Object.keys(others).length > 0)
      return buildRequest(frame.basePath, { ...parts(others), ...(body ? { body } : {}) });
    const head = headFor(body?.mediaType);
    return body ? { ...head, body: body.bytes } : head;
  }

  /** What requests have in common that differ from the baseline in their body only. */
  function headFor(type: string | undefined): WireRequest {
    let head = heads.get(type);
    if (!head) {
      const typed = type === undefined ? {} : { body: { mediaType: type, bytes: Buffer.alloc(0) } };
      const { body: _, ...built } = buildRequest(frame.basePath, { ...parts({}), ...typed });
      head = built;
      heads.set(type, head);
    }
    return head;
  }

  function parts(changes: Omit<RequestChanges, 'body'>): RequestParts {
    const carried = changes.credentials ?? credentials;
    return {
      operation,
      ...(changes.method === undefined ? {} : { method: changes.method }),
      parameters: withFreshKeys(changes.parameters ?? known.parameters),
      credentials: 'query' in carried ? carried : carryCredentials(api, carried),
      headers: [...frame.headers, ...(changes.headers ?? [])],
    };
  }

  function bodyOf(wanted: RequestChanges['body']): RequestParts['body'] {
    const body = wanted ?? (baseline ? { value: freshen(baseline.value) } : 'none');
    if (body === 'none') return undefined;
    if ('bytes' in body) return body;
    const type = concreteMediaType(mediaType?.type ?? 'application/json');
    return { mediaType: type, bytes: bodyBytes(body.value, type, mediaType) };
  }

  function freshen(value: unknown, place = ''): unknown {
    if (!renewsNames) return value;
    const schema = mediaType?.schema?.schema('request') ?? true;
    return freshenNames(value, { schema, place, pinned: known.body, fresh });
  }

  /** A key that was made up is new in each request; one that a case is about stays. */
  function withFreshKeys(parameters: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
    const renewed = madeUpKeys.filter((key) => parameters.get(key) === known.parameters.get(key));
    if (renewed.length === 0) return parameters;
    return new Map([...parameters, ...renewed.map((key) => [key, freshKey(parameters.get(key))] as const)]);
  }

  function freshKey(old: unknown): string {
    const token = fresh();
    if (typeof old !== 'string' || !uuid.test(old)) return `tally-${token}`;
    return old.slice(0, -12) + Buffer.from(token).toString('hex').padStart(12, '0').slice(-12);
  }

  const obstacle = obstacleOf(operation, known, mediaType, minimal);
  return {
    api,
    operation,
    known,
    credentials,
    alternatives: frame.alternatives ?? [],
    seed: frame.seed,
    basePath: frame.basePath,
    ...(mediaType ? { mediaType } : {}),
    bodySchema,
    ...(baseline ? { baseline } : {}),
    ...(obstacle === undefined ? {} : { obstacle }),
    creates,
    renewsNames,
    freshen,
    smallest(changes = {}) {
      if (!baseline) return { request: request(changes) };
      const value = freshen(baseline.value);
      return { request: request({ ...changes, body: { value } }), value };
    },
    request,
    smallestBodyIn(other) {
      const schema = withoutReadOnly(other.schema?.schema('request') ?? true);
      const smallest = smallestBody(other, schema, { seed: frame.seed, values: known.body });
      // That a patch is a list of changes stands in no schema.
      if (!smallest.ok || (other.type === 'application/json-patch+json' && !Array.isArray(smallest.value)))
        return undefined;
      const type = concreteMediaType(other.type);
      const bytes = encodeBody(type, freshen(smallest.value), { mediaType: other, direction: 'request' });
      return bytes && { bytes, mediaType: type };
    },
    flaws(sent, { parameters } = {}) {
      const judged = parameters ? undefined : judgedHeads.get(sent.headers);
      const flaws =
        judged?.target === sent.target
          ? judged.flaws
          : judgeHead(operation, sent, pathTextsOf(operation, parameters ?? known.parameters));
      if (!parameters) judgedHeads.set(sent.headers, { target: sent.target, flaws });
      return [...flaws, ...judgeRequestBody(operation, sent, judgedBytes)];
    },
  };
}

/** The texts of the path parameters that are sent, percent-decoded. */
function pathTextsOf(operation: Operation, parameters: ReadonlyMap<string, unknown>): Map<string, string> {
  const sent = operation.parameters.filter(
    (parameter) => parameter.in === 'path' && parameters.has(parameterKey(parameter)),
  );
  return new Map(
    sent.map((parameter) => {
      const text = serializeParameter(parameter, parameters.get(parameterKey(parameter)));
      return [parameter.name, decodeURIComponent(text)];
    }),
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The smallest value that is still valid when it is read from its bytes: a form has no way to write an empty list. */
function smallestBody(
  mediaType: MediaType,
  schema: JsonSchema,
  options: ValueOptions,
): ReturnType<typeof minimalValue> {
  const minimal = minimalValue(schema, options);
  const type = concreteMediaType(mediaType.type);
  const media = parseMediaType(type);
  if (!minimal.ok || !media || isJson(media)) return minimal;
  const survives = (value: unknown) => {
    const bytes = encodeBody(type, value, { mediaType, direction: 'request' });
    if (!bytes) return false;
    const { problem, violations } = judgeContent(mediaType, 'request', media, bytes);
    return problem === undefined && violations.length === 0;
  };
  if (survives(minimal.value)) return minimal;
  let tried = 0;
  for (const { value } of validValues(schema, options)) {
    if (survives(value)) return { ok: true, value };
    if (++tried === mostTried) break;
  }
  return minimal;
}

/** Values that are written and read again before the smallest is taken as it is. */
const mostTried = 100;

/** JSON before anything else that can be written. */
function chooseMediaType(operation: Operation): MediaType | undefined {
  const usable = (operation.requestBody?.content ?? []).filter(({ type }) =>
    hasCodec(concreteMediaType(type)),
  );
  const json = usable.find(({ type }) => {
    const media = parseMediaType(type);
    return media !== undefined && isJson(media);
  });
  return json ?? usable[0];
}

function obstacleOf(
  operation: Operation,
  known: KnownValues,
  mediaType: MediaType | undefined,
  minimal: { ok: boolean; reason?: string } | undefined,
): string | undefined {
  if (known.missing.length > 0) return `no value for ${known.missing.join('; ')}`;
  if (!operation.requestBody?.required) return undefined;
  if (!mediaType)
    return `bodies of ${operation.requestBody.content.map(({ type }) => type).join(', ')} cannot be written`;
  return minimal?.ok ? undefined : `no valid body: ${minimal?.reason ?? 'the schema allows none'}`;
}
