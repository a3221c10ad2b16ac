import { describe, expect, test } from '@jest/globals';
import { buildRequest } from '../../src/exchange/build-request.js';
import { judgeRequest } from '../../src/exchange/judge-request.js';
import { findRoute } from '../../src/exchange/route.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

function judge(parameters: string, target: string, headers: [string, string][] = [], path = '/a/{id}') {
  const api = apiOf(`openapi: 3.2.0\npaths: {'${path}': {get: {parameters: [${parameters}]}}}`);
  const route = findRoute(api, 'GET', target.replace(/\?.*/s, ''));
  const texts = route.found === 'operation' ? route.parameters : new Map<string, string>();
  return judgeRequest(operationOf(api), { method: 'GET', target, headers }, texts).map(
    ({ location, pointer, keyword }) => `${location} ${pointer} ${keyword}`,
  );
}

const ids = '{type: array, items: {type: integer}}';
const filter =
  '{type: object, properties: {n: {type: integer}, in: {type: object, properties: {tags: {type: array, items: {type: integer}}}}}}';

describe('a parameter in its style', () => {
  test.each([
    [
      'a list with another item',
      `{name: q, in: query, explode: false, schema: ${ids}}`,
      '/a/1?q=1,x',
      'query /q/1 type',
    ],
    [
      'a piped list',
      `{name: q, in: query, style: pipeDelimited, explode: false, schema: ${ids}}`,
      '/a/1?q=1|x',
      'query /q/1 type',
    ],
    [
      'a spaced list',
      `{name: q, in: query, style: spaceDelimited, explode: false, schema: ${ids}}`,
      '/a/1?q=1+x',
      'query /q/1 type',
    ],
    [
      'a label',
      `{name: id, in: path, style: label, explode: true, schema: ${ids}}`,
      '/a/.1.x',
      'path /id/1 type',
    ],
    [
      'a matrix',
      `{name: id, in: path, style: matrix, explode: true, schema: ${ids}}`,
      '/a/;id=1;id=x',
      'path /id/1 type',
    ],
    [
      'a deep object',
      `{name: f, in: query, style: deepObject, schema: ${filter}}`,
      '/a/1?f[n]=x',
      'query /f/n type',
    ],
    [
      'a list in a deep object',
      `{name: f, in: query, style: deepObject, schema: ${filter}}`,
      '/a/1?f[in][tags][]=1&f[in][tags][]=x',
      'query /f/in/tags/1 type',
    ],
    [
      'a required deep object',
      `{name: f, in: query, style: deepObject, required: true, schema: ${filter}}`,
      '/a/1?g[n]=1',
      'query /f required',
    ],
    [
      'a name repeated for one value',
      '{name: q, in: query, schema: {type: string}}',
      '/a/1?q=a&q=b',
      'query /q type',
    ],
    [
      'a name repeated for a list in one',
      `{name: q, in: query, explode: false, schema: ${ids}}`,
      '/a/1?q=1&q=2',
      'query /q explode',
    ],
    [
      'commas where the name is repeated',
      `{name: q, in: query, schema: ${ids}}`,
      '/a/1?q=1,2',
      'query /q/0 type',
    ],
    ['no value for a number', '{name: q, in: query, schema: {type: integer}}', '/a/1?q', 'query /q type'],
    ['broken JSON', '{name: q, in: query, content: {application/json: {}}}', '/a/1?q=%7B', 'query /q syntax'],
    [
      'a wrong branch',
      '{name: q, in: query, schema: {oneOf: [{type: integer, maximum: 5}, {type: boolean}]}}',
      '/a/1?q=6',
      'query /q maximum',
    ],
  ])('is judged: %s', (_what, parameters, target, flaw) => {
    expect(judge(parameters, target)).toEqual([flaw]);
  });

  test.each([
    [
      'an object over cookies',
      '{name: c, in: cookie, schema: {type: object, properties: {n: {type: integer}}}}',
      'n=x',
      'cookie /c/n type',
    ],
    ['a list over cookies', `{name: c, in: cookie, schema: ${ids}}`, 'c=1; c=x', 'cookie /c/1 type'],
    [
      'a cookie as it is',
      '{name: c, in: cookie, style: cookie, schema: {enum: [a b]}}',
      'c=a%20b',
      'cookie /c enum',
    ],
  ])('is judged: %s', (_what, parameters, cookie, flaw) => {
    expect(judge(parameters, '/a/1', [['Cookie', cookie]])).toEqual([flaw]);
  });

  test.each([
    [
      'an empty value that is allowed',
      '{name: q, in: query, allowEmptyValue: true, schema: {type: integer}}',
      '/a/1?q=',
    ],
    [
      'a number where text or a list is wanted',
      `{name: q, in: query, style: deepObject, schema: {anyOf: [{type: integer}, ${filter}]}}`,
      '/a/1?q=5',
    ],
    [
      'an encoded comma that separates',
      `{name: q, in: query, explode: false, schema: ${ids}}`,
      '/a/1?q=1%2C2',
    ],
    [
      'an encoded comma that does not',
      '{name: q, in: query, explode: false, schema: {type: array, maxItems: 1}}',
      '/a/1?q=1%2C2',
    ],
    ['an encoded comma in a path', '{name: id, in: path, schema: {type: array, maxItems: 2}}', '/a/1%2C2,3'],
    ['an encoded slash in a path', '{name: id, in: path, schema: {const: a/b}}', '/a/a%2Fb'],
    ['a list of one', `{name: q, in: query, schema: ${ids}}`, '/a/1?q=1'],
    [
      'a list by numbers',
      `{name: f, in: query, style: deepObject, schema: ${filter}}`,
      '/a/1?f[in][tags][1]=2&f[in][tags][0]=1',
    ],
    ['a nullable number', '{name: q, in: query, schema: {type: [integer, "null"]}}', '/a/1?q='],
    [
      'digits where text is wanted, too',
      '{name: q, in: query, schema: {anyOf: [{type: integer, maximum: 5}, {type: string}]}}',
      '/a/1?q=6',
    ],
    [
      'brackets that are no deep object',
      '{name: q, in: query, style: deepObject, schema: {type: object}}',
      '/a/1?q[a=1&q]b=2',
    ],
    [
      'the name of a deep object alone, which is none of its own',
      `{name: f, in: query, style: deepObject, schema: ${filter}}`,
      '/a/1?f=x',
    ],
    [
      'the name of a spread object, which is none of its own',
      `{name: f, in: query, schema: ${filter}}`,
      '/a/1?f=x',
    ],
    [
      'a spread object beside a deep one',
      '{name: s, in: query, schema: {type: object, additionalProperties: {type: integer}}}, {name: f, in: query, style: deepObject, schema: {type: object}}',
      '/a/1?n=1&f[a]=x',
    ],
  ])('is spared: %s', (_what, parameters, target) => {
    expect(judge(parameters, target)).toEqual([]);
  });

  test('a key named __proto__ is data', () => {
    const schema = '{type: object, additionalProperties: {type: integer}}';
    expect(
      judge(`{name: f, in: query, style: deepObject, schema: ${schema}}`, '/a/1?f[__proto__]=x'),
    ).toEqual(['query /f/__proto__ type']);
  });
});

