import { describe, expect, test } from '@jest/globals';
import { apiOf, brief, operationOf } from './load-text.js';

const head = (version: string) => `openapi: ${version}\ninfo: {title: t, version: '1'}\n`;

describe('webhooks', () => {
  test('are operations under their name, without servers', () => {
    const api = apiOf(
      `${head('3.1.0')}servers: [{url: https://a.example}]\nwebhooks: {newPet: {post: {operationId: told, requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {'200': {description: ok}}}}}`,
    );
    expect(api.operations).toEqual([]);
    expect(
      api.webhooks.map(({ id, method, path, servers, responses }) => [
        id,
        method,
        path,
        servers,
        responses.length,
      ]),
    ).toEqual([['told', 'POST', 'newPet', [], 1]]);
  });

  test('may stand behind a reference to a path item', () => {
    const api = apiOf(
      `${head('3.1.0')}webhooks: {a: {$ref: '#/components/pathItems/A'}}\ncomponents: {pathItems: {A: {put: {}}}}`,
    );
    expect(api.webhooks.map(({ id }) => id)).toEqual(['PUT a']);
  });
});

describe('callbacks', () => {
  test('hold the operations of each expression', () => {
    const api = apiOf(
      `${head('3.0.3')}paths: {/a: {post: {callbacks: {done: {'{$request.body#/url}': {post: {operationId: back, responses: {'2XX': {description: ok}}}}}, x-a: {}}}}}`,
    );
    const [callback] = operationOf(api).callbacks;
    expect([callback?.name, callback?.expression]).toEqual(['done', '{$request.body#/url}']);
    expect(callback?.operations.map(({ id, path }) => [id, path])).toEqual([
      ['back', '{$request.body#/url}'],
    ]);
  });

  test('in a circle are built once', () => {
    const api = apiOf(
      `${head('3.1.0')}paths: {/a: {$ref: '#/components/pathItems/A'}}\ncomponents: {pathItems: {A: {post: {operationId: a, callbacks: {c: {url: {$ref: '#/components/pathItems/A'}}}}}}}`,
    );
    const inner = operationOf(api).callbacks[0]?.operations[0];
    expect(inner?.id).toBe('a');
    expect(inner?.callbacks[0]?.operations[0]).toBe(inner);
  });

  test('that double at every step do not grow without measure', () => {
    const steps = 60;
    const items = Array.from(
      { length: steps },
      (_, at) =>
        `P${at}: {post: {callbacks: {a: {u: {$ref: '#/components/pathItems/P${at + 1}'}}, b: {u: {$ref: '#/components/pathItems/P${at + 1}'}}}}}`,
    );
    const api = apiOf(
      `${head('3.1.0')}paths: {/a: {$ref: '#/components/pathItems/P0'}}\ncomponents: {pathItems: {${items.join(', ')}, P${steps}: {post: {}}}}`,
    );
    expect(operationOf(api).callbacks.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('in a chain of 20,000 references do not exhaust the stack', () => {
    const steps = 20_000;
    const items = Array.from({ length: steps }, (_, at) => [
      `P${at}`,
      { post: { callbacks: { a: { u: { $ref: `#/components/pathItems/P${at + 1}` } } } } },
    ]);
    const document = {
      openapi: '3.1.0',
      paths: { '/a': { $ref: '#/components/pathItems/P0' } },
      components: { pathItems: { ...Object.fromEntries(items), [`P${steps}`]: { post: {} } } },
    };
    expect(apiOf(JSON.stringify(document)).operations).toHaveLength(1);
  });
});

test('links keep their parameters, expressions as written', () => {
  const api = apiOf(
    `${head('3.1.0')}paths: {/a: {get: {responses: {'200': {description: ok, links: {next: {operationId: b, parameters: {path.id: $response.body#/id, q: 1}, requestBody: $response.body}, far: {$ref: '#/components/links/Far'}}}}}}}\ncomponents: {links: {Far: {operationRef: '#/paths/~1b/get'}}}`,
  );
  const [next, far] = operationOf(api).responses[0]?.links ?? [];
  expect(next).toMatchObject({ name: 'next', operationId: 'b', requestBody: '$response.body' });
  expect([...(next?.parameters ?? [])]).toEqual([
    ['path.id', '$response.body#/id'],
    ['q', 1],
  ]);
  expect(far).toMatchObject({ name: 'far', operationRef: '#/paths/~1b/get' });
});

describe('OpenAPI 3.2', () => {
  test('has the method QUERY and any others', () => {
    const api = apiOf(
      `${head('3.2.0')}paths: {/a: {query: {}, additionalOperations: {COPY: {operationId: copy}, Link: {}}, get: {}}}`,
    );
    expect(api.operations.map(({ id }) => id)).toEqual(['GET /a', 'QUERY /a', 'copy', 'Link /a']);
  });

  test('gives a sequential media type the schema of its items', () => {
    const api = apiOf(
      `${head('3.2.0')}paths: {/a: {get: {responses: {'200': {content: {application/jsonl: {itemSchema: {type: integer}}}}}}}}`,
    );
    const [mediaType] = operationOf(api).responses[0]?.content ?? [];
    expect([mediaType?.schema, mediaType?.itemSchema?.schema('response')]).toEqual([
      undefined,
      { type: 'integer' },
    ]);
  });

  test('describes the whole query in one', () => {
    const api = apiOf(
      `${head('3.2.0')}paths: {/a: {get: {parameters: [{name: q, in: querystring, required: true, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}]}}}`,
    );
    const { querystring, parameters } = operationOf(api);
    expect(parameters).toEqual([]);
    expect(querystring).toMatchObject({
      name: 'q',
      required: true,
      content: { type: 'application/x-www-form-urlencoded' },
    });
    expect(querystring?.content.schema?.schema('request')).toEqual({ type: 'object' });
  });

  test('has media types behind references, and examples as data', () => {
    const api = apiOf(
      `${head('3.2.0')}paths: {/a: {get: {responses: {'200': {content: {application/json: {$ref: '#/components/mediaTypes/M'}}}}}}}\ncomponents: {mediaTypes: {M: {schema: {type: string}, examples: {a: {dataValue: x}, b: {serializedValue: '"y"'}}}}}`,
    );
    const [mediaType] = operationOf(api).responses[0]?.content ?? [];
    expect(mediaType?.examples.map(({ name, value }) => [name, value])).toEqual([
      ['a', 'x'],
      ['b', 'y'],
    ]);
  });
});

test('an example in a file of its own is read where it is JSON and may be reached', () => {
  const api = apiOf(`${head('3.1.0')}paths: {/a: {$ref: parts/a.yaml}}`, {
    'parts/a.yaml':
      "get: {responses: {'200': {description: a, content: {application/json: {examples: {a: {externalValue: pet.json}, b: {externalValue: gone.json}, c: {externalValue: 'https://example.com/c.json'}}}}}}}",
    'parts/pet.json': '{"name": "Rex"}',
  });
  const [mediaType] = operationOf(api).responses[0]?.content ?? [];
  expect(mediaType?.examples.map(({ name, value }) => [name, value])).toEqual([['a', { name: 'Rex' }]]);
});

describe('what authors write and mean', () => {
  test('4xx and Default are 4XX and default', () => {
    const api = apiOf(
      `${head('3.1.0')}paths: {/a: {get: {responses: {2xx: {description: a}, Default: {description: b}}}}}`,
    );
    expect(operationOf(api).responses.map(({ status }) => status)).toEqual(['2XX', 'default']);
  });

  test('a status that cannot be is told where no official schema looks', () => {
    const files = { 'a.yaml': 'get: {responses: {4xx: {description: a}, ok: {description: b}}}' };
    const api = apiOf(`${head('3.1.0')}paths: {/a: {$ref: a.yaml}}`, files);
    expect(api.diagnostics.map((one) => [brief(one), one.fix])).toEqual([
      ['invalid-status: 4xx', 'Write `4XX`.'],
      ['invalid-status: ok', 'Write the status that is sent.'],
    ]);
  });

  test('an operation behind a reference is read, and told', () => {
    const api = apiOf(`${head('3.0.3')}paths: {/a: {get: {$ref: a.yaml}}}`, {
      'a.yaml': 'operationId: a\nresponses: {"200": {description: ok}}',
    });
    expect(api.operations.map(({ id, responses }) => [id, responses.length])).toEqual([['a', 1]]);
    expect(api.diagnostics.map((one) => `${one.severity} ${brief(one)}`)).toEqual([
      'info operation-ref: a.yaml',
    ]);
  });

  test('fields beside the reference of a path item count before those that it leads to', () => {
    const api = apiOf(
      `${head('3.1.0')}paths: {/a: {$ref: a.yaml, get: {operationId: own}, parameters: [{name: p, in: query}]}}`,
      { 'a.yaml': 'get: {operationId: other}\nput: {operationId: far}' },
    );
    expect(api.operations.map(({ id, parameters }) => [id, parameters.length])).toEqual([
      ['own', 1],
      ['far', 1],
    ]);
  });

  test('a description beside the reference of a response is its own', () => {
    const api = apiOf(
      `${head('3.1.0')}paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/R', description: mine}}}}}\ncomponents: {responses: {R: {description: shared}}}`,
    );
    expect(operationOf(api).responses[0]?.description).toBe('mine');
  });

  test('a path item that leads to something else holds no operations', () => {
    const api = apiOf(
      `${head('3.1.0')}paths: {/a: {$ref: '#/components/schemas/A'}}\ncomponents: {schemas: {A: {type: object}}}`,
    );
    expect(api.diagnostics.map(brief)).toEqual(['invalid-path-item: /a']);
  });

  test.each([
    ['/a/{id}/b/{id}', ['repeated-placeholder: /a/{id}/b/{id}']],
    ['/a/{id}/b/{other}', []],
  ])('a template that names a parameter twice is told: %s', (path, found) => {
    expect(apiOf(`${head('3.1.0')}paths: {'${path}': {get: {}}}`).diagnostics.map(brief)).toEqual(found);
  });

  test('a parameter that its list has twice is told, and one that overrides is not', () => {
    const api = apiOf(
      `${head('3.1.0')}paths: {/a: {parameters: [{name: p, in: query, schema: {type: string}}], get: {parameters: [{name: p, in: query, schema: {type: integer}}, {name: p, in: query, schema: {type: boolean}}]}}}`,
    );
    expect(api.diagnostics.map(({ code, place }) => [code, place.pointer])).toEqual([
      ['duplicate-parameter', '/paths/~1a/get/parameters/1'],
    ]);
    expect(operationOf(api).parameters[0]?.schema?.schema('request')).toEqual({ type: 'boolean' });
  });
});
