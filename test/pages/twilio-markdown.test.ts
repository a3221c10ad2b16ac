import { describe, expect, test } from '@jest/globals';
import { json, sectionedPage } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf, textOf } from './read-draft.js';

const operation = '/paths/~1v3~1things~1{id}/get';

describe('a page of JSON blocks under fixed headings', () => {
  test('becomes a document with what the page does not say marked', () => {
    const { document } = draftOf(sectionedPage());
    const reason = 'The page shows the header Authorization with the value "Bearer <<KEY>>".';
    expect(document).toEqual({
      openapi: '3.0.3',
      info: {
        title: 'Read a thing',
        version: '0.0.0',
        'x-inferred': {
          title: 'The page does not name the API; its own title stands in.',
          version: 'The page states no version of the API; 0.0.0 is a placeholder.',
        },
      },
      servers: [{ url: 'https://api.example.org' }],
      security: [{ bearerAuth: [] }],
      paths: {
        '/v3/things/{id}': {
          get: {
            summary: 'Read a thing',
            parameters: [
              {
                name: 'id',
                in: 'path',
                required: true,
                schema: { type: 'string' },
                'x-inferred': { schema: 'The path has the parameter "id"; the page does not describe it.' },
              },
            ],
            responses: { 200: { description: 'Fine' } },
            'x-tally-source': { page: 'thing.md', lines: [1, 25] },
          },
        },
      },
      components: {
        securitySchemes: {
          bearerAuth: {
            type: 'http',
            scheme: 'bearer',
            description: 'API Key',
            'x-inferred': { type: reason, scheme: reason },
          },
        },
      },
      'x-inferred': { openapi: 'The page names no version; its schemas are written as in OpenAPI 3.0.' },
    });
  });

  test.each([
    [
      'several servers, the longest of which the address starts with',
      {
        path: 'https://a.example.org/v3/things/{id}',
        method: 'GET',
        servers: [{ url: 'https://a.example.org' }, { url: 'https://a.example.org/v3/' }],
      },
      '/things/{id}',
      [{ url: 'https://a.example.org' }, { url: 'https://a.example.org/v3/' }],
    ],
    [
      'no server',
      { path: 'https://a.example.org/v3/things/{id}', method: 'get' },
      '/v3/things/{id}',
      [{ url: 'https://a.example.org' }],
    ],
    ['a path alone', { path: '/v3/things/{id}', method: 'get' }, '/v3/things/{id}', undefined],
  ])('cuts an address with %s', (_, head, path, servers) => {
    const { document } = draftOf(sectionedPage({ 'Operation overview': json(head) }));
    expect(Object.keys(document.paths ?? {})).toEqual([path]);
    expect(document.servers).toEqual(servers);
  });

  test('keeps every parameter but the headers that OpenAPI describes elsewhere', () => {
    const page = sectionedPage({
      Headers: json([
        { in: 'header', name: 'Authorization', default: 'Bearer <<KEY>>', schema: { type: 'string' } },
        { in: 'header', name: 'Content-Type', schema: { type: 'string' } },
        { in: 'header', name: 'on-behalf-of', schema: { type: 'string' }, refName: '#/x', modelName: 'y' },
      ]),
      'Path parameters': json([{ name: 'id', in: 'path', schema: { type: 'string' } }]),
      'Query string': json([{ name: 'limit', in: 'query', default: 5, schema: { type: 'integer' } }]),
    });
    expect(documentAt(page, `${operation}/parameters`)).toEqual([
      { in: 'header', name: 'on-behalf-of', schema: { type: 'string' } },
      {
        name: 'id',
        in: 'path',
        schema: { type: 'string' },
        required: true,
        'x-inferred': { required: 'A path parameter is always required.' },
      },
      { name: 'limit', in: 'query', schema: { type: 'integer', default: 5 } },
    ]);
  });

  test("removes the site's own keys from schemas, never from names and examples", () => {
    const schema = {
      type: 'object',
      refName: 'Thing',
      modelName: 'Thing',
      properties: {
        refName: { type: 'string', modelName: 'Name', refName: 'Name' },
        modelName: { type: 'string' },
      },
      example: { refName: 'kept', modelName: 'kept' },
    };
    const page = sectionedPage({ 'Request body': json({ schema, encodingType: 'application/json' }) });
    expect(documentAt(page, `${operation}/requestBody/content/application~1json/schema`)).toEqual({
      type: 'object',
      properties: { refName: { type: 'string', 'x-model-name': 'Name' }, modelName: { type: 'string' } },
      example: { refName: 'kept', modelName: 'kept' },
      'x-model-name': 'Thing',
    });
  });

  test('takes each response as printed and gives no body to one without content', () => {
    const content = { 'application/json': { schema: { type: 'string' } } };
    const page = sectionedPage({
      Responses: json([
        { responseCode: '200', schema: { description: '', content }, modelName: 'x' },
        { responseCode: '429', schema: { description: '' } },
        { responseCode: 'default', schema: {} },
        { responseCode: '429', schema: { description: 'again' } },
        { schema: { description: 'no status' } },
      ]),
    });
    expect(documentAt(page, `${operation}/responses`)).toEqual({
      200: { description: '', content },
      429: { description: '' },
      default: { description: '' },
    });
    expect(draftOf(page).ambiguous.map(({ message }) => message)).toEqual([
      'The status 429 is listed twice; the first is taken.',
      'An entry under "Responses" has no status code; it is left out.',
    ]);
  });

  test('keeps a pattern that no Unicode regular expression compiles', () => {
    const pattern = "^[\\`\\']+$";
    const schema = { type: 'string', pattern };
    const page = sectionedPage({ 'Request body': json({ schema, encodingType: 'text/plain' }) });
    expect(documentAt(page, `${operation}/requestBody/content/text~1plain/schema/pattern`)).toBe(pattern);
    expect(() => new RegExp(pattern, 'u')).toThrow();
  });

  test('places the parts of a block printed over several lines', () => {
    const page = sectionedPage({
      Responses: json([{ responseCode: '200', schema: { description: 'Fine' } }, { responseCode: '404' }], 1),
    });
    expect(pageTextOf(page, `${operation}/responses/200`)).toBe('"schema": {|"description": "Fine"|}');
    expect(pageTextOf(page, `${operation}/responses/404`)).toBe('{|"responseCode": "404"|}');
  });

  test('takes the prose under its headings as descriptions, headings of their own included', () => {
    const page = sectionedPage({
      'Operation overview': `${json({ path: 'https://a.org/things', method: 'get' })}\n\nReads.\n\n### Headers\n\nAre sent.`,
    });
    expect(documentAt(page, '/paths/~1things/get/description')).toBe('Reads.\n\n### Headers\n\nAre sent.');
    expect(pageTextOf(page, '/paths/~1things/get/description')).toContain('Reads.||### Headers||Are sent.');
  });

  test.each([
    ['Basic <<credentials>>', 'basicAuth', { type: 'http', scheme: 'basic' }],
    ['<<YOUR_KEY>>', 'Authorization', { type: 'apiKey', in: 'header', name: 'Authorization' }],
  ])('makes the security scheme of an Authorization header with %s', (sample, name, scheme) => {
    const page = sectionedPage({ Headers: json([{ in: 'header', name: 'Authorization', default: sample }]) });
    expect(documentAt(page, `/components/securitySchemes/${name}`)).toMatchObject(scheme);
    expect(documentAt(page, '/security')).toEqual([{ [name]: [] }]);
  });

  test('says that security is not stated where no credential is shown', () => {
    const page = sectionedPage({ Headers: json([]) });
    expect(documentAt(page, '/security')).toBeUndefined();
    expect(documentAt(page, '/x-not-stated')).toEqual({
      security: 'The page says "API Key" and shows no credential.',
    });
  });

  test('takes the body of the curl sample as the example and skips the other samples', () => {
    const samples = [
      'Read a thing\n\n```python\nprint(1)\n```',
      '```bash\ncurl -X GET "https://a.org" \\\n--data \'{"name": "A \\"b\\""}\'\n```',
    ];
    const page = sectionedPage({
      'Request body': json({ schema: { type: 'object' }, encodingType: 'application/json' }),
      Responses: `${json([{ responseCode: '200', schema: { description: '' } }])}\n\n${samples.join('\n\n')}`,
    });
    const example = `${operation}/requestBody/content/application~1json/example`;
    expect(documentAt(page, example)).toEqual({ name: 'A "b"' });
    expect(pageTextOf(page, example)).toContain('curl -X GET');
    expect(
      draftOf(page).skipped.map(({ lines, message }) => [message, textOf(page, lines).split('|')[0]]),
    ).toEqual([
      ['code sample (python)', '```python'],
      ['caption of a code sample', 'Read a thing'],
      ['code sample (bash)', '```bash'],
    ]);
    expect(draftOf(page).unconsumed).toEqual([]);
  });

  test('lists text that no heading accounts for as not read', () => {
    const page = sectionedPage({ 'Query string': `${json([])}\n\nOnly one may be given.` });
    expect(draftOf(page).unconsumed.map((lines) => textOf(page, lines))).toEqual(['Only one may be given.']);
  });
});

