import { describe, expect, test } from '@jest/globals';
import { findResponse } from '../../src/exchange/find-response.js';
import { judgeResponse } from '../../src/exchange/judge-response.js';
import { placeOf } from '../../src/openapi/document-node.js';
import { apiOf, operationOf, underlined } from '../openapi/load-text.js';

const pet =
  '{type: object, required: [name], properties: {name: {type: string, minLength: 1}, secret: {writeOnly: true}, tags: {type: array, items: {type: string}}}}';
const responses = `{'200': {content: {application/json: {schema: ${pet}}}}}`;
const json = (value: unknown) => ({
  body: JSON.stringify(value),
  headers: { 'Content-Type': 'application/json' },
});

interface Answer {
  readonly status?: number;
  readonly method?: string;
  readonly headers?: Record<string, string> | [string, string][];
  readonly body?: string | Buffer;
}

function judge(written: string, answer: Answer) {
  const operation = operationOf(apiOf(`openapi: 3.1.0\npaths: {/a: {get: {responses: ${written}}}}`));
  const { headers = {}, body = '', status = 200, method = 'GET' } = answer;
  return judgeResponse(operation, method, {
    status,
    statusText: '',
    headers: Array.isArray(headers) ? headers : Object.entries(headers),
    body: Buffer.from(body as string),
  });
}

/** Each flaw as `code pointer: rule's text`. */
const briefly = (written: string, answer: Answer) =>
  judge(written, answer).flaws.map(({ code, pointer, rule }) => {
    return `${code} ${pointer}: ${underlined({ place: placeOf(rule) })}`;
  });

describe('a fault in a response', () => {
  const content = (types: string) => `{'200': {content: ${types}}}`;
  const headers = (written: string) => `{'200': {headers: ${written}}}`;

  test.each([
    ['a property of another type', responses, json({ name: 5 }), 'response-body-schema /name: string'],
    ['a missing property', responses, json({}), 'response-body-schema : [name]'],
    [
      'an item of another type',
      responses,
      json({ name: 'a', tags: [1] }),
      'response-body-schema /tags/0: string',
    ],
    ['null for the whole', responses, json(null), 'response-body-schema : object'],
    [
      'no body',
      responses,
      { headers: { 'Content-Type': 'application/json' } },
      `response-body-missing : {application/json: {schema: ${pet}}}`,
    ],
    ['neither body nor type', content('{text/plain: {}}'), {}, 'response-body-missing : {text/plain: {}}'],
    [
      'an empty XML body',
      content('{application/xml: {}}'),
      { headers: { 'Content-Type': 'application/xml' } },
      'response-body-missing : {application/xml: {}}',
    ],
    [
      'another media type',
      content('{text/plain: {}}'),
      { body: 'x', headers: { 'Content-Type': 'text/html' } },
      'response-media-type : {text/plain: {}}',
    ],
    ['no media type', content('{text/plain: {}}'), { body: 'x' }, 'response-media-type : {text/plain: {}}'],
    [
      'JSON under another suffix',
      content('{application/json: {}}'),
      { body: '1', headers: { 'Content-Type': 'application/problem+json' } },
      'response-media-type : {application/json: {}}',
    ],
    [
      'broken JSON',
      content('{application/json: {}}'),
      { body: '{', headers: { 'Content-Type': 'application/json' } },
      'response-body-malformed : {}',
    ],
    [
      'broken JSON under a suffix',
      content('{application/hal+json: {}}'),
      { body: '{', headers: { 'Content-Type': 'application/hal+json' } },
      'response-body-malformed : {}',
    ],
    [
      'bytes that are not UTF-8',
      content('{application/json: {}}'),
      { body: Buffer.from([0x22, 0xff, 0x22]), headers: { 'Content-Type': 'application/json' } },
      'response-body-charset : {}',
    ],
    [
      'a text too short',
      content('{text/plain: {schema: {minLength: 1}}}'),
      { headers: { 'Content-Type': 'text/plain' } },
      'response-body-schema : 1',
    ],
    [
      'a body with 204',
      "{'204': {description: gone}}",
      { status: 204, body: 'x' },
      'response-body-unexpected : {description: gone}',
    ],
    [
      'a body to HEAD',
      "{'200': {description: ok}}",
      { method: 'HEAD', body: 'x' },
      'response-body-unexpected : {description: ok}',
    ],
    [
      'a required header that is missing',
      headers('{X-A: {required: true}}'),
      {},
      'response-header-missing /X-A: {required: true}',
    ],
    [
      'a header of another type',
      headers('{X-A: {schema: {type: integer}}}'),
      { headers: { 'X-A': 'x' } },
      'response-header-schema /X-A: integer',
    ],
    [
      'a header missing from 204',
      "{'204': {headers: {X-A: {required: true}}}}",
      { status: 204 },
      'response-header-missing /X-A: {required: true}',
    ],
    [
      'what is writeOnly',
      responses,
      json({ name: 'a', secret: 1 }),
      'write-only-in-response /secret: {writeOnly: true}',
    ],
  ] as [string, string, Answer, string][])('is found: %s', (_what, written, answer, flaw) => {
    expect(briefly(written, answer)).toEqual([flaw]);
  });

  test('says what was expected and what came', () => {
    expect(judge(responses, json({ name: '' })).flaws).toMatchObject([
      {
        severity: 'error',
        location: 'response body',
        expected: 1,
        actual: '',
        message: expect.stringContaining('/name'),
      },
    ]);
  });

  test('that several headers show is found in each', () => {
    const written = headers('{X-A: {required: true}, X-B: {schema: {type: integer}}}');
    expect(judge(written, { headers: { 'X-B': 'b' } }).flaws.map(({ pointer }) => pointer)).toEqual([
      '/X-A',
      '/X-B',
    ]);
  });
});

