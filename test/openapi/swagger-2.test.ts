import { describe, expect, test } from '@jest/globals';
import { placeOf } from '../../src/openapi/document-node.js';
import { apiOf, brief, operationOf, underlined } from './load-text.js';

/** A 2.0 document with one operation, each part in flow style. */
function petDocument(parts: {
  root?: string;
  shared?: string;
  operation?: string;
  parameters?: string;
  responses?: string;
}): string {
  return `swagger: '2.0'
info: {title: Pets, version: '1'}
${parts.root ?? ''}
paths:
  /pets/{id}:
    ${parts.shared === undefined ? '' : `parameters: ${parts.shared}`}
    post:
      ${parts.operation ?? ''}
      parameters: ${parts.parameters ?? '[]'}
      responses: ${parts.responses ?? "{'200': {description: ok}}"}
`;
}

const operationIn = (parts: Parameters<typeof petDocument>[0]) => operationOf(apiOf(petDocument(parts)));

describe('a parameter of 2.0', () => {
  test.each([
    ['{name: a, in: query, type: string}', 'form', true, { type: 'string' }],
    [
      '{name: a, in: query, type: array, items: {type: integer}}',
      'form',
      false,
      { type: 'array', items: { type: 'integer' } },
    ],
    [
      '{name: a, in: query, type: array, items: {type: string}, collectionFormat: multi}',
      'form',
      true,
      { type: 'array', items: { type: 'string' } },
    ],
    [
      '{name: a, in: query, type: array, items: {type: string}, collectionFormat: ssv}',
      'spaceDelimited',
      false,
      { type: 'array', items: { type: 'string' } },
    ],
    [
      '{name: a, in: query, type: array, items: {type: string}, collectionFormat: pipes}',
      'pipeDelimited',
      false,
      { type: 'array', items: { type: 'string' } },
    ],
    [
      '{name: a, in: header, type: array, items: {type: string}, collectionFormat: csv}',
      'simple',
      false,
      { type: 'array', items: { type: 'string' } },
    ],
    [
      '{name: a, in: query, type: integer, format: int32, minimum: 1, exclusiveMinimum: true, x-nullable: true}',
      'form',
      true,
      { type: ['integer', 'null'], format: 'int32', exclusiveMinimum: 1 },
    ],
    [
      '{name: a, in: path, required: true, type: string, enum: [x, y], default: x, x-example: y}',
      'simple',
      false,
      { type: 'string', enum: ['x', 'y'], default: 'x', examples: ['y'] },
    ],
  ])('%s', (written, style, explode, schema) => {
    const [parameter] = operationIn({ parameters: `[${written}]` }).parameters;
    expect([parameter?.style, parameter?.explode, parameter?.schema?.schema('request')]).toEqual([
      style,
      explode,
      schema,
    ]);
  });

  test.each([
    ['{name: a, in: query, type: array, items: {type: string}, collectionFormat: tsv}', 'tsv'],
    ['{name: a, in: path, required: true, type: array, items: {type: string}, collectionFormat: ssv}', 'ssv'],
    [
      '{name: a, in: query, type: array, items: {type: array, items: {type: string}}}',
      '{type: array, items: {type: string}}',
    ],
  ])('that 3.x has no style for is one text, and reported: %s', (written, under) => {
    const api = apiOf(petDocument({ parameters: `[${written}]` }));
    expect(api.diagnostics.map(brief)).toEqual([`collection-format: ${under}`]);
    expect(operationOf(api).parameters[0]?.schema?.schema('request')).toEqual({ type: 'string' });
  });

  test('stands where it was written, keyword by keyword', () => {
    const schema = operationIn({ parameters: '[{name: a, in: query, type: array, items: {pattern: "^a"}}]' })
      .parameters[0]?.schema;
    const origin = schema?.origin('request', '/items/pattern');
    expect(origin?.pointer).toBe('/paths/~1pets~1{id}/post/parameters/0/items/pattern');
    expect(origin && underlined({ place: placeOf(origin) })).toBe('^a');
  });
});

