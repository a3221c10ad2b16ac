import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildRequest, parameterKey } from '../../src/exchange/build-request.js';
import { judgeRequest } from '../../src/exchange/judge-request.js';
import { serializeParameter } from '../../src/exchange/parameter-style.js';
import { readHeader, readParameter } from '../../src/exchange/read-parameter.js';
import { findRoute } from '../../src/exchange/route.js';
import type { Parameter } from '../../src/openapi/api.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

function parameterOf(written: string, name = 'color'): Parameter {
  const api = apiOf(
    `openapi: 3.1.0\npaths: {'/a/{color}': {get: {parameters: [{name: ${name}, ${written}}]}}}`,
  );
  return operationOf(api).parameters[0] as Parameter;
}

const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

/** The table of OpenAPI 3.1.1 §4.8.12.4, what it leaves empty left out. */
const table: readonly (readonly [
  place: string,
  style: string,
  explode: boolean,
  value: unknown,
  text: string,
])[] = [
  ['path', 'matrix', false, '', ';color'],
  ['path', 'matrix', false, 'blue', ';color=blue'],
  ['path', 'matrix', false, array, ';color=blue,black,brown'],
  ['path', 'matrix', false, object, ';color=R,100,G,200,B,150'],
  ['path', 'matrix', true, '', ';color'],
  ['path', 'matrix', true, 'blue', ';color=blue'],
  ['path', 'matrix', true, array, ';color=blue;color=black;color=brown'],
  ['path', 'matrix', true, object, ';R=100;G=200;B=150'],
  ['path', 'label', false, '', '.'],
  ['path', 'label', false, 'blue', '.blue'],
  ['path', 'label', false, array, '.blue,black,brown'],
  ['path', 'label', false, object, '.R,100,G,200,B,150'],
  ['path', 'label', true, '', '.'],
  ['path', 'label', true, 'blue', '.blue'],
  ['path', 'label', true, array, '.blue.black.brown'],
  ['path', 'label', true, object, '.R=100.G=200.B=150'],
  ['path', 'simple', false, '', ''],
  ['path', 'simple', false, 'blue', 'blue'],
  ['path', 'simple', false, array, 'blue,black,brown'],
  ['path', 'simple', false, object, 'R,100,G,200,B,150'],
  ['path', 'simple', true, 'blue', 'blue'],
  ['path', 'simple', true, array, 'blue,black,brown'],
  ['path', 'simple', true, object, 'R=100,G=200,B=150'],
  ['header', 'simple', false, 'blue', 'blue'],
  ['header', 'simple', false, array, 'blue,black,brown'],
  ['header', 'simple', false, object, 'R,100,G,200,B,150'],
  ['header', 'simple', true, object, 'R=100,G=200,B=150'],
  ['query', 'form', false, '', 'color='],
  ['query', 'form', false, 'blue', 'color=blue'],
  ['query', 'form', false, array, 'color=blue,black,brown'],
  ['query', 'form', false, object, 'color=R,100,G,200,B,150'],
  ['query', 'form', true, '', 'color='],
  ['query', 'form', true, 'blue', 'color=blue'],
  ['query', 'form', true, array, 'color=blue&color=black&color=brown'],
  ['query', 'form', true, object, 'R=100&G=200&B=150'],
  ['query', 'spaceDelimited', false, array, 'color=blue%20black%20brown'],
  ['query', 'spaceDelimited', false, object, 'color=R%20100%20G%20200%20B%20150'],
  ['query', 'pipeDelimited', false, array, 'color=blue%7Cblack%7Cbrown'],
  ['query', 'pipeDelimited', false, object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['query', 'deepObject', true, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ['cookie', 'form', false, 'blue', 'color=blue'],
  ['cookie', 'form', false, array, 'color=blue,black,brown'],
  ['cookie', 'form', true, array, 'color=blue; color=black; color=brown'],
  ['cookie', 'form', true, object, 'R=100; G=200; B=150'],
];

const schemaFor = (value: unknown) =>
  Array.isArray(value)
    ? '{type: array, items: {type: string}}'
    : typeof value === 'object'
      ? '{type: object, properties: {R: {type: integer}, G: {type: integer}, B: {type: integer}}}'
      : '{type: string}';

describe('a parameter', () => {
  test.each(table)('in %s, style %s, exploded %s, writes %j as %j', (place, style, explode, value, text) => {
    const parameter = parameterOf(
      `in: ${place}, style: ${style}, explode: ${explode}, schema: ${schemaFor(value)}`,
    );
    expect(serializeParameter(parameter, value)).toBe(text);
  });

  test.each([
    ['path', 'in: path', 'a/b ?#%&=ü🧾', 'a%2Fb%20%3F%23%25%26%3D%C3%BC%F0%9F%A7%BE'],
    ['path, marks that RFC 3986 reserves', 'in: path', "!'()*;,:@$+", '%21%27%28%29%2A%3B%2C%3A%40%24%2B'],
    ['query', 'in: query', "a+b&c=d'", 'color=a%2Bb%26c%3Dd%27'],
    [
      'query with reserved marks allowed',
      'in: query, allowReserved: true',
      ":/?#[]@!$&'()*+,;= %",
      "color=:/?%23%5B%5D@!$%26'()*%2B,;%3D%20%25",
    ],
    ['header, as it is', 'in: header', 'a b=c,d', 'a b=c,d'],
    ['cookie', 'in: cookie', 'a; b', 'color=a%3B%20b'],
    ['a lone surrogate', 'in: path', '\ud800', '%EF%BF%BD'],
    ['null', 'in: query', null, 'color='],
    ['a boolean', 'in: path', false, 'false'],
    ['a number', 'in: path', -0.5, '-0.5'],
    [
      'described by content',
      'in: query, content: {application/json: {}}',
      { a: [1] },
      'color=%7B%22a%22%3A%5B1%5D%7D',
    ],
    ['an empty list, not sent', 'in: query', [], ''],
  ])('%s: %s', (_what, written, value, text) => {
    expect(serializeParameter(parameterOf(written), value)).toBe(text);
  });

  test('whose name needs it is encoded in query and matrix', () => {
    expect(serializeParameter(parameterOf('in: query', "'a b&c'"), 1)).toBe('a%20b%26c=1');
    expect(serializeParameter(parameterOf('in: path, style: matrix', "'a b'"), 1)).toBe(';a%20b=1');
  });
});

describe('what is written is read', () => {
  const wholeRequest = (parameter: Parameter, value: unknown, required = true) => {
    const api = apiOf(`openapi: 3.1.0\npaths: {'/a/{color}': {get: {}}}`);
    const operation = { ...operationOf(api), parameters: [{ ...parameter, required }] };
    const parameters = new Map([[parameterKey(parameter), value]]);
    const request = buildRequest('', {
      operation,
      parameters,
      credentials: { headers: [], query: [], cookies: [] },
    });
    const route = findRoute({ ...api, operations: [operation] }, 'GET', request.target.replace(/\?.*/, ''));
    return judgeRequest(operation, request, route.found === 'operation' ? route.parameters : new Map());
  };

  const readable = table.filter(
    ([place, , , value, text]) => text !== '' && !(place === 'cookie' && value === object),
  );

  test.each(readable)('in %s, style %s, exploded %s: %j', (place, style, explode, value) => {
    const strict = `{const: ${JSON.stringify(value)}, type: ${Array.isArray(value) ? 'array' : typeof value}, items: {type: string}, properties: {R: {type: integer}, G: {type: integer}, B: {type: integer}}}`;
    const parameter = parameterOf(`in: ${place}, style: ${style}, explode: ${explode}, schema: ${strict}`);
    expect(wholeRequest(parameter, value)).toEqual([]);
  });

  test.each(readable)(
    'in %s, style %s, exploded %s: not %j, where another is wanted',
    (place, style, explode, value) => {
      const other = `{const: nope, type: ${Array.isArray(value) ? 'array' : typeof value}, properties: {R: {}, G: {}, B: {}}}`;
      const parameter = parameterOf(`in: ${place}, style: ${style}, explode: ${explode}, schema: ${other}`);
      expect(
        wholeRequest(parameter, value).map(({ keyword, location }) => [keyword, location]),
      ).toContainEqual(['const', place]);
    },
  );

  test('for all plain texts, numbers and booleans', () => {
    const styles = [
      ['path', 'simple'],
      ['path', 'label'],
      ['path', 'matrix'],
      ['query', 'form'],
      ['cookie', 'form'],
    ] as const;
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => ({ type: 'string', value: text })),
      fc.integer().map((number) => ({ type: 'integer', value: number })),
      fc.boolean().map((flag) => ({ type: 'boolean', value: flag })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...styles), value, ([place, style], one) => {
        const parameter = parameterOf(
          `in: ${place}, style: ${style}, schema: {type: ${one.type}, enum: [${JSON.stringify(one.value)}]}`,
        );
        expect(wholeRequest(parameter, one.value)).toEqual([]);
      }),
    );
  });
});

