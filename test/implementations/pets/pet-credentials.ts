import { bearerToken, headerValue } from '../credentials.js';
import type { PetRequest } from './pets-api.js';
import { cookies } from './read-parameters.js';

/** What a request offers for a security scheme, if it offers anything. */
export function offered(scheme: string, { headers, query }: PetRequest): string | undefined {
  switch (scheme) {
    case 'bearer':
      return bearerToken(headers);
    case 'basic': {
      const code = /^basic +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
      return code === undefined ? undefined : Buffer.from(code, 'base64').toString('utf8');
    }
    case 'appKey':
      return headerValue(headers, 'x-app-key');
    case 'queryKey':
      return new URLSearchParams(query).get('api_key') ?? undefined;
    case 'session':
      return cookies(headers).get('sid');
    default:
      return undefined;
  }
}
