import type { HeaderList } from '../http/message.js';
import type { ReceivedHeaders } from '../http/received-headers.js';

/** Whether a request is a browser's question before the real one (Fetch standard, "CORS-preflight request"). */
export function isPreflight(method: string, headers: ReceivedHeaders): boolean {
  return (
    method === 'OPTIONS' &&
    headers.get('origin') !== undefined &&
    headers.get('access-control-request-method') !== undefined
  );
}

/** The headers of a preflight's 204: whatever was asked for is allowed, also from a public page to this machine. */
export function preflightHeaders(headers: ReceivedHeaders): HeaderList {
  const asked = headers.get('access-control-request-headers');
  const isPrivate = headers.get('access-control-request-private-network') === 'true';
  return [
    ['Access-Control-Allow-Origin', headers.get('origin') ?? '*'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', headers.get('access-control-request-method') ?? ''],
    ...(asked === undefined ? [] : [['Access-Control-Allow-Headers', asked] as const]),
    ...(isPrivate ? [['Access-Control-Allow-Private-Network', 'true'] as const] : []),
    ['Access-Control-Max-Age', '600'],
    ['Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'],
  ];
}

/**
 * The headers that let a page of an origin read an answer. The origin is echoed, because `*` does not go with credentials, and for
 * the same reason the exposed headers are named one by one (Fetch standard, "CORS protocol and credentials").
 */
export function corsHeaders(origin: string | undefined, answer: HeaderList): HeaderList {
  const exposed = [...new Set(answer.map(([name]) => name))].filter((name) => !isAlwaysReadable(name));
  return [
    ['Access-Control-Allow-Origin', origin ?? '*'],
    ...(origin === undefined ? [] : [['Access-Control-Allow-Credentials', 'true'] as const]),
    ['Access-Control-Expose-Headers', exposed.join(', ')],
    ['Vary', 'Origin'],
  ];
}

/** CORS-safelisted response headers are always readable, and `Set-Cookie` never is. */
function isAlwaysReadable(name: string): boolean {
  return /^(cache-control|content-language|content-length|content-type|expires|last-modified|pragma|set-cookie)$/i.test(
    name,
  );
}
