import type { IncomingMessage } from 'node:http';

/** A name, an IPv4 address or an IPv6 address in brackets, with a port or without; also empty (RFC 9112 §3.2, RFC 3986 §3.2.2). */
const hostField = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\w.:]+\])(?::\d*)?$/;

/**
 * Why a request is refused before anyone asks what it is for: it does not say to which one host it is sent (RFC 9112 §3.2), or its
 * body is in another transfer coding than `chunked` (§6.1).
 */
export function wireRefusal({ headers, headersDistinct, httpVersion }: IncomingMessage): string | undefined {
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') {
    return `The transfer coding ${coding.slice(0, 200)} is not known; chunked is.`;
  }
  const [host, ...others] = headersDistinct.host ?? [];
  if (host === undefined) return httpVersion === '1.1' ? 'The request has no Host header.' : undefined;
  if (others.length > 0) return 'The request has several Host headers.';
  return hostField.test(host) ? undefined : `Its Host header names no host: ${host.slice(0, 200)}.`;
}
