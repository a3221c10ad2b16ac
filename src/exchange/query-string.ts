import type { WireRequest } from '../http/message.js';
import type { QueryString } from '../openapi/api.js';
import { member } from '../openapi/document-node.js';
import { joinPointer } from '../source/json-pointer.js';
import { bodyKind, encodeBody } from './body-codec.js';
import { judgeContent } from './judge-content.js';
import { concreteMediaType, parseMediaType } from './media-type.js';
import { decodePercent, encodeUnreserved } from './percent-encoding.js';
import type { RequestFlaw } from './request-flaw.js';
import { queryOf } from './sent-pairs.js';

/** Writes a value as the whole query, without its question mark (OpenAPI 3.2 §4.12.2, `in: querystring`). */
export function writeQueryString({ content }: QueryString, value: unknown): string {
  const type = concreteMediaType(content.type);
  const media = parseMediaType(type);
  const text = encodeBody(type, value, { mediaType: content, direction: 'request' })?.toString('utf8') ?? '';
  return media && bodyKind(media) === 'form' ? text : encodeUnreserved(text);
}

/** Judges the whole query of a request as one value. */
export function judgeQueryString(described: QueryString, request: WireRequest): RequestFlaw[] {
  const { name, required, content, node } = described;
  const pointer = joinPointer('', name);
  const text = queryOf(request.target);
  if (text === '') {
    if (!required) return [];
    const rule = member(node, 'required') ?? node;
    return [{ location: 'query', pointer, keyword: 'required', message: `lacks \`${name}\``, rule }];
  }
  const media = parseMediaType(concreteMediaType(content.type));
  if (!media) return [];
  const plain = bodyKind(media) === 'form' ? text : decodePercent(text);
  const { problem, violations } = judgeContent(content, 'request', media, Buffer.from(plain, 'utf8'));
  if (problem !== undefined) {
    const message = `${name}: ${problem}`;
    return [{ location: 'query', pointer, keyword: 'syntax', message, rule: content.node }];
  }
  return violations.map(({ keyword, message, rule, pointer: inside }) => ({
    location: 'query',
    pointer: pointer + inside,
    keyword,
    message: `${name} ${message}`,
    rule,
  }));
}
