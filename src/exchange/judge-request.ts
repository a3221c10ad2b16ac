import { combinedHeader, headerValue, type WireRequest } from '../http/message.js';
import type { Operation, Parameter } from '../openapi/api.js';
import { type DocumentNode, member } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import { joinPointer } from '../source/json-pointer.js';
import { decodeBody, isForm } from './body-codec.js';
import { isJson, matchMediaType, parseMediaType } from './media-type.js';
import { readForm, readParameter, readSpreadObject, spreadsOut } from './read-parameter.js';

/** One way in which a request departs from the document. */
export interface RequestFlaw {
  readonly location: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** JSON Pointer into the body, or `/<name>` of the parameter with what lies inside it. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly rule: DocumentNode;
}

/**
 * Judges a request by the bytes that are really sent. `pathParameters` are the texts of the template's expressions,
 * percent-decoded. Credentials are not judged here.
 */
export function judgeRequest(
  operation: Operation,
  request: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
): RequestFlaw[] {
  const query = new URLSearchParams(/\?(.*)/s.exec(request.target)?.[1] ?? '');
  const names = new Set(operation.parameters.map(({ name }) => name));
  const flaws = operation.parameters.flatMap((parameter) => {
    if (spreadsOut(parameter)) return judgeValue(parameter, readSpreadObject(parameter, query, names));
    const texts = textsOf(parameter, request, query, pathParameters);
    return judgeValue(parameter, texts && readParameter(parameter, texts));
  });
  return [...flaws, ...judgeBody(operation, request)];
}

function textsOf(
  parameter: Parameter,
  request: WireRequest,
  query: URLSearchParams,
  path: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  switch (parameter.in) {
    case 'path': {
      const text = path.get(parameter.name);
      return text === undefined ? undefined : [text];
    }
    case 'query':
      return query.has(parameter.name) ? query.getAll(parameter.name) : undefined;
    case 'header': {
      const text = combinedHeader(request.headers, parameter.name);
      return text === undefined ? undefined : [text];
    }
    case 'cookie': {
      const cookies = (headerValue(request.headers, 'cookie') ?? '').split(/;\s*/);
      const texts = cookies.filter((pair) => pair.startsWith(`${encodeURIComponent(parameter.name)}=`));
      return texts.length === 0 ? undefined : texts.map((pair) => decode(pair.slice(pair.indexOf('=') + 1)));
    }
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function judgeValue(parameter: Parameter, value: unknown): RequestFlaw[] {
  const pointer = joinPointer('', parameter.name);
  if (value === undefined) {
    if (!parameter.required) return [];
    const rule = member(parameter.node, 'required') ?? parameter.node;
    return [
      { location: parameter.in, pointer, keyword: 'required', message: `lacks \`${parameter.name}\``, rule },
    ];
  }
  if (!parameter.schema) return [];
  const { schema } = parameter;
  return validatorOf(schema.schema('request'))
    .validate(value)
    .map((violation) => ({
      location: parameter.in,
      pointer: pointer + violation.instancePointer,
      keyword: violation.keyword,
      message: `${parameter.name} ${violation.message}`,
      rule: schema.origin('request', violation.schemaPointer),
    }));
}

function judgeBody(operation: Operation, request: WireRequest): RequestFlaw[] {
  const { requestBody } = operation;
  if (!requestBody) return [];
  const bodyFlaw = (keyword: string, message: string, rule: DocumentNode, pointer = ''): RequestFlaw[] => [
    { location: 'body', pointer, keyword, message, rule },
  ];
  if (request.body === undefined || request.body.length === 0) {
    if (!requestBody.required) return [];
    return bodyFlaw('required', 'there is no body', member(requestBody.node, 'required') ?? requestBody.node);
  }
  const written = headerValue(request.headers, 'content-type');
  const media = written === undefined ? undefined : parseMediaType(written);
  const mediaType = media && matchMediaType(requestBody.content, media);
  if (!media || !mediaType) {
    return bodyFlaw(
      'content',
      `the body is sent as ${written ?? 'nothing'}`,
      member(requestBody.node, 'content') ?? requestBody.node,
    );
  }
  const decoded = decodeBody(media, request.body);
  if (!decoded.ok) return bodyFlaw('syntax', decoded.message, mediaType.node);
  const { schema } = mediaType;
  // Of other kinds only the bytes are known, not the value that the schema speaks of.
  if (!schema || !(isJson(media) || media.type === 'text' || isForm(media))) return [];
  const whole = schema.schema('request');
  const value = isForm(media)
    ? readForm({ schema: whole, root: whole }, decoded.value as Record<string, unknown>)
    : decoded.value;
  return validatorOf(whole)
    .validate(value)
    .flatMap((violation) =>
      bodyFlaw(
        violation.keyword,
        violation.message,
        schema.origin('request', violation.schemaPointer),
        violation.instancePointer,
      ),
    );
}
