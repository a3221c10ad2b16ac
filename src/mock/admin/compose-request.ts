import { encodeBody } from '../../exchange/body-codec.js';
import { buildRequest, parameterKey } from '../../exchange/build-request.js';
import { carryCredentials } from '../../exchange/credentials.js';
import { judgeRequest } from '../../exchange/judge-request.js';
import { concreteMediaType } from '../../exchange/media-type.js';
import { serializeParameter } from '../../exchange/parameter-style.js';
import type { WireRequest } from '../../http/message.js';
import type { Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { copiesOf } from './copies-of.js';
import { isSentAsWritten } from './describe-operation.js';
import type { ServedOperation } from './served-operation.js';
import type { ComposedRequest, PlainRequest, RequestDraft } from './shapes.js';
import { shownBody, shownFlaw } from './shown-exchange.js';

/** A draft as JSON brought it, or a sentence that says what is wrong with it. */
export function readDraft(value: unknown): RequestDraft | string {
  if (!isMapping(value)) return 'Send an object with `api` and `operation`.';
  const { parameters = {}, body, credentials = {}, headers = [] } = value;
  if (!isMapping(parameters)) return '`parameters` must be an object: "<in> <name>" → value.';
  if (!isMapping(credentials) || !Object.values(credentials).every(isText)) {
    return '`credentials` must be an object of texts: scheme → secret.';
  }
  if (body !== undefined && !(isMapping(body) && isText(body.type) && isText(body.text))) {
    return '`body` must have `type` and `text`.';
  }
  if (!isFields(headers)) return '`headers` must be a list of pairs of texts.';
  return value as unknown as RequestDraft;
}

/** Whether a value is a list of header fields. */
export function isFields(value: unknown): value is [string, string][] {
  return (
    Array.isArray(value) &&
    value.every((field) => Array.isArray(field) && field.length === 2 && field.every(isText))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Writes a request below its API's name, and holds it against the document as it would be sent. */
export function composeRequest(
  { source, operation }: ServedOperation,
  draft: RequestDraft,
  origin: string,
): ComposedRequest {
  const { parameters = {}, credentials = {}, headers = [] } = draft;
  const values = new Map(Object.entries(parameters));
  const accept = headers.some(([name]) => name.toLowerCase() === 'accept')
    ? []
    : [['Accept', '*/*'] as const];
  const wire = buildRequest(`/${encodeURIComponent(source.name)}`, {
    operation,
    parameters: values,
    ...(draft.body ? { body: bodyOf(operation, draft.body) } : {}),
    credentials: carryCredentials(source.api, new Map(Object.entries(credentials))),
    headers: [...accept, ...headers],
  });
  const request = plainRequest(wire);
  const url = origin + request.target;
  return {
    request,
    url,
    errors: judgeRequest(operation, wire, pathTexts(operation, values)).map((flaw) => shownFlaw(flaw)),
    copies: copiesOf(request, url),
  };
}

/** The bytes of an edited text; what is no JSON where JSON is edited goes as it is, so that the mock can refuse it. */
function bodyOf(operation: Operation, { type, text }: NonNullable<RequestDraft['body']>) {
  const mediaType = concreteMediaType(type);
  const written = { mediaType, bytes: Buffer.from(text, 'utf8') };
  if (isSentAsWritten(type)) return written;
  const described = operation.requestBody?.content.find((each) => each.type === type);
  try {
    const value: unknown = JSON.parse(text);
    const description = described && ({ mediaType: described, direction: 'request' } as const);
    return { mediaType, bytes: encodeBody(mediaType, value, description) ?? written.bytes };
  } catch {
    return written;
  }
}

/** What the mock reads from the path, percent-decoded. */
function pathTexts(operation: Operation, values: ReadonlyMap<string, unknown>): Map<string, string> {
  const own = operation.parameters.filter(
    (parameter) => parameter.in === 'path' && values.has(parameterKey(parameter)),
  );
  return new Map(
    own.map((parameter) => {
      const text = serializeParameter(parameter, values.get(parameterKey(parameter)));
      return [parameter.name, decodeURIComponent(text)];
    }),
  );
}

/** A request without what the transport decides on. */
function plainRequest({ method, target, headers, body }: WireRequest): PlainRequest {
  return {
    method,
    target,
    headers: headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding'),
    ...(body ? { body: shownBody(body) } : {}),
  };
}
