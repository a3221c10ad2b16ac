import type { IncomingMessage } from 'node:http';

/** A name, an IPv4 address or an IPv6 address in brackets, with a port or without; also empty (RFC 9112 §3.2, RFC 3986 §3.2.2). */
const hostField = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\w.:]+\])(?::\d*)?$/;

/** Why a request does not say to which host it is sent, which HTTP/1.1 asks of every request (RFC 9112 §3.2). */
export function hostProblem({ headersDistinct, httpVersion }: IncomingMessage): string | undefined {
  const [host, ...others] = headersDistinct.host ?? [];
  if (host === undefined) return httpVersion === '1.1' ? 'The request has no Host header.' : undefined;
  if (others.length > 0) return 'The request has several Host headers.';
  return hostField.test(host) ? undefined : `Its Host header names no host: ${host.slice(0, 200)}.`;
}
