import { type HeaderList, headerValue, type WireRequest } from '../http/message.js';
import type { Api, SecurityScheme } from '../openapi/api.js';
import { decodeQueryText } from './percent-encoding.js';
import { cookiePairs, queryOf, queryPairs } from './sent-pairs.js';

/** What credentials add to a request. */
export interface CredentialParts {
  readonly headers: HeaderList;
  /** `name=value` pairs, percent-encoded. */
  readonly query: readonly string[];
  readonly cookies: readonly string[];
}

/** Scheme name → the bare secret: a token, a key, or `user:password` for Basic. */
export type Credentials = ReadonlyMap<string, string>;

/** The parts that carry the given credentials, each where its scheme says (OpenAPI 3.1 §4.8.27). */
export function carryCredentials(api: Api, credentials: Credentials): CredentialParts {
  const headers: [string, string][] = [];
  const query: string[] = [];
  const cookies: string[] = [];
  for (const [name, secret] of credentials) {
    const scheme = api.securitySchemes.get(name);
    if (!scheme || scheme.kind === 'mutual-tls') continue;
    if (scheme.kind === 'query')
      query.push(`${encodeURIComponent(scheme.name)}=${encodeURIComponent(secret.toWellFormed())}`);
    else if (scheme.kind === 'cookie') cookies.push(`${scheme.name}=${cookieText(secret)}`);
    else headers.push([credentialHeader(scheme), credentialText(scheme, secret)]);
  }
  return { headers, query, cookies };
}

/** The header that a scheme's credential travels in. */
export function credentialHeader(
  scheme: Extract<SecurityScheme, { kind: 'header' | 'authorization' }> | SecurityScheme,
): string {
  return scheme.kind === 'header' ? scheme.name : 'Authorization';
}

/** The field value for a secret: bare for a key, `Bearer …`, or `Basic` with base64 (RFC 7617 §2). */
export function credentialText(scheme: SecurityScheme, secret: string): string {
  if (scheme.kind !== 'authorization') return secret;
  const text = scheme.word === 'Basic' ? Buffer.from(secret, 'utf8').toString('base64') : secret;
  return `${scheme.word} ${text}`;
}

/** What a request carries for a scheme; `undefined` where it carries nothing of that scheme, or where it is no text. */
export function readCredential(
  scheme: SecurityScheme,
  request: Pick<WireRequest, 'headers' | 'target'>,
): string | undefined {
  switch (scheme.kind) {
    case 'mutual-tls':
      return undefined;
    case 'query': {
      const pair = queryPairs(queryOf(request.target)).find(({ name }) => name === scheme.name);
      return pair && decodeQueryText(pair.text);
    }
    case 'cookie': {
      const fields = request.headers.filter(([name]) => name.toLowerCase() === 'cookie');
      return cookiePairs(fields.map(([, value]) => value)).find(({ name }) => name === scheme.name)?.text;
    }
    default: {
      const field = headerValue(request.headers, credentialHeader(scheme));
      return field === undefined ? undefined : secretOf(scheme, field);
    }
  }
}

/** A cookie's value goes as it is, but for what would end it or would not arrive (RFC 6265 §5.2, §5.4). */
function cookieText(secret: string): string {
  return secret.toWellFormed().replaceAll(/;|[^ -~]|^ +| +$/gu, encodeURIComponent);
}

/** Undoes {@link credentialText}; `undefined` where the field value belongs to another scheme. */
export function secretOf(scheme: SecurityScheme, fieldValue: string): string | undefined {
  if (scheme.kind !== 'authorization') return fieldValue;
  const { word } = scheme;
  const rest = fieldValue.slice(word.length);
  if (fieldValue.slice(0, word.length).toLowerCase() !== word.toLowerCase() || !/^\s/.test(rest))
    return undefined;
  const text = rest.trim();
  if (scheme.word !== 'Basic') return text;
  return /^[\w+/-]*={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : undefined;
}