test('a reference to what the page does not hold is told at its line', () => {
  const page = sectionedPage({ 'Request body': json({ schema: { $ref: '#/components/schemas/Tree' } }) });
  expect(draftOf(page).diagnostics).toMatchObject([
    { code: 'page-reference-unresolved', message: '"#/components/schemas/Tree" is not on the page.' },
  ]);
});

test('a sentence above a sample is no caption', () => {
  const sample = 'Send the source, too:\n\n```bash\n{"source": "form"}\n```';
  const page = sectionedPage({
    Responses: `${json([{ responseCode: '200', schema: { description: '' } }])}\n\n${sample}`,
  });
  expect(draftOf(page).unconsumed.map((lines) => textOf(page, lines))).toEqual(['Send the source, too:']);
});

test('what is said of the operation beside its path is kept, and keys that nothing is made of are told', () => {
  const page = sectionedPage({
    'Operation overview': json({
      path: 'https://a.b/c',
      method: 'put',
      deprecated: true,
      operationId: 'c',
      since: 1,
    }),
    'Request body': json({ schema: { type: 'object' }, wire: 'x' }),
  });
  expect(documentAt(page, '/paths/~1c/put')).toMatchObject({ deprecated: true, operationId: 'c' });
  expect(draftOf(page).ambiguous.map(({ message }) => message)).toEqual([
    'Nothing is made of "since" in this block.',
    'Nothing is made of "wire" in this block.',
  ]);
});
