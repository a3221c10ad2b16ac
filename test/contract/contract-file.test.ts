import { describe, expect, test } from '@jest/globals';
import { readContract } from '../../src/contract/contract-file.js';
import { namesOperation } from '../../src/contract/names-operation.js';
import { apiOf, underlined } from '../openapi/load-text.js';

const api = apiOf(`openapi: 3.1.0
paths:
  /a/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    patch: {operationId: changeA, requestBody: {content: {application/json: {schema: {properties: {accountId: {}}}}}}}
    get: {}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
`);
const read = (text: string) => readContract({ path: 'a.contract.yaml', text }, api);
const briefly = (text: string) =>
  read(text).diagnostics.map((found) => `${found.code} ${found.place.pointer}: ${underlined(found)}`);

const whole = `
parameters: {id: 5}
credentials: {key: env:KEY}
otherCredentials: {key: env:GUEST}
statesUrl: http://127.0.0.1:1/states
operations:
  changeA:
    parameters: {id: six}
    values: {/query/type: [raw]}
    recipes: {4XX: {body: {a: 1}, headers: {X-A: b}}, default: {}}
    meaning: {returnsSent: true, keepsUnsent: false, refreshes: [/at], unique: {/name: [a]}}
  GET /a/{id}: {}
waivers:
  - {operation: changeA, status: '409', code: x, reason: not yet, until: 2030-01-01}
`;