describe('a query that is described as a whole', () => {
  const whole = (type: string) =>
    `{name: q, in: querystring, required: true, content: {${type}: {schema: {type: object, properties: {n: {type: integer}}}}}}`;
  const form = 'application/x-www-form-urlencoded';

  test.each([
    [form, '/a/1?n=x', ['query /q/n type']],
    [form, '/a/1?n=1', []],
    [form, '/a/1', ['query /q required']],
    ['application/json', '/a/1?%7B%22n%22%3A%22x%22%7D', ['query /q/n type']],
    ['application/json', '/a/1?%7B%22n%22%3A1%7D', []],
    ['application/json', '/a/1?n=1', ['query /q syntax']],
  ])('as %s is judged: %s', (type, target, flaws) => {
    expect(judge(whole(type), target)).toEqual(flaws);
  });

  test.each([
    [form, '/a?n=1'],
    ['application/json', '/a?%7B%22n%22%3A1%7D'],
  ])('as %s is written', (type, target) => {
    const operation = operationOf(
      apiOf(`openapi: 3.2.0\npaths: {/a: {get: {parameters: [${whole(type)}]}}}`),
    );
    const parameters = new Map([['querystring q', { n: 1 }]]);
    const credentials = { headers: [], query: [], cookies: [] };
    expect(buildRequest('', { operation, parameters, credentials }).target).toBe(target);
  });
});
