import { describe, expect, test } from '@jest/globals';
import { stackedPage } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf, textOf } from './read-draft.js';

const operation = '/paths/~1things~1{id}/patch';
const body = `${operation}/requestBody/content/application~1json`;
const ok = `${operation}/responses/200`;

function curl(url: string, ...options: string[]): string[] {
  return ['Update a thing', ['curl --request PATCH', `--url ${url}`, ...options].join(' \\\n  ')];
}

/** A page whose body is the given field lines. */
function bodyPage(...lines: string[]) {
  return stackedPage(['Body', '', 'application/json', '', ...lines, '', 'Response', '', '204']);
}

describe('a page with one line for each part of a field', () => {
  test('becomes a document with what the page does not say marked', () => {
    const page = stackedPage(
      [
        'Authorizations',
        '',
        'Authorization',
        'string',
        'header',
        'required',
        '',
        'A token.',
        '',
        'Path Parameters',
        '',
        'id',
        'string<uuid>',
        'required',
        '',
        'Query Parameters',
        '',
        'page',
        'integer',
        'default:1',
        '',
        'Body',
        '',
        'application/json',
        '',
        'A thing.',
        '',
        'name',
        'string',
        'required',
        '',
        'Its name',
        '',
        'Response',
        '',
        'Successful Response',
        '',
        'A thing.',
        '',
        'no',
        'integer',
        'required',
      ],
      [
        ...curl(
          'https://your_service/things/{id}',
          "--header 'Authorization: Bearer <token>'",
          `--data '{\n  "name": "it''s"\n}'`,
        ),
        '{',
        '  "no": 123',
        '}',
      ],
    );
    const token = 'The page shows the header Authorization with the value "Bearer <token>".';
    expect(draftOf(page).document).toEqual({
      openapi: '3.1.0',
      info: {
        title: 'Update a thing',
        version: '0.0.0',
        'x-inferred': {
          title: 'The page does not name the API; its own title stands in.',
          version: 'The page states no version of the API; 0.0.0 is a placeholder.',
        },
      },
      servers: [
        {
          url: 'https://your_service',
          'x-inferred': {
            url: "The page prints no server; this is the curl sample's. Its host looks like a placeholder and is kept as printed.",
          },
        },
      ],
      security: [{ bearerAuth: [] }],
      paths: {
        '/things/{id}': {
          patch: {
            summary: 'Update a thing',
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
              { name: 'page', in: 'query', schema: { type: 'integer', default: 1 } },
            ],
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    description: 'A thing.',
                    properties: { name: { type: 'string', description: 'Its name' } },
                    required: ['name'],
                  },
                  example: { name: 'its' },
                },
              },
              'x-not-stated': { required: 'The page does not print whether the body must be sent.' },
            },
            responses: {
              200: {
                description: 'Successful Response',
                content: {
                  'application/json': {
                    schema: {
                      type: 'object',
                      description: 'A thing.',
                      properties: { no: { type: 'integer' } },
                      required: ['no'],
                    },
                    example: { no: 123 },
                  },
                },
                'x-inferred': {
                  content: 'The page prints no media type for the response; its sample is JSON.',
                },
              },
            },
            'x-inferred': {
              responses: 'The page prints no status code; the one response it describes is taken for 200.',
            },
            'x-not-stated': {
              responses: 'The page shows one response; it does not say what others there are.',
            },
            'x-tally-source': { page: 'thing.txt', lines: [1, 58] },
          },
        },
      },
      components: {
        securitySchemes: {
          bearerAuth: {
            type: 'http',
            scheme: 'bearer',
            description: 'A token.',
            'x-inferred': { type: token, scheme: token },
          },
        },
      },
    });
    expect(pageTextOf(page, '/servers/0')).toContain('curl --request PATCH');
    expect(pageTextOf(page, `${body}/schema/properties/name`)).toBe('name|string|required||Its name');
    expect(pageTextOf(page, `${ok}/content/application~1json/example`)).toBe('{|"no": 123|}');
    expect(pageTextOf(page, '/components/securitySchemes/bearerAuth')).toBe(
      'Authorization|string|header|required||A token.',
    );
    expect(draftOf(page).unconsumed).toEqual([]);
  });

  test.each([
    [
      'properties named like keywords',
      ['properties', 'object', '', 'Its own.', '', 'description', 'string | null'],
      {
        properties: { type: 'object', description: 'Its own.' },
        description: { type: ['string', 'null'] },
      },
    ],
    [
      'a field named like a type',
      ['object', 'string', '', 'string', 'string'],
      { object: { type: 'string' }, string: { type: 'string' } },
    ],
    [
      'a field named like a section',
      ['Body', 'string', '', 'Response', 'object'],
      { Body: { type: 'string' }, Response: { type: 'object' } },
    ],
    [
      'a description that runs into the next field',
      ['a', 'object', '', 'First.', '', 'Then b', 'b', 'integer'],
      {
        a: { type: 'object', description: 'First.\n\nThen b' },
        b: { type: 'integer' },
      },
    ],
    [
      'allowed values',
      ['kind', 'enum<string>', '', 'The kind', '', 'Available options:', 'a,', 'b', 'c', 'string'],
      {
        kind: { type: 'string', description: 'The kind', enum: ['a', 'b'] },
        c: { type: 'string' },
      },
    ],
    [
      'allowed numbers or null',
      ['kind', 'enum<integer> | null', '', 'Available options:', '1,', '2'],
      { kind: { type: ['integer', 'null'], enum: [1, 2, null] } },
    ],
    [
      'limits',
      [
        'n',
        'integer',
        '',
        'How many',
        '',
        'Required range: 1 <= x <= 100',
        '',
        's',
        'string',
        '',
        'Maximum string length: 5',
      ],
      {
        n: { type: 'integer', minimum: 1, maximum: 100, description: 'How many' },
        s: { type: 'string', maxLength: 5 },
      },
    ],
    [
      'flags',
      ['a', 'string', 'read-only', 'deprecated', '', 'b', 'boolean', 'default:true'],
      {
        a: { type: 'string', readOnly: true, deprecated: true },
        b: { type: 'boolean', default: true },
      },
    ],
    [
      'buttons of the site',
      ['a', 'object[] | null', '', 'Show child attributes'],
      { a: { type: ['array', 'null'], items: { type: 'object' } } },
    ],
    [
      'a prototype key',
      ['__proto__', 'string', '', 'constructor', 'string'],
      JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}'),
    ],
  ])('reads %s', (_, lines, properties) => {
    expect(documentAt(bodyPage(...lines), `${body}/schema/properties`)).toEqual(properties);
  });

  test.each([
    [
      'a status and a media type',
      ['201 - application/json', '', 'Made'],
      '201',
      {
        description: 'Made',
        content: {
          'application/json': {
            'x-not-stated': { schema: 'The page prints no fields; any value conforms.' },
          },
        },
      },
    ],
    [
      'a status alone',
      ['204'],
      '204',
      { description: '', 'x-not-stated': { description: 'The page does not describe the response.' } },
    ],
    ['nothing but words', ['Gone'], '200', { description: 'Gone' }],
  ])('reads a response with %s', (_, lines, status, response) => {
    const page = stackedPage(['Path Parameters', '', 'id', 'string', '', 'Response', '', ...lines]);
    expect(documentAt(page, `${operation}/responses`)).toEqual({ [status]: response });
  });

  test('takes a response for a list where its sample is one', () => {
    const page = stackedPage(
      ['Response', '', 'Fine', '', 'id', 'string'],
      ['List', '[', '  { "id": "a" }', ']'],
    );
    expect(documentAt(page, `${ok}/content/application~1json/schema`)).toEqual({
      type: 'array',
      items: { type: 'object', properties: { id: { type: 'string' } } },
      'x-inferred': { type: 'The page lists the fields of one item; its sample is an array.' },
    });
  });

  test.each([
    [
      'a key in a header',
      ['X-Key', 'string', 'header', 'required'],
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      'X-Key',
    ],
    ['a key in the query', ['key', 'string', 'query'], { type: 'apiKey', in: 'query', name: 'key' }, 'key'],
    [
      'an Authorization header of no known scheme',
      ['Authorization', 'string', 'header', '', 'Send "ApiKey <key>".'],
      { type: 'apiKey', in: 'header', name: 'Authorization' },
      'Authorization',
    ],
    [
      'a bearer token in words',
      ['Authorization', 'string', 'header', '', 'Of the form Bearer <token>.'],
      { type: 'http', scheme: 'bearer' },
      'bearerAuth',
    ],
  ])('makes a security scheme of %s', (_, lines, scheme, name) => {
    const page = stackedPage(['Authorizations', '', ...lines, '', 'Body', '', 'a', 'string']);
    expect(documentAt(page, `/components/securitySchemes/${name}`)).toMatchObject(scheme);
    expect(documentAt(page, '/security')).toEqual([{ [name]: [] }]);
  });

  test.each([
    ['with a base path', 'https://api.thing.org/base/things/{id}', 'https://api.thing.org/base', []],
    [
      'with a slash at its end',
      'https://api.thing.org/things/{id}/',
      'https://api.thing.org',
      [
        'The curl sample\'s URL "https://api.thing.org/things/{id}/" does not end with the path /things/{id}; the path is kept.',
      ],
    ],
    ['with a query', "'https://api.thing.org/things/{id}?a=b'", 'https://api.thing.org', []],
  ])('takes the server from a curl sample %s', (_, url, server, notes) => {
    const page = stackedPage(['Body', '', 'a', 'string'], curl(url));
    expect(documentAt(page, '/servers/0/url')).toBe(server);
    expect(draftOf(page).contradictory.map(({ message }) => message)).toEqual(notes);
  });

  test('invents no server, no security and no response', () => {
    const page = stackedPage(['Body', '', 'a', 'string']);
    expect(documentAt(page, '/x-not-stated')).toEqual({
      servers: 'The page prints no server.',
      security: 'The page has no section "Authorizations" with a credential.',
    });
    expect(documentAt(page, `${operation}/x-not-stated`)).toEqual({
      responses: 'The page describes no response.',
    });
  });

  test('lists a second sample as ambiguous and words between samples as not read', () => {
    const page = stackedPage(['Body', '', 'a', 'string'], ['Update', '{}', 'or else', '[]']);
    expect(draftOf(page).ambiguous.map(({ lines }) => textOf(page, lines))).toEqual(['[]']);
    expect(draftOf(page).unconsumed.map((lines) => textOf(page, lines))).toEqual(['{}|or else|[]']);
  });
});