describe('the body of a 2.0 operation', () => {
  const body = '{name: b, in: body, required: true, schema: {$ref: "#/definitions/Pet"}}';
  const definitions = 'definitions: {Pet: {type: object, properties: {age: {type: integer}}}}';

  test.each([
    ['', 'application/json'],
    ['consumes: [text/xml, application/json]', 'text/xml application/json'],
  ])('travels as what the root consumes: %j', (root, types) => {
    const { requestBody } = operationIn({ root: `${root}\n${definitions}`, parameters: `[${body}]` });
    expect(requestBody?.required).toBe(true);
    expect(requestBody?.content.map(({ type }) => type).join(' ')).toBe(types);
  });

  test('travels as what the operation consumes, which replaces the list of the root', () => {
    const { requestBody } = operationIn({
      root: `consumes: [text/xml]\n${definitions}`,
      operation: 'consumes: [application/hal+json]',
      parameters: `[${body}]`,
    });
    expect(requestBody?.content.map(({ type }) => type)).toEqual(['application/hal+json']);
  });

  test('keeps its schema with its place in the definitions', () => {
    const { requestBody } = operationIn({ root: definitions, parameters: `[${body}]` });
    const schema = requestBody?.content[0]?.schema;
    expect(schema?.schema('request')).toEqual({
      $ref: '#/$defs/Pet',
      $defs: { Pet: { type: 'object', properties: { age: { type: 'integer' } } } },
    });
    expect(schema?.origin('request', '/$defs/Pet/properties/age/type').pointer).toBe(
      '/definitions/Pet/properties/age/type',
    );
  });

  test('is found behind a reference, and shared by a path item unless the operation has its own', () => {
    const root = `parameters: {B: {name: b, in: body, schema: {type: string}}}`;
    const shared = "[{$ref: '#/parameters/B'}]";
    const inherited = operationIn({ root, shared });
    const own = operationIn({ root, shared, parameters: '[{name: c, in: body, schema: {type: integer}}]' });
    expect(inherited.requestBody?.content[0]?.schema?.schema('request')).toEqual({ type: 'string' });
    expect(own.requestBody?.content[0]?.schema?.schema('request')).toEqual({ type: 'integer' });
  });

  test('beside form fields is an error, and the body is read', () => {
    const api = apiOf(
      petDocument({
        parameters: '[{name: b, in: body, schema: {type: string}}, {name: f, in: formData, type: string}]',
      }),
    );
    expect(api.diagnostics.map(brief)).toEqual(['body-and-form: formData']);
    expect(operationOf(api).requestBody?.content[0]?.type).toBe('application/json');
  });
});

test.each([
  [
    '[{name: a, in: body, schema: {type: string}}, {name: b, in: body, schema: {type: string}}]',
    'several-bodies: {name: b, in: body, schema: {type: string}}',
  ],
  [
    '[{name: a, in: formData, type: string}, {name: a, in: formData, type: integer}]',
    'duplicate-parameter: {name: a, in: formData, type: integer}',
  ],
  ['[{name: a, in: formData, type: file}]', 'file-without-form: file'],
])('what 2.0 forbids is told: %s', (parameters, found) => {
  const api = apiOf(petDocument({ parameters, root: 'consumes: [application/json]' }));
  expect(api.diagnostics.filter(({ code }) => found.startsWith(code)).map(brief)).toEqual([found]);
});

test('a path item of 2.0 that leads to a schema holds no operations', () => {
  const api = apiOf(
    "swagger: '2.0'\npaths: {/a: {$ref: '#/definitions/A'}}\ndefinitions: {A: {type: object}}",
  );
  expect(api.diagnostics.map(brief)).toEqual(['invalid-path-item: /a']);
});

describe('form fields of 2.0', () => {
  test.each([
    ['[{name: a, in: formData, type: string}]', '', 'application/x-www-form-urlencoded'],
    ['[{name: a, in: formData, type: file}]', '', 'multipart/form-data'],
    [
      '[{name: a, in: formData, type: file}]',
      'consumes: [application/x-www-form-urlencoded, multipart/form-data]',
      'multipart/form-data',
    ],
    [
      '[{name: a, in: formData, type: string}]',
      'consumes: [application/json, multipart/form-data]',
      'multipart/form-data',
    ],
    [
      '[{name: a, in: formData, type: string}]',
      'consumes: [application/json]',
      'application/x-www-form-urlencoded',
    ],
  ])('%s, %s, travel as %s', (parameters, operation, type) => {
    expect(operationIn({ parameters, operation }).requestBody?.content.map((one) => one.type)).toEqual([
      type,
    ]);
  });

  test('become the properties of one object', () => {
    const { requestBody, parameters } = operationIn({
      parameters:
        '[{name: a, in: formData, type: file, required: true}, {name: b, in: formData, type: integer, description: B}, {name: q, in: query, type: string}]',
    });
    expect(requestBody?.required).toBe(true);
    expect(requestBody?.content[0]?.schema?.schema('request')).toEqual({
      type: 'object',
      properties: { a: { type: 'string', format: 'binary' }, b: { type: 'integer', description: 'B' } },
      required: ['a'],
    });
    expect(parameters.map(({ name }) => name)).toEqual(['q']);
  });

  test('lead back to the field that a rule was written in', () => {
    const { requestBody } = operationIn({
      parameters:
        '[{name: a, in: formData, type: string}, {name: b, in: formData, type: integer, maximum: 9}]',
    });
    expect(requestBody?.content[0]?.schema?.origin('request', '/properties/b/maximum').pointer).toBe(
      '/paths/~1pets~1{id}/post/parameters/1/maximum',
    );
  });

  test('that are lists say how they are joined', () => {
    const { requestBody } = operationIn({
      parameters:
        '[{name: a, in: formData, type: array, items: {type: string}, collectionFormat: pipes}, {name: __proto__, in: formData, type: string}]',
    });
    expect(requestBody?.content[0]?.node.value).toMatchObject({
      encoding: { a: { style: 'pipeDelimited', explode: false } },
    });
    expect(requestBody?.content[0]?.schema?.schema('request')).toHaveProperty(['properties', '__proto__']);
  });
});