describe('a legal oddity is spared', () => {
  test.each([
    [
      'a charset',
      responses,
      { ...json({ name: 'a' }), headers: { 'Content-Type': 'application/json; charset=UTF-8' } },
    ],
    [
      'a charset without a space',
      responses,
      { ...json({ name: 'a' }), headers: { 'Content-Type': 'application/json;charset=utf8' } },
    ],
    [
      'a type in capitals',
      responses,
      { ...json({ name: 'a' }), headers: { 'content-type': 'APPLICATION/JSON' } },
    ],
    [
      'extra headers',
      responses,
      { ...json({ name: 'a' }), headers: { 'Content-Type': 'application/json', 'X-More': '1', Date: 'x' } },
    ],
    ['an undeclared property', responses, json({ name: 'a', more: 1 })],
    ['space around JSON', responses, { ...json({}), body: ' {"name":\n"a"} ' }],
    ['a byte order mark', responses, { ...json({}), body: '\uFEFF{"name":"a"}' }],
    [
      'another charset of text',
      "{'200': {content: {text/plain: {schema: {const: Zoë}}}}}",
      { body: Buffer.from('Zoë', 'latin1'), headers: { 'Content-Type': 'text/plain; charset=iso-8859-1' } },
    ],
    [
      'an empty text',
      "{'200': {content: {text/plain: {schema: {type: string}}}}}",
      { headers: { 'Content-Type': 'text/plain' } },
    ],
    [
      'an empty file',
      "{'200': {content: {application/octet-stream: {}}}}",
      { headers: { 'Content-Type': 'application/octet-stream' } },
    ],
    ['204 where content is documented', "{'204': {content: {application/json: {}}}}", { status: 204 }],
    ['304', "{'304': {content: {application/json: {}}}}", { status: 304 }],
    ['no body to HEAD', responses, { method: 'HEAD', headers: { 'Content-Type': 'application/json' } }],
    [
      'a body where none is described',
      "{'200': {description: ok}}",
      { body: '<p>', headers: { 'Content-Type': 'text/html' } },
    ],
    [
      'another type of a range',
      "{'200': {content: {text/*: {}}}}",
      { body: 'a,b', headers: { 'Content-Type': 'text/csv' } },
    ],
    [
      'a header in another case',
      "{'200': {headers: {X-Rate-Limit: {required: true, schema: {type: integer}}}}}",
      { headers: { 'x-rate-limit': '5' } },
    ],
    [
      'a header in several lines',
      "{'200': {headers: {X-L: {schema: {type: array, items: {type: integer}, minItems: 2}}}}}",
      {
        headers: [
          ['X-L', '1'],
          ['x-l', '2'],
        ],
      },
    ],
    ['an optional header that is missing', "{'200': {headers: {X-A: {schema: {type: integer}}}}}", {}],
    [
      'bytes of a type that is not read',
      "{'200': {content: {image/png: {schema: {type: object}}}}}",
      { body: Buffer.from([0x89]), headers: { 'Content-Type': 'image/png' } },
    ],
    [
      'a writeOnly property that is required, but not in answers',
      "{'200': {content: {application/json: {schema: {required: [s], properties: {s: {writeOnly: true}}}}}}}",
      json({}),
    ],
  ] as [string, string, Answer][])('%s', (_what, written, answer) => {
    expect(briefly(written, answer)).toEqual([]);
  });
});

