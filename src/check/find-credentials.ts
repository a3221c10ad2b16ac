import { credentialHeader, secretOf } from '../exchange/credentials.js';
import type { HeaderList } from '../http/message.js';
import type { Api } from '../openapi/api.js';

/** Secrets by scheme, and the headers that carry none. */
export interface FoundCredentials {
  readonly credentials: ReadonlyMap<string, string>;
  readonly headers: HeaderList;
}

/** Takes the credentials out of given headers; what was named by scheme wins over a header, a header over the contract file. */
export function findCredentials(
  api: Api,
  headers: HeaderList,
  named: ReadonlyMap<string, string>,
  fromContract: ReadonlyMap<string, string>,
): FoundCredentials {
  const credentials = new Map(fromContract);
  const rest: (readonly [string, string])[] = [];
  for (const field of headers) {
    let taken = false;
    for (const [name, scheme] of api.securitySchemes) {
      if (scheme.kind !== 'header' && scheme.kind !== 'authorization') continue;
      if (credentialHeader(scheme).toLowerCase() !== field[0].toLowerCase()) continue;
      const secret = secretOf(scheme, field[1]);
      if (secret === undefined) continue;
      credentials.set(name, secret);
      taken = true;
    }
    if (!taken) rest.push(field);
  }
  for (const [name, secret] of named) credentials.set(name, secret);
  return { credentials, headers: rest };
}

const madeUpSecrets: ReadonlyMap<string, string> = new Map([
  ['Basic', 'tally:mock'],
  ['Digest', 'username="tally", realm="mock", nonce="mock", uri="/", response="mock"'],
]);

/** Made-up secrets for a mock, which only looks at their presence. */
export function mockCredentials(api: Api, known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const credentials = new Map(known);
  for (const [name, scheme] of api.securitySchemes) {
    if (credentials.has(name)) continue;
    const word = scheme.kind === 'authorization' ? scheme.word : '';
    credentials.set(name, madeUpSecrets.get(word) ?? 'tally-mock');
  }
  return credentials;
}
