import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Api } from '../../src/openapi/api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { mixedDialects } from '../../src/openapi/mixed-dialects.js';
import { modelSchemas } from '../../src/openapi/model-schemas.js';
import { structureDiagnostics } from '../../src/openapi/structure/structure-diagnostics.js';

/** Everything that can be asked of a text: its model, every schema both ways, every place, the structure. Never throws. */
async function readAll(text: string): Promise<Api | undefined> {
  const loaded = loadApi({ path: 'api.yaml', text }, () => undefined);
  if (!loaded.ok) {
    expect(loaded.diagnostic.message).not.toBe('');
    expect(loaded.diagnostic.fix).toBeTruthy();
    return undefined;
  }
  const { api } = loaded;
  for (const schema of modelSchemas(api)) {
    for (const direction of ['request', 'response'] as const) {
      JSON.stringify(schema.bundle(direction).schema);
      schema.origin(direction, '/properties/a');
    }
  }
  const found = [...api.diagnostics, ...mixedDialects(api), ...structureDiagnostics(api)];
  for (const { message, place } of found) {
    expect(message).not.toBe('');
    expect(place.range?.start ?? 0).toBeLessThanOrEqual(text.length);
  }
  return api;
}

const json = fc.jsonValue({ maxDepth: 4 });
const versions = fc.constantFrom('2.0', '3.0.3', '3.1.0', '3.2.0');
const names = [
  ...[
    'paths',
    '/a/{b}',
    'get',
    'post',
    'parameters',
    'responses',
    '200',
    '4xx',
    'default',
    'content',
    'schema',
  ],
  ...[
    'name',
    'in',
    'type',
    'items',
    'properties',
    'required',
    'allOf',
    'anyOf',
    '$ref',
    '$id',
    '$anchor',
    'nullable',
  ],
  ...[
    'components',
    'definitions',
    'headers',
    'examples',
    'callbacks',
    'links',
    'security',
    'consumes',
    'produces',
  ],
  ...[
    'requestBody',
    'application/json',
    '__proto__',
    'constructor',
    'length',
    'toString',
    'schemas',
    'webhooks',
  ],
];
const values = fc.constantFrom<unknown>(
  ...[
    'query',
    'body',
    'formData',
    'path',
    'file',
    'array',
    'object',
    'string',
    '#',
    '#/',
    '#/paths',
    '#/components',
  ],
  ...[
    '#/definitions/a',
    '#/components/schemas/a',
    '#a',
    'a.yaml',
    'http://[',
    '%zz',
    '//',
    '?',
    null,
    true,
    0,
    1e308,
    -1,
  ],
);

/** Documents that nearly are ones: OpenAPI's own words in any order. */
const nearly = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'node' },
    values,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...names), tie('node')), { maxLength: 4 }).map((entries) => {
      const mapping: Record<string, unknown> = {};
      for (const [key, value] of entries) {
        Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
      }
      return mapping;
    }),
  ),
})).node;

const valid = `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a/{id}:
    post:
      parameters: [{name: id, in: path, required: true, schema: {$ref: '#/components/schemas/A'}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
      responses: {'200': {description: ok, headers: {X-A: {schema: {type: integer}}}}}
components:
  schemas: {A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}}
`;

