import { headerValue, type WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { type DocumentNode, member } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import { decodeBody, isForm } from './body-codec.js';
import { judgeParameters } from './judge-parameters.js';
import { isJson, matchMediaType, parseMediaType } from './media-type.js';
import { readForm } from './read-parameter.js';
import type { RequestFlaw } from './request-flaw.js';

export type { RequestFlaw } from './request-flaw.js';

/**
 * Judges a request by the bytes that are really sent. `pathParameters` are the texts of the template's expressions,
 * percent-decoded. Credentials are not judged here.
 */
export function judgeRequest(
  operation: Operation,
  request: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
): RequestFlaw[] {
  return [...judgeParameters(operation, request, pathParameters), ...judgeBody(operation, request)];
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
