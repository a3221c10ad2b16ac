import { readCredential } from '../../exchange/credentials.js';
import { cookiePairs } from '../../exchange/sent-pairs.js';
import type { HeaderList } from '../../http/message.js';
import type { Api } from '../../openapi/api.js';
import { keepSecrets, type Secrets } from '../../result/secrets.js';
import type { RecordedExchange } from './recorded-exchange.js';

/** The secrets that an exchange of others shows: credentials of the document's schemes, `Authorization`, cookies both ways. */
export function trafficSecrets(
  api: Api,
  { request, delivery }: Pick<RecordedExchange, 'request' | 'delivery'>,
): Secrets {
  const secrets = keepSecrets();
  for (const [name, scheme] of api.securitySchemes) {
    const secret = readCredential(scheme, request);
    if (secret !== undefined) secrets.add(name, secret);
  }
  for (const [name, value] of request.headers) {
    if (/^(proxy-)?authorization$/i.test(name)) secrets.add(name, value.replace(/^[\w-]+\s+/, ''));
  }
  for (const { name, text } of cookiePairs(valuesOf(request.headers, 'cookie')))
    secrets.add(`COOKIE_${name}`, text);
  const answer = delivery?.ok ? delivery.response : delivery?.partial;
  for (const field of valuesOf(answer?.headers ?? [], 'set-cookie')) {
    const [pair] = cookiePairs([field.replace(/;.*$/s, '')]);
    if (pair) secrets.add(`COOKIE_${pair.name}`, pair.text);
  }
  return secrets;
}

function valuesOf(headers: HeaderList, wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}
