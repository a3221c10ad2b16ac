import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { basePathOf, basePathsOf } from '../../src/exchange/base-path.js';
import { buildRequest } from '../../src/exchange/build-request.js';
import { findRoute } from '../../src/exchange/route.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

const api = apiOf(`openapi: 3.1.0
servers: [{url: https://a.example/v2/}, {url: /v2}, {url: http://b.example}]
paths:
  /users/{id}: {get: {operationId: one}, put: {operationId: replace}}
  /users/me: {get: {operationId: me}}
  /users/{id}:activate: {post: {operationId: activate}}
  /users/{user-id}/posts/{post.id}: {get: {operationId: post}}
  /straße/a b: {get: {operationId: street}}
  /files/{name}.{ext}: {get: {operationId: file}}
  /slash/: {get: {operationId: slash}}
  /odd(1)+$: {get: {operationId: odd}}
  /: {get: {operationId: root}}
`);

describe('a route', () => {
  test.each([
    ['GET', '/users/me', 'me', {}],
    ['GET', '/users/7', 'one', { id: '7' }],
    ['GET', '/users/7/', 'one', { id: '7' }],
    ['PUT', '/users/me', 'replace', { id: 'me' }],
    ['GET', '/users/a%2Fb%20c', 'one', { id: 'a/b c' }],
    ['GET', '/users/100%', 'one', { id: '100%' }],
    ['GET', '/users/%E6%9D%B1', 'one', { id: '東' }],
    ['POST', '/users/7:activate', 'activate', { id: '7' }],
    ['GET', '/users/7:activate', 'one', { id: '7:activate' }],
    ['GET', '/users/7/posts/8', 'post', { 'user-id': '7', 'post.id': '8' }],
    ['GET', '/stra%C3%9Fe/a%20b', 'street', {}],
    ['GET', '/straße/a b', 'street', {}],
    ['GET', '/files/a.b.txt', 'file', { name: 'a.b', ext: 'txt' }],
    ['GET', '/slash/', 'slash', {}],
    ['GET', '/odd(1)+$', 'odd', {}],
    ['GET', '/', 'root', {}],
  ])('%s %s leads to %s', (method, path, id, parameters) => {
    const route = findRoute(api, method, path);
    expect(route).toMatchObject({ found: 'operation', operation: { id } });
    expect(route.found === 'operation' && Object.fromEntries(route.parameters)).toEqual(parameters);
  });

  test.each([
    ['DELETE', '/users/7', ['GET', 'PUT']],
    ['DELETE', '/users/me', ['GET']],
    ['get', '/users/7', ['GET', 'PUT']],
  ])('%s %s knows the path, and what is allowed there', (method, path, allowed) => {
    expect(findRoute(api, method, path)).toEqual({ found: 'path', allowed });
  });

  test.each([
    '/users',
    '/users/',
    '/users//posts/8',
    '/users/7/posts',
    '/slash',
    '/USERS/7',
    '/oddX1)+$',
    '',
  ])('GET %j leads nowhere', (path) => {
    expect(findRoute(api, 'GET', path)).toEqual({ found: 'nothing' });
  });

  test('finds what a request was written for', () => {
    const operation = operationOf(
      apiOf(`openapi: 3.1.0
paths:
  /a/{id}/ü{x}: {get: {parameters: [{name: id, in: path, schema: {type: string}}, {name: x, in: path, schema: {type: string}}]}}`),
    );
    const own = { ...api, operations: [operation] };
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, (id, x) => {
        const parameters = new Map([
          ['path id', id],
          ['path x', x],
        ]);
        const credentials = { headers: [], query: [], cookies: [] };
        const { target } = buildRequest('', { operation, parameters, credentials });
        const route = findRoute(own, 'GET', target);
        expect(route.found === 'operation' && Object.fromEntries(route.parameters)).toEqual({ id, x });
      }),
    );
  });
});

describe('a base path', () => {
  test.each([
    ['https://a.example/v2/', '/v2'],
    ['https://a.example', ''],
    ['https://a.example/', ''],
    ['/v2', '/v2'],
    ['v2/api/', '/v2/api'],
    ['/', ''],
    ['', ''],
    ['https://a.example?x=/y', ''],
    ['https://a.example/v2?x#y', '/v2'],
    ['//a.example/v2', '/v2'],
  ])('of %j is %j', (url, expected) => {
    expect(basePathOf(url)).toBe(expected);
  });

  test('of an operation is given once, and empty where no server is', () => {
    expect(basePathsOf(operationOf(api, 'one'))).toEqual(['/v2', '']);
    expect(basePathsOf(operationOf(apiOf('openapi: 3.1.0\npaths: {/a: {get: {}}}')))).toEqual(['']);
  });
});