describe('a contract file', () => {
  test('that is whole is read as written', () => {
    expect(read(whole)).toEqual({
      diagnostics: [],
      contract: {
        path: 'a.contract.yaml',
        parameters: { id: 5 },
        credentials: { key: 'env:KEY' },
        otherCredentials: { key: 'env:GUEST' },
        statesUrl: 'http://127.0.0.1:1/states',
        operations: {
          changeA: {
            parameters: { id: 'six' },
            values: { '/query/type': ['raw'] },
            recipes: { '4XX': { body: { a: 1 }, headers: { 'X-A': 'b' } }, default: {} },
            meaning: {
              returnsSent: true,
              keepsUnsent: false,
              refreshes: ['/at'],
              unique: { '/name': ['a'] },
            },
          },
          'GET /a/{id}': {},
        },
        waivers: [{ operation: 'changeA', status: '409', code: 'x', reason: 'not yet', until: '2030-01-01' }],
      },
    });
  });

  test('with nothing in it has nothing', () => {
    expect(read('{}').contract).toEqual({
      path: 'a.contract.yaml',
      parameters: {},
      credentials: {},
      otherCredentials: {},
      operations: {},
      waivers: [],
    });
  });

  test.each([
    ['a key that is none', 'paramters: {}', 'invalid-contract /paramters: paramters'],
    [
      'a key that is none, inside',
      'operations: {changeA: {value: {}}}',
      'invalid-contract /operations/changeA/value: value',
    ],
    ['a secret that is a number', 'credentials: {key: 5}', 'invalid-contract /credentials/key: 5'],
    ['a list where a mapping belongs', 'operations: []', 'invalid-contract /operations: []'],
    [
      'a waiver without a reason',
      'waivers: [{operation: changeA}]',
      'invalid-contract /waivers/0: {operation: changeA}',
    ],
    [
      'a waiver with an empty reason',
      "waivers: [{operation: changeA, reason: ''}]",
      'invalid-contract /waivers/0/reason: ',
    ],
    [
      'a status that is a number',
      'waivers: [{operation: changeA, reason: r, status: 409}]',
      'invalid-contract /waivers/0/status: 409',
    ],
    [
      'a date in words',
      'waivers: [{operation: changeA, reason: r, until: soon}]',
      'invalid-contract /waivers/0/until: soon',
    ],
    [
      'values of no pointer',
      'operations: {changeA: {values: {name: [a]}}}',
      'invalid-contract /operations/changeA/values/name: name',
    ],
    [
      'values without one',
      'operations: {changeA: {values: {/name: []}}}',
      'invalid-contract /operations/changeA/values/~1name: []',
    ],
    [
      'a promise that is none',
      'operations: {changeA: {meaning: {returnsSend: true}}}',
      'invalid-contract /operations/changeA/meaning/returnsSend: returnsSend',
    ],
    [
      'a promise in words',
      'operations: {changeA: {meaning: {returnsSent: partly}}}',
      'invalid-contract /operations/changeA/meaning/returnsSent: partly',
    ],
    [
      'a stamp of no pointer',
      'operations: {changeA: {meaning: {refreshes: [/a, updated_at]}}}',
      'invalid-contract /operations/changeA/meaning/refreshes/1: updated_at',
    ],
    [
      'a unique place of no pointer',
      'operations: {changeA: {meaning: {unique: {name: []}}}}',
      'invalid-contract /operations/changeA/meaning/unique/name: name',
    ],
    [
      'a recipe for no status',
      'operations: {changeA: {recipes: {teapot: {}}}}',
      'invalid-contract /operations/changeA/recipes/teapot: teapot',
    ],
    ['a null file', '~', 'invalid-contract : ~'],
    [
      'a states URL without a scheme',
      'statesUrl: localhost:3000/states',
      'invalid-contract /statesUrl: localhost:3000/states',
    ],
    [
      'a states URL of another scheme',
      'statesUrl: ftp://a.example',
      'invalid-contract /statesUrl: ftp://a.example',
    ],
    ['a states URL that is none', "statesUrl: 'http://['", 'invalid-contract /statesUrl: http://['],
    [
      'what an alias brings in, at the key that it stands under',
      "operations: {changeA: &a {nope: 1}, 'GET /a/{id}': *a}",
      'invalid-contract /operations/changeA/nope: nope',
      'invalid-contract /operations/GET ~1a~1{id}/nope: GET /a/{id}',
    ],
    [
      'an operation that the document lacks',
      'operations: {changeB: {}}',
      'unknown-operation /operations/changeB: changeB',
    ],
    [
      'a waiver for one',
      'waivers: [{operation: PUT /a, reason: r}]',
      'unknown-operation /waivers/0/operation: PUT /a',
    ],
    [
      'an operation named as objects inherit',
      'operations: {toString: {}}',
      'unknown-operation /operations/toString: toString',
    ],
    [
      'a security scheme that the document lacks',
      'credentials: {token: a, key: b}\notherCredentials: {kye: c}',
      'unknown-scheme /credentials/token: token',
      'unknown-scheme /otherCredentials/kye: kye',
    ],
    [
      'a parameter that no request has, or not this one',
      `parameters: {accountid: 1, id: 1}\noperations: {'GET /a/{id}': {parameters: {accountId: 1}, recipes: {4XX: {parameters: {ids: 1}}}}}`,
      'unknown-parameter /parameters/accountid: accountid',
      'unknown-parameter /operations/GET ~1a~1{id}/parameters/accountId: accountId',
      'unknown-parameter /operations/GET ~1a~1{id}/recipes/4XX/parameters/ids: ids',
    ],
    ['broken syntax', 'a: [', 'syntax : '],
    ['an empty text', '', 'syntax : '],
  ])('is refused at its place: %s', (_what, text, ...found) => {
    expect(briefly(text)).toEqual(found);
  });

  test('names what could be written instead', () => {
    expect(read('operations: {changeA: {value: {}}}').diagnostics[0]?.fix).toContain(
      'parameters, values, recipes',
    );
    expect(read('operations: {changeB: {}}').diagnostics[0]?.fix).toContain('the nearest is changeA');
    expect(read('parameters: {accountid: 1}').diagnostics[0]?.fix).toContain('the nearest is accountId');
    expect(read('credentials: {token: a}').diagnostics[0]?.fix).toContain('there is key');
  });

  test('is read anew each time', () => {
    expect(read('x: 1').diagnostics).toHaveLength(1);
    expect(read(whole).diagnostics).toEqual([]);
    expect(read('x: 1').diagnostics).toHaveLength(1);
  });
});

test.each([
  ['changeA', true],
  ['PATCH /a/{id}', true],
  ['patch /a/{id}', false],
  ['change', false],
])('%s names the operation: %s', (name, expected) => {
  expect(namesOperation(name, { id: 'changeA', method: 'PATCH', path: '/a/{id}' })).toBe(expected);
});
