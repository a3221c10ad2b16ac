import { decodeBody } from '../exchange/body-codec.js';
import { parseMediaType } from '../exchange/media-type.js';
import { headerValue, type WireResponse } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { member } from '../openapi/document-node.js';
import type { Exchange } from './exchange.js';
import type { RawFinding } from './raw-finding.js';

type Undelivered = Exclude<Exchange['delivery'], { readonly ok: true }>;

/** What is to be said of a request that got no whole answer: the server failed at it, or its answer is broken. */
export function judgeUndelivered(
  operation: Operation,
  exchange: Exchange,
  delivery: Undelivered,
): RawFinding {
  const { place, label } = exchange.case;
  const code = codeOf(delivery);
  const isBroken = code !== 'server-error';
  const why =
    code === 'response-content-length' ? lengthSentence(delivery.partial as WireResponse) : delivery.message;
  return {
    code,
    severity: 'error',
    location: isBroken ? 'response' : place.location,
    pointer: isBroken ? '' : place.pointer,
    message: `To ${label} there was no whole answer: ${why}.`,
    expected: 'an answer',
    actual: delivery.message,
    rule: isBroken ? (member(operation.node, 'responses') ?? operation.node) : place.rule,
    exchange,
  };
}

function codeOf({ failure, partial }: Undelivered): string {
  if (failure === 'malformed') return 'response-malformed';
  if (partial && isWhole(partial)) return 'response-content-length';
  return failure === 'truncated' || partial ? 'response-truncated' : 'server-error';
}

/** Whether what came is whole by itself, so that only the announced length is wrong. */
function isWhole({ headers, body }: WireResponse): boolean {
  const media = parseMediaType(headerValue(headers, 'content-type') ?? '');
  if (headerValue(headers, 'content-length') === undefined || !media || body.length === 0) return false;
  return /json|xml/.test(media.subtype) && decodeBody(media, body).ok;
}

function lengthSentence({ headers, body }: WireResponse): string {
  return `Content-Length says ${headerValue(headers, 'content-length')}, but the body ends after ${body.length} bytes`;
}
