import { describe, expect, test } from '@jest/globals';
import type { Operation } from '../../src/openapi/api.js';
import { apiOf, brief, operationOf, thingDocument } from './load-text.js';

const document = (paths: string, rest = '') =>
  `openapi: 3.1.0\ninfo: {title: T, version: '1'}\n${rest}\npaths:\n${paths}`;

describe('operations', () => {
  test('are named, else called by method and path, in the order of the paths', () => {
    const api = apiOf(
      document(`  /b: {post: {operationId: makeB, deprecated: true, summary: Makes b}, get: {}}
  x-note: {get: {}}
  /a: {delete: {}, x-thing: {}, parameters: [], summary: s, trace: {}}`),
    );
    expect(api.operations.map(({ id, method, path, deprecated }) => [id, method, path, deprecated])).toEqual([
      ['GET /b', 'GET', '/b', false],
      ['makeB', 'POST', '/b', true],
      ['DELETE /a', 'DELETE', '/a', false],
      ['TRACE /a', 'TRACE', '/a', false],
    ]);
  });

  test('a path without operations is reported at its key, and the others still stand', () => {
    const api = apiOf(document('  /a: nope\n  /b: {get: {}}'));
    expect(api.diagnostics.map(brief)).toEqual(['invalid-path-item: /a']);
    expect(api.operations.map(({ id }) => id)).toEqual(['GET /b']);
  });

  test.each(['paths:', 'paths: []', 'paths: {/a: {get: null}}', 'x: 1'])('%s has none', (paths) => {
    expect(apiOf(`openapi: 3.1.0\n${paths}`).operations).toEqual([]);
  });

  test('survive names that objects inherit', () => {
    const api = apiOf(
      document(
        "  /constructor: {get: {operationId: toString, responses: {'200': {description: d}}}}\n  __proto__: {get: {}}",
      ),
    );
    expect(api.operations.map(({ id, path }) => [id, path])).toEqual([['toString', '/constructor']]);
  });
});

describe('parameters', () => {
  const parameters = (shared: string, own: string): Operation['parameters'] =>
    operationOf(apiOf(document(`  /a/{id}: {parameters: ${shared}, get: {parameters: ${own}}}`))).parameters;

  test('of the path item are overridden by name and place', () => {
    const found = parameters(
      '[{name: id, in: path, description: shared}, {name: q, in: query, required: true}]',
      '[{name: q, in: query}, {name: q, in: header}, {name: id, in: path, description: own}]',
    );
    expect(found.map(({ in: place, name, required }) => [place, name, required])).toEqual([
      ['path', 'id', true],
      ['query', 'q', false],
      ['header', 'q', false],
    ]);
    expect(found[0]?.node.value).toMatchObject({ description: 'own' });
  });

  test.each(['Accept', 'content-type', 'AUTHORIZATION'])('named %s in a header are no parameters', (name) => {
    expect(
      parameters('[]', `[{name: ${name}, in: header}, {name: ${name}, in: query}]`).map((one) => one.in),
    ).toEqual(['query']);
  });

  test.each([
    ['path', '', 'simple', false],
    ['header', '', 'simple', false],
    ['query', '', 'form', true],
    ['cookie', '', 'form', true],
    ['query', ', style: spaceDelimited', 'spaceDelimited', false],
    ['query', ', style: deepObject', 'deepObject', true],
    ['path', ', style: label', 'label', false],
    ['query', ', explode: false', 'form', false],
    ['path', ', style: matrix, explode: true', 'matrix', true],
  ])('in %s%s are written in style %s, exploded: %s', (place, written, style, explode) => {
    const [found] = parameters('[]', `[{name: p, in: ${place}${written}}]`);
    expect([found?.style, found?.explode]).toEqual([style, explode]);
  });

  test('described by content carry its media type, schema and examples', () => {
    const [found] = parameters(
      '[]',
      '[{name: p, in: query, content: {application/json: {schema: {type: object}, example: {a: 1}}}}]',
    );
    expect([found?.mediaType, found?.schema?.schema('request'), found?.examples[0]?.value]).toEqual([
      'application/json',
      { type: 'object' },
      { a: 1 },
    ]);
  });

  test('that lack a place are reported once, however many operations share them', () => {
    const api = apiOf(document('  /a: {parameters: [{name: p}, {name: q, in: body}], get: {}, put: {}}'));
    expect(api.diagnostics.map(brief)).toEqual([
      'invalid-parameter: {name: p}',
      'invalid-parameter: {name: q, in: body}',
    ]);
    expect(api.operations.map((operation) => operation.parameters)).toEqual([[], []]);
  });
});

