import { describe, expect, test } from '@jest/globals';
import { judgeRequest } from '../../src/exchange/judge-request.js';
import { placeOf } from '../../src/openapi/document-node.js';
import { apiOf, operationOf, underlined } from '../openapi/load-text.js';

interface Sent {
  readonly target?: string;
  readonly headers?: [string, string][];
  readonly body?: string;
  readonly path?: Record<string, string>;
}

function judge(operation: string, sent: Sent) {
  const api = apiOf(`openapi: 3.1.0\npaths: {'/a/{id}': {post: ${operation}}}`);
  return judgeRequest(
    operationOf(api),
    {
      method: 'POST',
      target: sent.target ?? '/a/1',
      headers: sent.headers ?? [['Content-Type', 'application/json']],
      ...(sent.body === undefined ? {} : { body: Buffer.from(sent.body) }),
    },
    new Map(Object.entries(sent.path ?? { id: '1' })),
  );
}

/** Each flaw as `location pointer keyword: rule's text`. */
const briefly = (flaws: ReturnType<typeof judge>) =>
  flaws.map(({ location, pointer, keyword, rule }) => {
    return `${location} ${pointer} ${keyword}: ${underlined({ place: placeOf(rule) })}`;
  });

describe('parameters of a request', () => {
  test.each([
    [
      'a path parameter of another type',
      '{name: id, in: path, schema: {type: integer}}',
      { path: { id: 'x' } },
      'path /id type: integer',
    ],
    [
      'a missing path parameter',
      '{name: id, in: path}',
      { path: {} },
      'path /id required: {name: id, in: path}',
    ],
    ['a missing query parameter', '{name: q, in: query, required: true}', {}, 'query /q required: true'],
    ['a missing header', '{name: X-A, in: header, required: true}', {}, 'header /X-A required: true'],
    [
      'a missing cookie',
      '{name: c, in: cookie, required: true}',
      { headers: [['Cookie', 'cc=1; d=c=2']] },
      'cookie /c required: true',
    ],
    [
      'a short query text',
      '{name: q, in: query, schema: {minLength: 2}}',
      { target: '/a?q=x' },
      'query /q minLength: 2',
    ],
    [
      'an item of an exploded list',
      '{name: q, in: query, schema: {type: array, items: {type: integer}}}',
      { target: '/a?q=1&q=x' },
      'query /q/1 type: integer',
    ],
    [
      'too few items',
      '{name: q, in: query, schema: {type: array, minItems: 2}}',
      { target: '/a?q=1' },
      'query /q minItems: 2',
    ],
    [
      'a header in another case',
      '{name: X-A, in: header, schema: {enum: [a]}}',
      { headers: [['x-a', 'b']] },
      'header /X-A enum: [a]',
    ],
    [
      'a cookie with broken encoding',
      '{name: c, in: cookie, schema: {enum: [a]}}',
      { headers: [['Cookie', 'c=%']] },
      'cookie /c enum: [a]',
    ],
    [
      'JSON in a query',
      '{name: q, in: query, content: {application/json: {schema: {type: object}}}}',
      { target: '/a?q=%5B%5D' },
      'query /q type: object',
    ],
    [
      'a property of a deep object',
      '{name: q, in: query, style: deepObject, schema: {type: object, properties: {n: {type: integer}}}}',
      { target: '/a?q[n]=x' },
      'query /q/n type: integer',
    ],
    [
      'a property of a spread object',
      '{name: q, in: query, schema: {type: object, properties: {n: {type: integer}}}}',
      { target: '/a?n=x' },
      'query /q/n type: integer',
    ],
    [
      'a spread object that is not there',
      '{name: q, in: query, required: true, schema: {type: object, properties: {n: {}}}}',
      { target: '/a?m=x' },
      'query /q required: true',
    ],
    [
      'what follows a second question mark',
      '{name: q, in: query, schema: {enum: [a]}}',
      { target: '/a?p=x?y&q=b' },
      'query /q enum: [a]',
    ],
    ['a name with a slash', '{name: a/b, in: query, required: true}', {}, 'query /a~1b required: true'],
  ] as [string, string, Sent, string][])('%s', (_what, parameter, sent, flaw) => {
    expect(briefly(judge(`{parameters: [${parameter}]}`, sent))).toEqual([flaw]);
  });

  test.each([
    ['an optional one that is not there', '{name: q, in: query, schema: {type: integer}}', {}],
    ['one that is not documented', '{name: q, in: query}', { target: '/a?z=1' }],
    [
      'a spread object of free names, but for those of other parameters',
      '{name: q, in: query, schema: {type: object, additionalProperties: {type: integer}}}, {name: r, in: query}',
      { target: '/a?x=1&r=text' },
    ],
    ['an empty value of a text', '{name: q, in: query, schema: {type: string}}', { target: '/a?q=' }],
    ['plus for a space', '{name: q, in: query, schema: {const: a b}}', { target: '/a?q=a+b' }],
    [
      'a header list with spaces',
      '{name: X-A, in: header, schema: {type: array, items: {enum: [a, b]}}}',
      { headers: [['X-A', 'a,  b']] },
    ],
    [
      'a repeated header',
      '{name: X-A, in: header, schema: {type: array, items: {enum: [a, b]}}}',
      {
        headers: [
          ['X-A', 'a'],
          ['x-a', 'b'],
        ],
      },
    ],
  ] as [string, string, Sent][])('%s is fine', (_what, parameters, sent) => {
    expect(judge(`{parameters: [${parameters}]}`, sent)).toEqual([]);
  });
});

