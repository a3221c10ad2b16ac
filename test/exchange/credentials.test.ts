import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  carryCredentials,
  credentialHeader,
  credentialText,
  readCredential,
  secretOf,
} from '../../src/exchange/credentials.js';
import type { SecurityScheme } from '../../src/openapi/api.js';
import { apiOf } from '../openapi/load-text.js';

const api = apiOf(`openapi: 3.1.0
paths: {}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: 'api key'}
    cookie: {type: apiKey, in: cookie, name: sid}
    bearer: {type: http, scheme: bearer}
    basic: {type: http, scheme: basic}
    hawk: {type: http, scheme: Hawk}
    oauth: {type: oauth2, flows: {}}
    tls: {type: mutualTLS}
`);
const none = { headers: [], query: [], cookies: [] };

describe('a credential', () => {
  test.each([
    ['key', 's3cret', { ...none, headers: [['X-Key', 's3cret']] }],
    ['query', 'a b&c=ü', { ...none, query: ['api%20key=a%20b%26c%3D%C3%BC'] }],
    ['query', 'cut\ud83e', { ...none, query: ['api%20key=cut%EF%BF%BD'] }],
    ['cookie', 'abc', { ...none, cookies: ['sid=abc'] }],
    ['bearer', 'abc', { ...none, headers: [['Authorization', 'Bearer abc']] }],
    ['basic', 'user:pässword', { ...none, headers: [['Authorization', 'Basic dXNlcjpww6Rzc3dvcmQ=']] }],
    ['hawk', 'id="1"', { ...none, headers: [['Authorization', 'Hawk id="1"']] }],
    ['oauth', 'abc', { ...none, headers: [['Authorization', 'Bearer abc']] }],
    ['tls', 'abc', none],
    ['unknown', 'abc', none],
  ])('of scheme %s is carried where it belongs: %j', (name, secret, parts) => {
    expect(carryCredentials(api, new Map([[name, secret]]))).toEqual(parts);
  });

  const sent = (name: string, secret: string) => {
    const { headers, query, cookies } = carryCredentials(api, new Map([[name, secret]]));
    const cookie: [string, string][] = cookies.map((pair) => ['Cookie', `theme=dark; ${pair}; sid2=other`]);
    return { target: `/a?x=1&${query.join('&')}`, headers: [...headers, ...cookie] };
  };

  test.each(['key', 'query', 'cookie', 'bearer', 'basic', 'hawk', 'oauth'])(
    'of scheme %s is read from the request that carries it',
    (name) => {
      const scheme = api.securitySchemes.get(name) as SecurityScheme;
      // A cookie is never decoded, so only what may stand in one is exact (RFC 6265 §4.1.1).
      const secret = fc.string({ unit: fc.constantFrom(...'aZ09-._~+/=:%!*') });
      fc.assert(
        fc.property(secret, secret, (user, password) => {
          const one = `${user.replaceAll(':', '')}:${password}`;
          expect(readCredential(scheme, sent(name, one))).toBe(one);
        }),
      );
    },
  );

  test.each([
    ['cookie', { target: '/', headers: [['Cookie', 'sid2=a; xsid=b']] }],
    ['cookie', { target: '/', headers: [] }],
    ['query', { target: '/?api=1', headers: [] }],
    ['key', { target: '/', headers: [['X-Keys', 'a']] }],
    ['bearer', { target: '/', headers: [['Authorization', 'Basic YTpi']] }],
    ['basic', { target: '/', headers: [['Authorization', 'Basic not base64']] }],
    ['tls', { target: '/', headers: [['Authorization', 'Bearer a']] }],
  ] as const)('of scheme %s is not found in %j', (name, request) => {
    expect(readCredential(api.securitySchemes.get(name) as SecurityScheme, request)).toBeUndefined();
  });

  test.each([
    ['a;b', 'sid=a%3Bb'],
    [' a ', 'sid=%20a%20'],
    ['ü\r\n', 'sid=%C3%BC%0D%0A'],
    ['a%20b, c"', 'sid=a%20b, c"'],
  ])('in a cookie, %j does not end it', (secret, pair) => {
    expect(carryCredentials(api, new Map([['cookie', secret]])).cookies).toEqual([pair]);
  });

  test('several travel together', () => {
    expect(
      carryCredentials(
        api,
        new Map([
          ['key', 'k'],
          ['cookie', 'c'],
          ['bearer', 'b'],
        ]),
      ),
    ).toEqual({
      headers: [
        ['X-Key', 'k'],
        ['Authorization', 'Bearer b'],
      ],
      query: [],
      cookies: ['sid=c'],
    });
  });

  test.each(['key', 'bearer', 'basic', 'hawk', 'oauth'])(
    'of scheme %s is taken out of its header again',
    (name) => {
      const scheme = api.securitySchemes.get(name) as SecurityScheme;
      expect(secretOf(scheme, credentialText(scheme, 'user:sécret x'))).toBe('user:sécret x');
    },
  );

  test.each([
    ['bearer', 'bearer abc', 'abc'],
    ['bearer', 'BEARER   abc', 'abc'],
    ['bearer', 'Basic abc', undefined],
    ['bearer', 'abc', undefined],
    ['bearer', 'Bearer', undefined],
    ['bearer', 'Bearerabc', undefined],
    ['key', 'Bearer abc', 'Bearer abc'],
  ])('of scheme %s in %j is %j', (name, field, secret) => {
    expect(secretOf(api.securitySchemes.get(name) as SecurityScheme, field)).toBe(secret);
  });

  test.each([
    ['key', 'X-Key'],
    ['bearer', 'Authorization'],
  ])('of scheme %s travels in %s', (name, header) => {
    expect(credentialHeader(api.securitySchemes.get(name) as SecurityScheme)).toBe(header);
  });
});
