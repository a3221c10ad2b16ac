import { describe, expect, test } from '@jest/globals';
import { buildRequest, type RequestParts } from '../../src/exchange/build-request.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

const operation = operationOf(
  apiOf(`openapi: 3.1.0
paths:
  /ä/{id}/{missing}:
    post:
      parameters:
        - {name: id, in: path, schema: {type: string}}
        - {name: q, in: query, schema: {type: array}}
        - {name: r, in: query, schema: {type: string}}
        - {name: X-H, in: header, schema: {type: string}}
        - {name: c, in: cookie, schema: {type: string}}
      responses:
        '200': {content: {application/json: {}, text/csv: {}}}
        '400': {content: {application/json: {}}}
`),
);
const none = { headers: [], query: [], cookies: [] };
const built = (parts: Partial<RequestParts>, basePath = '') =>
  buildRequest(basePath, { operation, parameters: new Map(), credentials: none, ...parts });
const parameters = (record: Record<string, unknown>) => new Map(Object.entries(record));

describe('a request', () => {
  test('carries each parameter in its place, after what credentials add', () => {
    expect(
      built(
        {
          parameters: parameters({
            'path id': '{missing}$&',
            'query q': ['1', '2'],
            'header X-H': 'h',
            'cookie c': 'v',
          }),
          credentials: { headers: [['Authorization', 'Bearer t']], query: ['key=k'], cookies: ['sid=s'] },
          headers: [['X-Own', 'o']],
          body: { mediaType: 'text/plain', bytes: Buffer.from('hi') },
        },
        '/v1',
      ),
    ).toEqual({
      method: 'POST',
      target: '/v1/%C3%A4/%7Bmissing%7D%24%26/%7Bmissing%7D?key=k&q=1&q=2',
      headers: [
        ['X-H', 'h'],
        ['Accept', 'application/json, text/csv, */*;q=0.1'],
        ['Accept-Encoding', 'identity'],
        ['Content-Type', 'text/plain'],
        ['Cookie', 'sid=s; c=v'],
        ['Authorization', 'Bearer t'],
        ['X-Own', 'o'],
      ],
      body: Buffer.from('hi'),
    });
  });

  test('sends nothing for what is not there or empty', () => {
    const { target, body } = built({ parameters: parameters({ 'query q': [] }) });
    expect([target, body]).toEqual(['/%C3%A4/%7Bid%7D/%7Bmissing%7D', undefined]);
  });

  test.each([
    ['Accept', 'accept', 'text/html'],
    ['Accept-Encoding', 'ACCEPT-ENCODING', 'gzip'],
    ['Content-Type', 'content-type', 'application/x'],
    ['X-H', 'x-h', 'own'],
  ])('has only one %s where it is given as %s', (name, given, value) => {
    const { headers } = built({
      headers: [[given, value]],
      parameters: parameters({ 'header X-H': 'h' }),
      body: { mediaType: 'text/plain', bytes: Buffer.from('x') },
    });
    expect(headers.filter(([key]) => key.toLowerCase() === name.toLowerCase())).toEqual([[given, value]]);
  });

  test('can have another method, and a body without a media type', () => {
    const request = built({ method: 'GET', body: { bytes: Buffer.from('x') } });
    expect(request.method).toBe('GET');
    expect(request.headers.map(([name]) => name)).not.toContain('Content-Type');
  });

  test('accepts anything where nothing is documented', () => {
    const plain = operationOf(apiOf('openapi: 3.1.0\npaths: {/a: {get: {}}}'));
    const { headers } = buildRequest('', { operation: plain, parameters: new Map(), credentials: none });
    expect(headers[0]).toEqual(['Accept', '*/*']);
  });
});
