import { describe, expect, test } from '@jest/globals';
import {
  carryCredentials,
  credentialHeader,
  credentialText,
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
