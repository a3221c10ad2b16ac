import type { JsonObject } from './json-value.js';

/** How a page says that credentials are sent. */
export interface Credential {
  /** The header, query parameter or cookie that carries it. */
  readonly name: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** A sample of what is sent, such as `Bearer <token>`. */
  readonly sample: string | undefined;
}

/** True for a header that is no parameter in OpenAPI (3.1 §4.8.12.2): other parts of the document describe it. */
export function isDescribedElsewhere(header: string): boolean {
  return /^(authorization|accept|content-type)$/i.test(header);
}

/** A Security Scheme Object under the name it gets, with the reason for what is not printed. */
export interface NamedScheme {
  readonly name: string;
  readonly scheme: JsonObject;
  readonly inferred: Readonly<Record<string, string>>;
}

/**
 * The Security Scheme Object (OpenAPI 3) of a credential. An `Authorization` header is no parameter there: with the word
 * `Bearer` or `Basic` in its sample it is that HTTP scheme (RFC 9110 §11), otherwise an API key in that header.
 */
export function securityScheme(credential: Credential): NamedScheme {
  const word = /^(bearer|basic)\b/i.exec(credential.sample ?? '')?.[1]?.toLowerCase();
  if (credential.in === 'header' && /^authorization$/i.test(credential.name) && word !== undefined) {
    const reason = `The page shows the header ${credential.name} with the value "${credential.sample}".`;
    return {
      name: `${word}Auth`,
      scheme: { type: 'http', scheme: word },
      inferred: { type: reason, scheme: reason },
    };
  }
  return {
    name: credential.name.replace(/[^A-Za-z0-9._-]/g, '-') || 'apiKey',
    scheme: { type: 'apiKey', in: credential.in, name: credential.name },
    inferred: { type: `The page lists ${credential.name} as a credential without naming its scheme.` },
  };
}
