import { secretOf } from '../exchange/credentials.js';
import type { Api, Operation, SecurityScheme } from '../openapi/api.js';
import type { MockRequest } from './mock-request.js';

/**
 * The challenges for `WWW-Authenticate` (RFC 9110 §11.6.1), one for each scheme of the operation, where a request
 * carries the credentials of no alternative; `undefined` where it does. Only presence and shape count: a mock knows no
 * secrets.
 */
export function missingCredentials(request: MockRequest): readonly string[] | undefined {
  const { operation, source } = request;
  if (operation.security.length === 0) return undefined;
  const alternatives = alternativesOf(source.api, operation);
  for (const schemes of alternatives) if (carriesAll(request, schemes)) return undefined;
  return [...new Set(alternatives.flat().map(challenge))];
}

const known = new WeakMap<Operation, readonly (readonly SecurityScheme[])[]>();

/** What each alternative asks for; a scheme that is not described asks for nothing. */
function alternativesOf({ securitySchemes }: Api, operation: Operation) {
  let alternatives = known.get(operation);
  if (!alternatives) {
    alternatives = operation.security.map((names) =>
      names.flatMap((name) => {
        const scheme = securitySchemes.get(name);
        return scheme ? [scheme] : [];
      }),
    );
    known.set(operation, alternatives);
  }
  return alternatives;
}

function carriesAll(request: MockRequest, schemes: readonly SecurityScheme[]): boolean {
  for (const scheme of schemes) if (!carries(request, scheme)) return false;
  return true;
}

function carries(request: MockRequest, scheme: SecurityScheme): boolean {
  switch (scheme.kind) {
    case 'header':
      return isPresent(request.header(scheme.name.toLowerCase()));
    case 'query':
      return isPresent(new URLSearchParams(request.query).get(scheme.name) ?? undefined);
    case 'cookie': {
      const pairs = (request.header('cookie') ?? '').split(';').map((pair) => pair.trim());
      return pairs.some((pair) => pair.startsWith(`${scheme.name}=`) && pair.length > scheme.name.length + 1);
    }
    case 'authorization': {
      const secret = secretOf(scheme, request.header('authorization') ?? '');
      if (scheme.word === 'Basic') return secret?.includes(':') ?? false;
      if (scheme.word === 'Digest') return digestFields.every((field) => field.test(secret ?? ''));
      return isPresent(secret);
    }
    case 'mutual-tls':
      return true;
  }
}

/** What every response to a challenge has (RFC 7616 §3.4). */
const digestFields = ['username\\*?', 'realm', 'nonce', 'uri', 'response'].map(
  (name) => new RegExp(`(^|[\\s,])${name}\\s*=`, 'i'),
);

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