describe('the body of a request', () => {
  const json =
    '{application/json: {schema: {type: object, required: [n], properties: {n: {type: integer}, at: {readOnly: true, type: string}}}}}';
  const form =
    '{application/x-www-form-urlencoded: {schema: {properties: {n: {type: integer}, l: {type: array, items: {type: boolean}}, t: {type: string}}, additionalProperties: {type: "null"}}}}';
  const typed = (type: string): [string, string][] => [['content-type', type]];

  test.each([
    ['none where one is required', `{required: true, content: ${json}}`, {}, 'body  required: true'],
    [
      'an empty one where one is required',
      `{required: true, content: ${json}}`,
      { body: '' },
      'body  required: true',
    ],
    [
      'another media type',
      `{content: ${json}}`,
      { body: '{}', headers: typed('text/plain') },
      `body  content: ${json}`,
    ],
    ['no media type', `{content: ${json}}`, { body: '{}', headers: [] }, `body  content: ${json}`],
    ['broken JSON', `{content: {application/json: {}}}`, { body: '{' }, 'body  syntax: {}'],
    ['a missing property', `{content: ${json}}`, { body: '{}' }, 'body  required: [n]'],
    ['a property of another type', `{content: ${json}}`, { body: '{"n":"1"}' }, 'body /n type: integer'],
    [
      'a form field of another type',
      `{content: ${form}}`,
      { body: 'n=x', headers: typed('application/x-www-form-urlencoded') },
      'body /n type: integer',
    ],
    [
      'a form list’s item',
      `{content: ${form}}`,
      { body: 'l=true&l=yes', headers: typed('application/x-www-form-urlencoded') },
      'body /l/1 type: boolean',
    ],
    [
      'a repeated form field',
      `{content: ${form}}`,
      { body: 't=a&t=b', headers: typed('application/x-www-form-urlencoded') },
      'body /t type: string',
    ],
    [
      'a text too long',
      '{content: {text/plain: {schema: {maxLength: 1}}}}',
      { body: 'ab', headers: typed('text/plain') },
      'body  maxLength: 1',
    ],
  ] as [string, string, Sent, string][])('%s', (_what, body, sent, flaw) => {
    expect(briefly(judge(`{requestBody: ${body}}`, sent))).toEqual([flaw]);
  });

  test.each([
    ['none where none is required', `{content: ${json}}`, {}],
    [
      'a charset parameter',
      `{content: ${json}}`,
      { body: '{"n":1}', headers: typed('application/json;charset=UTF-8') },
    ],
    ['an undeclared property', `{content: ${json}}`, { body: '{"n":1,"x":2}' }],
    [
      'form fields read by type',
      `{content: ${form}}`,
      { body: 'n=1&l=true&t=5&z=', headers: typed('application/x-www-form-urlencoded') },
    ],
    [
      'a multipart body without parts',
      '{content: {multipart/form-data: {schema: {type: object}}}}',
      { body: '--x--', headers: typed('multipart/form-data; boundary=x') },
    ],
    ['bytes', '{content: {image/*: {schema: {type: object}}}}', { body: 'x', headers: typed('image/png') }],
  ] as [string, string, Sent][])('%s is fine', (_what, body, sent) => {
    expect(judge(`{requestBody: ${body}}`, sent)).toEqual([]);
  });

  test('sent where none is documented says nothing', () => {
    expect(judge('{}', { body: '{' })).toEqual([]);
  });
});
