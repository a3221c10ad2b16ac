import type { IncomingHttpHeaders } from 'node:http';

/** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1); the scheme's word in any case. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** A header sent once. */
export function headerValue(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