describe('a status', () => {
  const written =
    "{'200': {description: a}, '4XX': {description: b}, '404': {description: c}, default: {description: d}}";

  test.each([
    [200, '200'],
    [404, '404'],
    [400, '4XX'],
    [499, '4XX'],
    [500, 'default'],
    [201, 'default'],
  ])('%d is described by %s', (status, expected) => {
    expect(judge(written, { status }).response?.status).toBe(expected);
  });

  test('that nothing describes has no flaws, and still a value', () => {
    expect(judge("{'200': {description: a}}", { status: 500, ...json({ a: 1 }) })).toEqual({
      flaws: [],
      value: { a: 1 },
    });
    expect(
      judge("{'200': {description: a}}", {
        status: 500,
        body: '{',
        headers: { 'Content-Type': 'application/json' },
      }),
    ).toEqual({ flaws: [] });
  });

  test('is found on the operation alone', () => {
    const operation = operationOf(
      apiOf("openapi: 3.1.0\npaths: {/a: {get: {responses: {'2XX': {description: a}}}}}"),
    );
    expect([200, 299, 300].map((status) => findResponse(operation, status)?.status)).toEqual([
      '2XX',
      '2XX',
      undefined,
    ]);
  });

  test('is judged by its range and by default', () => {
    const both =
      "{'4XX': {content: {application/json: {schema: {type: object}}}}, default: {content: {text/plain: {}}}}";
    expect(briefly(both, { status: 418, ...json([]) })).toEqual(['response-body-schema : object']);
    expect(briefly(both, { status: 500, ...json([]) })).toEqual(['response-media-type : {text/plain: {}}']);
  });
});

describe('writeOnly is found', () => {
  const secret = '{type: string, writeOnly: true}';

  test.each([
    ['inside an object', `{properties: {a: {properties: {s: ${secret}}}}}`, { a: { s: 'x' } }, ['/a/s']],
    ['in items', `{items: {properties: {s: ${secret}}}}`, [{ s: 'x' }, {}, { s: 'y' }], ['/0/s', '/2/s']],
    ['in allOf', `{allOf: [{properties: {s: ${secret}}}]}`, { s: 'x' }, ['/s']],
    ['by reference', "{$ref: '#/components/schemas/A'}", { s: 'x', self: { s: 'y' } }, ['/s', '/self/s']],
    [
      'by a reference to a secret, once',
      "{allOf: [{properties: {s: {$ref: '#/components/schemas/S'}}}], properties: {s: {$ref: '#/components/schemas/S'}}}",
      { s: 'x' },
      ['/s'],
    ],
    [
      'in the branch that holds',
      `{oneOf: [{required: [a], properties: {s: ${secret}}}, {required: [b]}]}`,
      { a: 1, s: 'x' },
      ['/s'],
    ],
    [
      'not in a branch that does not hold',
      `{anyOf: [{required: [a], properties: {s: ${secret}}}, {required: [b]}]}`,
      { b: 1, s: 'x' },
      [],
    ],
    [
      'in what a condition adds',
      `{if: {required: [a]}, then: {properties: {s: ${secret}}}, else: {properties: {t: ${secret}}}}`,
      { a: 1, s: 'x', t: 'y' },
      ['/s'],
    ],
    [
      'in members without a name',
      `{properties: {c: {}}, patternProperties: {'^a': {properties: {s: ${secret}}}}, additionalProperties: {properties: {t: ${secret}}}}`,
      { a1: { s: 'x', t: 'y' }, b: { s: 'x', t: 'y' }, c: { s: 'x', t: 'y' } },
      ['/a1/s', '/b/t'],
    ],
    [
      'in the first items',
      `{prefixItems: [{properties: {s: ${secret}}}], items: {properties: {t: ${secret}}}}`,
      [
        { s: 'x', t: 'y' },
        { s: 'x', t: 'y' },
      ],
      ['/0/s', '/1/t'],
    ],
    [
      'where another member is',
      `{dependentSchemas: {a: {properties: {s: ${secret}}}, b: {properties: {t: ${secret}}}}}`,
      { a: 1, s: 'x', t: 'y' },
      ['/s'],
    ],
    ['nowhere', `{properties: {s: ${secret}}}`, { t: { s: 'x' } }, []],
    ['not in null', `{properties: {a: {properties: {s: ${secret}}}}}`, { a: null }, []],
  ])('%s', (_what, schema, value, pointers) => {
    const operation = operationOf(
      apiOf(`openapi: 3.1.0
paths: {/a: {get: {responses: {'200': {content: {application/json: {schema: ${schema}}}}}}}}
components: {schemas: {A: {properties: {s: ${secret}, self: {$ref: '#/components/schemas/A'}}}, S: ${secret}}}`),
    );
    const { flaws } = judgeResponse(operation, 'GET', {
      status: 200,
      statusText: 'OK',
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(JSON.stringify(value)),
    });
    expect(flaws.map(({ code, pointer, severity }) => [code, pointer, severity])).toEqual(
      pointers.map((pointer) => ['write-only-in-response', pointer, 'warning']),
    );
  });
});
