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

  test.each([
    ['GET', '/users/%6D%65', 'me', {}],
    ['GET', '/users/a%2fme', 'one', { id: 'a/me' }],
    ['POST', '/users/%37:activate', 'activate', { id: '7' }],
    ['GET', '/users/7%3Aactivate', 'one', { id: '7:activate' }],
    ['GET', '/users/%7e%2D%2E%5f', 'one', { id: '~-._' }],
    ['GET', '/stra%c3%9fe/a%20b', 'street', {}],
    ['GET', '/users/%2e%2e', 'one', { id: '..' }],
  ])(
    '%s %s leads to %s: equal spellings are equal, what is reserved is not',
    (method, path, id, parameters) => {
      const route = findRoute(api, method, path);
      expect(route).toMatchObject({ found: 'operation', operation: { id } });
      expect(route.found === 'operation' && Object.fromEntries(route.parameters)).toEqual(parameters);
    },
  );

  test.each(['/users%2F7', '/users/7%3Aactivate/posts/8/9', '/files/a', '/files/.txt', '/files/a.'])(
    'POST %j leads to no operation',
    (path) => {
      expect(findRoute(api, 'POST', path).found).not.toBe('operation');
    },
  );

  test.each([
    ['/{a}-{b}.{c}', '/1-2-3.4.5', { a: '1-2', b: '3.4', c: '5' }],
    ['/{a}{b}', '/xyz', { a: 'xy', b: 'z' }],
    ['/v{n}/report({id})', '/v12/report(a%20b)', { n: '12', id: 'a b' }],
    ['/{a}/{b}', '/1/2', { a: '1', b: '2' }],
    ['/%7Bx%7D/{a}', '/{x}/1', { a: '1' }],
  ])('the template %s takes %s apart', (template, path, parameters) => {
    const own = apiOf(`openapi: 3.1.0\npaths: {'${template}': {get: {}}}`);
    const route = findRoute(own, 'GET', path);
    expect(route.found === 'operation' && Object.fromEntries(route.parameters)).toEqual(parameters);
  });

  test('a template of many expressions takes no long time to fit nothing', () => {
    const own = apiOf("openapi: 3.1.0\npaths: {'/{a}-{b}-{c}-{d}-{e}-{f}x': {get: {}}}");
    expect(findRoute(own, 'GET', `/${'-'.repeat(200_000)}`)).toEqual({ found: 'nothing' });
  });

  test('in any document, each operation is found by its own path', () => {
    const segment = fc.constantFrom('a', 'b', 'ü', '{x}', '{x}.{y}', 'a{x}', '{x}:b');
    const paths = fc.uniqueArray(
      fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
      { minLength: 1, maxLength: 30, selector: (path) => path.replaceAll(/\{.\}/g, '{}') },
    );
    fc.assert(
      fc.property(paths, (templates) => {
        const written = templates.map((template) => `  '${template}': {get: {}}`).join('\n');
        const own = apiOf(`openapi: 3.1.0\npaths:\n${written}`);
        for (const template of templates) {
          const path = template.replaceAll('{x}', 'q').replaceAll('{y}', 'r');
          const route = findRoute(own, 'GET', path);
          expect(route.found === 'operation' && route.operation.path).toBe(template);
        }
      }),
    );
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
