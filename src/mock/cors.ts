import { combinedHeader, type HeaderList } from '../http/message.js';

/** Whether a request is a browser's question before the real one (Fetch standard, "CORS-preflight request"). */
export function isPreflight(method: string, headers: HeaderList): boolean {
  return (
    method === 'OPTIONS' &&
    combinedHeader(headers, 'origin') !== undefined &&
    combinedHeader(headers, 'access-control-request-method') !== undefined
  );
}

/** The headers of a preflight's 204: whatever was asked for is allowed, also from a public page to this machine. */
export function preflightHeaders(headers: HeaderList): HeaderList {
  const asked = combinedHeader(headers, 'access-control-request-headers');
  const isPrivate = combinedHeader(headers, 'access-control-request-private-network') === 'true';
  return [
    ['Access-Control-Allow-Origin', combinedHeader(headers, 'origin') ?? '*'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', combinedHeader(headers, 'access-control-request-method') ?? ''],
    ...(asked === undefined ? [] : [['Access-Control-Allow-Headers', asked] as const]),
    ...(isPrivate ? [['Access-Control-Allow-Private-Network', 'true'] as const] : []),
    ['Access-Control-Max-Age', '600'],
    ['Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'],
  ];
}

/**
 * The headers that let a page read an answer. The origin is echoed, because `*` does not go with credentials, and for
 * the same reason the exposed headers are named one by one (Fetch standard, "CORS protocol and credentials").
 */
export function corsHeaders(request: HeaderList, answer: HeaderList): HeaderList {
  const origin = combinedHeader(request, 'origin');
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