describe('whatever the text', () => {
  test('any bytes are a model or a diagnostic', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readAll(Buffer.from(bytes).toString('utf8'));
      }),
      { numRuns: 150 },
    );
  });

  test('any JSON is a model or a diagnostic', async () => {
    await fc.assert(
      fc.asyncProperty(json, versions, async (value, version) => {
        const key = version === '2.0' ? 'swagger' : 'openapi';
        await readAll(
          JSON.stringify({ [key]: version, paths: value, components: value, definitions: value }),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('any order of OpenAPI’s own words is a model or a diagnostic', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(nearly, nearly, nearly),
        versions,
        async ([operation, pathItem, components], version) => {
          const key = version === '2.0' ? 'swagger' : 'openapi';
          const paths = { '/a/{b}': { post: operation }, '/c': pathItem };
          const document = {
            [key]: version,
            paths,
            components,
            definitions: components,
            parameters: components,
          };
          await readAll(JSON.stringify(document));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a document that was cut off is a model or a diagnostic', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: valid.length }), async (length) => {
        await readAll(valid.slice(0, length));
      }),
      { numRuns: 80 },
    );
  });

  test('a document with one character changed is a model or a diagnostic', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: valid.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, text) => {
          await readAll(valid.slice(0, at) + text + valid.slice(at + 1));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('hostile documents', () => {
  const withSchemas = (schemas: unknown) =>
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
      paths: {
        '/a': {
          get: {
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } } },
            },
          },
        },
      },
      components: { schemas },
    });

  test('10,000 schemas in a chain of references are all there', async () => {
    const count = 10_000;
    const chain = Array.from({ length: count }, (_, at) => [
      `S${at}`,
      at + 1 < count
        ? { properties: { a: { $ref: `#/components/schemas/S${at + 1}` } } }
        : { type: 'string' },
    ]);
    const api = await readAll(withSchemas(Object.fromEntries(chain)));
    const schema = api?.operations[0]?.responses[0]?.content[0]?.schema?.schema('response');
    expect(Object.keys((schema as { $defs: object }).$defs)).toHaveLength(count);
  });

  test('references that double at each step are each read once', async () => {
    const chain = Array.from({ length: 200 }, (_, at) => {
      const $ref = `#/components/schemas/S${at + 1}`;
      return [`S${at}`, { allOf: [{ $ref }, { $ref }] }];
    });
    const api = await readAll(withSchemas(Object.fromEntries([...chain, ['S200', {}]])));
    expect(api?.diagnostics).toEqual([]);
  });

  test('a chain of 10,000 bare references ends where it ends', async () => {
    const count = 10_000;
    const chain = Array.from({ length: count }, (_, at) => [
      `S${at}`,
      at + 1 < count ? { $ref: `#/components/schemas/S${at + 1}` } : { type: 'string' },
    ]);
    expect((await readAll(withSchemas(Object.fromEntries(chain))))?.operations).toHaveLength(1);
  });

  test.each([
    ['10,000 levels of JSON', `{"openapi":"3.1.0","x-a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, /deep/],
    [
      '10,000 levels of schemas',
      withSchemas({ S0: 'deep' }).replace('"deep"', `${'{"not":'.repeat(10_000)}{}${'}'.repeat(10_000)}`),
      /deep/,
    ],
    ['10,000 levels of YAML', `openapi: 3.1.0\nx-a: ${'['.repeat(10_000)}`, /deep|depth/i],
    [
      'a billion laughs',
      `openapi: 3.1.0\nx-0: &x0 [ha, ha]\n${Array.from({ length: 40 }, (_, at) => `x-${at + 1}: &x${at + 1} [*x${at}, *x${at}]`).join('\n')}`,
      /expand/,
    ],
  ])('%s are refused in a sentence', (_what, text, message) => {
    const loaded = loadApi({ path: 'api.yaml', text }, () => undefined);
    expect(loaded).toMatchObject({
      ok: false,
      diagnostic: { code: 'syntax', message: expect.stringMatching(message) },
    });
  });

  test('900 levels are read', async () => {
    const deep = JSON.parse(`${'{"not":'.repeat(900)}{}${'}'.repeat(900)}`);
    expect(await readAll(withSchemas({ S0: deep }))).toBeDefined();
  });

  test.each(['1e999', '-1e999', '1e-999', '99999999999999999999999999', '0.1e1000000000'])(
    'the number %s is read',
    async (number) => {
      const text = `{"openapi": "3.1.0", "paths": {"/a": {"get": {"parameters": [{"name": "a", "in": "query", "schema": {"maximum": ${number}, "minLength": ${number}}}]}}}}`;
      expect((await readAll(text))?.operations).toHaveLength(1);
    },
  );

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'])(
    'the name %s is data',
    async (name) => {
      const schemas = JSON.parse(
        `{"S0": {"properties": {"${name}": {"$ref": "#/components/schemas/${name}"}}}, "${name}": {"type": "string"}}`,
      );
      const api = await readAll(withSchemas(schemas));
      const schema = api?.operations[0]?.responses[0]?.content[0]?.schema;
      expect(schema?.bundle('response').diagnostics).toEqual([]);
    },
  );
});

describe('a syntax error has a place and a fix', () => {
  test.each([
    ['a:\n\tb: 1', '\t', 'Indent with spaces.'],
    ['a: *nope', 'n', 'Define the anchor `&nope` before it, or quote the text.'],
    ['a: & 1', ' ', 'Quote the text: a plain value cannot begin with `&` or `*`.'],
    ['a: @x', '@', 'Quote the value: it cannot begin with `@`.'],
    ['a: b: c', ':', 'Align the entry with those beside it, or quote the value if it holds `: `.'],
    ['a: 1\na: 2', 'a', 'Remove one of the two entries, or merge them.'],
    ['a: "\\q"', 'q', 'Write the backslash twice, or use single quotes.'],
    ['{"a": 1 "b": 2}', ':', 'Put a comma between the two entries.'],
    ['a: !!js/x y', '!', 'Remove the tag.'],
    ['a: "b', '', 'Close the quotes.'],
    ['a: [b', '', 'Close the bracket that is still open.'],
  ])('%j', (text, under, fix) => {
    const loaded = loadApi({ path: 'a.yaml', text }, () => undefined);
    const diagnostic = loaded.ok ? undefined : loaded.diagnostic;
    const start = diagnostic?.place.range?.start ?? 0;
    expect([text.slice(start, start + 1), diagnostic?.fix]).toEqual([under, fix]);
  });
});