describe('security', () => {
  const schemes = `components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: k}
    cookie: {type: apiKey, in: cookie, name: c}
    bearer: {type: http, scheme: bearer}
    basic: {type: http, scheme: BASIC}
    custom: {type: http, scheme: Hawk}
    oauth: {type: oauth2, flows: {}}
    openid: {type: openIdConnect, openIdConnectUrl: 'https://x.example'}
    tls: {type: mutualTLS}
security: [{key: []}, {bearer: [], oauth: []}]`;

  test('schemes are reduced to what travels', () => {
    const { securitySchemes, diagnostics } = apiOf(document('  /a: {get: {}}', schemes));
    expect([...securitySchemes].map(([name, { node: _node, ...scheme }]) => [name, scheme])).toEqual([
      ['key', { kind: 'header', name: 'X-Key' }],
      ['query', { kind: 'query', name: 'k' }],
      ['cookie', { kind: 'cookie', name: 'c' }],
      ['bearer', { kind: 'authorization', word: 'Bearer' }],
      ['basic', { kind: 'authorization', word: 'Basic' }],
      ['custom', { kind: 'authorization', word: 'Hawk' }],
      ['oauth', { kind: 'authorization', word: 'Bearer' }],
      ['openid', { kind: 'authorization', word: 'Bearer' }],
      ['tls', { kind: 'mutual-tls' }],
    ]);
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['nothing written: the document’s own', '', [['key'], ['bearer', 'oauth']]],
    ['an empty list: none', 'security: []', []],
    ['an empty alternative: optional', 'security: [{}, {basic: []}]', [[], ['basic']]],
    ['one of its own', 'security: [{query: []}]', [['query']]],
  ])('of an operation: %s', (_what, written, expected) => {
    expect(operationOf(apiOf(document(`  /a: {get: {${written}}}`, schemes))).security).toEqual(expected);
  });

  test.each([
    ['{type: apiKey, in: body, name: x}'],
    ['{type: apiKey, in: header}'],
    ['{type: http}'],
    ['{type: basic}'],
    ['{}'],
  ])('a scheme %s is reported at its key', (scheme) => {
    const api = apiOf(document('  /a: {get: {}}', `components: {securitySchemes: {odd: ${scheme}}}`));
    expect(api.diagnostics.map(brief)).toEqual(['invalid-security-scheme: odd']);
  });

  test('an unknown scheme is reported where it is named', () => {
    const api = apiOf(document('  /a: {get: {security: [{nope: []}]}}', schemes));
    expect(api.diagnostics.map(brief)).toEqual(['unknown-security-scheme: nope']);
  });
});

describe('servers', () => {
  test.each([
    ['the document’s', '', '', ['https://a.example/v2']],
    ['the path item’s', 'servers: [{url: /path}],', '', ['/path']],
    ['the operation’s', 'servers: [{url: /path}],', 'servers: [{url: /own}]', ['/own']],
    ['an empty list, which says nothing', '', 'servers: []', ['https://a.example/v2']],
  ])('%s apply', (_what, path, operation, urls) => {
    const servers = `servers:
  - url: https://{host}/{version}
    variables: {host: {default: a.example}, version: {default: v2, enum: [v1, v2]}}`;
    const api = apiOf(document(`  /a: {${path} get: {${operation}}}`, servers));
    expect(operationOf(api).servers.map(({ url }) => url)).toEqual(urls);
  });

  test('a variable without a default stays as written, and a server without a URL is left out', () => {
    const api = apiOf(
      document('  /a: {}', 'servers: [{url: "/{x}"}, {description: none}, {url: "/{toString}"}]'),
    );
    expect(api.servers.map(({ url }) => url)).toEqual(['/{x}', '/{toString}']);
  });
});

describe('responses', () => {
  const responses = (written: string) => operationOf(apiOf(thingDocument({ responses: written }))).responses;

  test('have their statuses as text, ranges in upper case', () => {
    expect(
      responses("{200: {description: ok}, '4xx': {}, 5XX: {}, default: {}, x-note: {}}").map(
        ({ status }) => status,
      ),
    ).toEqual(['200', '4XX', '5XX', 'default']);
  });

  test('have headers, but for Content-Type, and content in the order written', () => {
    const [found] = responses(
      "{'200': {headers: {X-Rate: {required: true, schema: {type: integer}}, content-type: {}, X-B: {explode: true}}, content: {text/plain: {}, application/json: {schema: true}}}}",
    );
    expect(found?.headers.map(({ name, required, explode }) => [name, required, explode])).toEqual([
      ['X-Rate', true, false],
      ['X-B', false, true],
    ]);
    expect(found?.content.map(({ type, schema }) => [type, schema?.schema('response')])).toEqual([
      ['text/plain', undefined],
      ['application/json', true],
    ]);
  });

  test('have examples: the single one unnamed, the named ones by value', () => {
    const [found] = responses(
      "{'200': {content: {application/json: {example: null, examples: {a: {value: 1}, b: {externalValue: x}, c: {$ref: '#/components/examples/c'}}}}}}",
    );
    expect(found?.content[0]?.examples.map(({ name, value }) => [name, value])).toEqual([
      ['', null],
      ['a', 1],
    ]);
  });
});

describe('request bodies', () => {
  test.each([
    ['required: true', true, true],
    ['required: false', false, true],
    ['description: x', false, false],
  ])('with %s', (written, required, requiredStated) => {
    const body = `{${written}, content: {}}`;
    expect(operationOf(apiOf(thingDocument({ body }))).requestBody).toMatchObject({
      required,
      requiredStated,
    });
  });
});
