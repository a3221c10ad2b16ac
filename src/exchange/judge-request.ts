import { headerValue, type WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { type DocumentNode, member } from '../openapi/document-node.js';
import { type JudgedBytes, judgeContent } from './judge-content.js';
import { judgeParameters } from './judge-parameters.js';
import { matchMediaType, parseMediaType } from './media-type.js';
import { judgeQueryString } from './query-string.js';
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
  return [...judgeHead(operation, request, pathParameters), ...judgeRequestBody(operation, request)];
}

/** Judges all of a request but its body. */
export function judgeHead(
  operation: Operation,
  request: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
): RequestFlaw[] {
  const { querystring } = operation;
  return [
    ...judgeParameters(operation, request, pathParameters),
    ...(querystring ? judgeQueryString(querystring, request) : []),
  ];
}

/** Judges a request's body, by the media type that its header names; `judged` remembers what is said of bytes. */
export function judgeRequestBody(
  operation: Operation,
  request: WireRequest,
  judged?: JudgedBytes,
): RequestFlaw[] {
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
  const { problem, violations } = judgeContent(mediaType, 'request', media, request.body, judged);
  if (problem !== undefined) return bodyFlaw('syntax', problem, mediaType.node);
  return violations.flatMap(({ keyword, message, rule, pointer }) =>
    bodyFlaw(keyword, message, rule, pointer),
  );
}
