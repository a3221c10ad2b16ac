import { combinedHeader, headerValue, type WireRequest } from '../http/message.js';
import type { Operation, Parameter } from '../openapi/api.js';
import { type DocumentNode, member } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import { decodeBody } from './body-codec.js';
import { matchMediaType, parseMediaType } from './media-type.js';
import { readParameter } from './read-parameter.js';

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
  const query = new URLSearchParams(request.target.split('?')[1] ?? '');
  const flaws = operation.parameters.flatMap((parameter) =>
    judgeParameter(parameter, textsOf(parameter, request, query, pathParameters)),
  );
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
      return texts.length === 0
        ? undefined
        : texts.map((pair) => decodeURIComponent(pair.slice(pair.indexOf('=') + 1)));
    }
  }
}

function judgeParameter(parameter: Parameter, texts: readonly string[] | undefined): RequestFlaw[] {
  const pointer = `/${parameter.name}`;
  // Objects spread over several names are read by their own style, which is not judged yet: silence, not a guess.
  if (parameter.style === 'deepObject') return [];
  if (texts === undefined) {
    if (!parameter.required) return [];
    const rule = member(parameter.node, 'required') ?? parameter.node;
    return [
      { location: parameter.in, pointer, keyword: 'required', message: `lacks \`${parameter.name}\``, rule },
    ];
  }
  if (!parameter.schema) return [];
  const { schema } = parameter;
  return validatorOf(schema.schema('request'))
    .validate(readParameter(parameter, texts))
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
  if (!schema) return [];
  return validatorOf(schema.schema('request'))
    .validate(decoded.value)
    .flatMap((violation) =>
      bodyFlaw(
        violation.keyword,
        violation.message,
        schema.origin('request', violation.schemaPointer),
        violation.instancePointer,
      ),
    );
}