describe('a text is read as its schema asks', () => {
  test.each([
    ['{type: integer}', '12', 12],
    ['{type: integer}', '-3', -3],
    ['{type: integer}', '1.0', 1],
    ['{type: integer}', '1e3', 1000],
    ['{type: integer}', '01', '01'],
    ['{type: integer}', '+1', '+1'],
    ['{type: integer}', '', ''],
    ['{type: integer}', ' 1', ' 1'],
    ['{type: string}', '12', '12'],
    ['{type: string}', 'true', 'true'],
    ['{}', '12', '12'],
    ['{type: boolean}', 'true', true],
    ['{type: boolean}', 'TRUE', 'TRUE'],
    ['{type: [integer, "null"]}', '', null],
    ['{enum: [1, 2]}', '1', 1],
    ['{const: false}', 'false', false],
    ['{enum: [a, "1"]}', '1', '1'],
    ['{anyOf: [{type: integer}, {type: boolean}]}', 'true', true],
    ['{allOf: [{type: integer}]}', '5', 5],
    ["{$ref: '#/paths/~1a~1{color}/x-types/Count'}", '5', 5],
    ["{$ref: '#/paths/~1a~1{color}/x-types/Counts'}", '5,6', [5, 6]],
    ['{type: array, items: {type: integer}}', '1,2', [1, 2]],
    ['{type: array, items: {type: array}}', '[1]', [[1]]],
    ['{type: array}', '', []],
    ['{type: object}', '{"a":1}', { a: 1 }],
    ['{type: object}', 'a,1', { a: '1' }],
    ['{type: object, additionalProperties: {type: integer}}', 'a,1', { a: 1 }],
  ])('%s reads %j as %j', (schema, text, value) => {
    const api = apiOf(`openapi: 3.1.0
paths:
  /a/{color}:
    x-types: {Count: {type: integer}, Counts: {type: array, items: {$ref: '#/paths/~1a~1{color}/x-types/Count'}}}
    get: {parameters: [{name: color, in: path, schema: ${schema}}]}`);
    expect(readParameter(operationOf(api).parameters[0] as Parameter, [text])).toEqual(value);
  });

  test.each([
    ['{type: integer}', ' 5 ', 5],
    ['{type: array, items: {type: integer}}', '1, 2,3', [1, 2, 3]],
    ['{type: array}', '', []],
    ['{type: object, properties: {R: {type: integer}}}', 'R, 1', { R: 1 }],
    ['{type: object}', 'R', 'R'],
    ['{type: string}', 'a, b', 'a, b'],
  ])('in a response header, %s reads %j as %j', (schema, text, value) => {
    const api = apiOf(
      `openapi: 3.1.0\npaths: {/a: {get: {responses: {'200': {headers: {X-A: {schema: ${schema}}}}}}}}`,
    );
    const header = operationOf(api).responses[0]?.headers[0];
    expect(header && readHeader(header, text)).toEqual(value);
  });
});
