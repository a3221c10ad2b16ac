import { secretOf } from '../exchange/credentials.js';
import { combinedHeader } from '../http/message.js';
import type { Api, Operation, SecurityScheme } from '../openapi/api.js';
import type { MockRequest } from './mock-request.js';

/**
 * The challenges for `WWW-Authenticate` (RFC 9110 §11.6.1), one for each scheme of the operation, where a request
 * carries the credentials of no alternative; `undefined` where it does. Only presence and shape count: a mock knows no
 * secrets.
 */
export function missingCredentials(
  api: Api,
  operation: Operation,
  request: Pick<MockRequest, 'headers' | 'target'>,
): readonly string[] | undefined {
  if (operation.security.length === 0) return undefined;
  const satisfied = operation.security.some((alternative) =>
    alternative.every((name) => {
      const scheme = api.securitySchemes.get(name);
      return !scheme || carries(request, scheme);
    }),
  );
  if (satisfied) return undefined;
  const schemes = operation.security.flat().map((name) => api.securitySchemes.get(name));
  return [...new Set(schemes.flatMap((scheme) => (scheme ? [challenge(scheme)] : [])))];
}

function carries(request: Pick<MockRequest, 'headers' | 'target'>, scheme: SecurityScheme): boolean {
  switch (scheme.kind) {
    case 'header':
      return isPresent(combinedHeader(request.headers, scheme.name));
    case 'query':
      return isPresent(
        new URLSearchParams(request.target.split('?').slice(1).join('?')).get(scheme.name) ?? undefined,
      );
    case 'cookie': {
      const pairs = (combinedHeader(request.headers, 'cookie') ?? '').split(';').map((pair) => pair.trim());
      return pairs.some((pair) => pair.startsWith(`${scheme.name}=`) && pair.length > scheme.name.length + 1);
    }
    case 'authorization': {
      const secret = secretOf(scheme, combinedHeader(request.headers, 'authorization') ?? '');
      if (scheme.word === 'Basic') return secret?.includes(':') ?? false;
      return isPresent(secret);
    }
    case 'mutual-tls':
      return true;
  }
}

function isPresent(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function challenge(scheme: SecurityScheme): string {
  if (scheme.kind === 'authorization') {
    if (scheme.word === 'Digest') return 'Digest realm="mock", nonce="mock"';
    return scheme.word === 'Basic' ? 'Basic realm="mock", charset="UTF-8"' : scheme.word;
  }
  return scheme.kind === 'mutual-tls' ? 'Mutual' : `ApiKey in="${scheme.kind}", name="${scheme.name}"`;
}