describe('a response of 2.0', () => {
  test('gives its schema and examples to every media type produced', () => {
    const [response] = operationIn({
      operation: 'produces: [application/json, text/csv]',
      responses: `{'200': {description: ok, schema: {type: array}, examples: {text/csv: 'a,b'}}}`,
    }).responses;
    expect(response?.content.map(({ type, examples }) => [type, examples.map(({ value }) => value)])).toEqual(
      [
        ['application/json', []],
        ['text/csv', ['a,b']],
      ],
    );
    expect(response?.content[0]?.schema?.schema('response')).toEqual({ type: 'array' });
  });

  test.each([
    ['{description: ok}', []],
    ['{description: ok, schema: {type: string}}', ['application/json']],
    ['{description: ok, schema: {type: file}}', ['application/octet-stream']],
    ['{description: ok, examples: {text/plain: x}}', ['text/plain']],
  ])('%s without `produces` has the media types %j', (response, types) => {
    expect(
      operationIn({ responses: `{'200': ${response}}` }).responses[0]?.content.map(({ type }) => type),
    ).toEqual(types);
  });

  test('of type file is any bytes', () => {
    const [response] = operationIn({
      responses: "{'200': {description: ok, schema: {type: file}}}",
    }).responses;
    expect(response?.content[0]?.schema?.schema('response')).toEqual({ type: 'string', format: 'binary' });
  });

  test('carries headers, each with its schema, also behind a reference', () => {
    const [response] = operationIn({
      root: 'responses: {Ok: {description: fine, headers: {X-Rate: {type: integer, minimum: 0}}}}',
      responses: "{'200': {$ref: '#/responses/Ok'}}",
    }).responses;
    expect(response?.description).toBe('fine');
    expect(response?.headers.map(({ name, schema }) => [name, schema?.schema('response')])).toEqual([
      ['X-Rate', { type: 'integer', minimum: 0 }],
    ]);
  });
});

describe('the servers of a 2.0 document', () => {
  test.each([
    [
      'host: a.example\nbasePath: /v1/\nschemes: [https, http]',
      ['https://a.example/v1', 'http://a.example/v1'],
    ],
    ['host: a.example:8080', ['//a.example:8080']],
    ['basePath: v2', ['/v2']],
    ['basePath: /', ['/']],
    ['', []],
  ])('%j', (root, urls) => {
    expect(apiOf(petDocument({ root })).servers.map(({ url }) => url)).toEqual(urls);
  });

  test('take the schemes of an operation before those of the root', () => {
    const { servers } = operationIn({
      root: 'host: a.example\nschemes: [http]',
      operation: 'schemes: [https]',
    });
    expect(servers.map(({ url }) => url)).toEqual(['https://a.example']);
  });
});

describe('the security of a 2.0 document', () => {
  test.each([
    ['{type: basic}', { kind: 'authorization', word: 'Basic' }],
    ['{type: apiKey, in: header, name: X-Key}', { kind: 'header', name: 'X-Key' }],
    ['{type: apiKey, in: query, name: key}', { kind: 'query', name: 'key' }],
    [
      '{type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: b, scopes: {x: y}}',
      { kind: 'authorization', word: 'Bearer' },
    ],
  ])('%s', (definition, scheme) => {
    const api = apiOf(petDocument({ root: `securityDefinitions: {s: ${definition}}\nsecurity: [{s: []}]` }));
    expect(api.securitySchemes.get('s')).toMatchObject(scheme);
    expect(operationOf(api).security).toEqual([['s']]);
  });

  test('names an OAuth flow as 3.x does', () => {
    const api = apiOf(
      petDocument({
        root: 'securityDefinitions: {s: {type: oauth2, flow: application, tokenUrl: t, scopes: {a: b}}}',
      }),
    );
    expect(api.securitySchemes.get('s')?.node.value).toEqual({
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: 't', scopes: { a: 'b' } } },
    });
  });
});

test('a part that cannot be read is told at its place and breaks no other', () => {
  const api = apiOf(
    petDocument({
      parameters:
        "[{$ref: '#/parameters/Gone'}, {name: a, in: somewhere}, 7, {name: q, in: query, type: string}]",
      responses: "{'200': {$ref: '#/responses/Gone'}, '404': {description: none}}",
    }),
  );
  expect(api.diagnostics.map(({ code }) => code)).toEqual([
    'unresolved-ref',
    'unresolved-ref',
    'invalid-parameter',
    'invalid-parameter',
  ]);
  expect(operationOf(api).parameters.map(({ name }) => name)).toEqual(['q']);
  expect(operationOf(api).responses.map(({ status }) => status)).toEqual(['404']);
});

test('the discriminator of 2.0, a text, is an object as in 3.x', () => {
  const [response] = operationIn({
    root: 'definitions: {Pet: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}}',
    responses: "{'200': {description: ok, schema: {$ref: '#/definitions/Pet'}}}",
  }).responses;
  expect(response?.content[0]?.schema?.schema('response')).toMatchObject({
    $defs: { Pet: { discriminator: { propertyName: 'kind' } } },
  });
});
