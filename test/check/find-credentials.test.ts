import { describe, expect, test } from '@jest/globals';
import { findCredentials, mockCredentials } from '../../src/check/find-credentials.js';
import { apiOf } from '../openapi/load-text.js';

const api = apiOf(`openapi: 3.1.0
paths: {}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: k}
    bearer: {type: http, scheme: bearer}
    basic: {type: http, scheme: basic}
    oauth: {type: oauth2, flows: {}}
`);

function found(
  headers: [string, string][],
  named: Record<string, string> = {},
  contract: Record<string, string> = {},
) {
  const { credentials, headers: rest } = findCredentials(
    api,
    headers,
    new Map(Object.entries(named)),
    new Map(Object.entries(contract)),
  );
  return { ...Object.fromEntries(credentials), rest };
}

describe('credentials', () => {
  test.each([
    ['a header of a scheme', [['x-key', 'k1']], {}, {}, { key: 'k1', rest: [] }],
    [
      'a scheme word, for all schemes that use it',
      [['authorization', 'bearer t']],
      {},
      {},
      { bearer: 't', oauth: 't', rest: [] },
    ],
    ['Basic, undone', [['Authorization', 'Basic dTpw']], {}, {}, { basic: 'u:p', rest: [] }],
    [
      'another scheme word, which stays a header',
      [['Authorization', 'Hawk x']],
      {},
      {},
      { rest: [['Authorization', 'Hawk x']] },
    ],
    [
      'other headers',
      [
        ['X-Other', 'x'],
        ['k', 'y'],
      ],
      {},
      {},
      {
        rest: [
          ['X-Other', 'x'],
          ['k', 'y'],
        ],
      },
    ],
    [
      'names before headers',
      [['X-Key', 'header']],
      { key: 'named' },
      { key: 'contract' },
      { key: 'named', rest: [] },
    ],
    [
      'headers before the contract file',
      [['X-Key', 'header']],
      {},
      { key: 'contract' },
      { key: 'header', rest: [] },
    ],
    ['the contract file', [], {}, { query: 'contract' }, { query: 'contract', rest: [] }],
  ] as [string, [string, string][], Record<string, string>, Record<string, string>, unknown][])(
    'are taken from %s',
    (_what, headers, named, contract, expected) => {
      expect(found(headers, named, contract)).toEqual(expected);
    },
  );

  test('for a mock are made up where none is known', () => {
    expect(Object.fromEntries(mockCredentials(api, new Map([['key', 'own']])))).toEqual({
      key: 'own',
      query: 'tally-mock',
      bearer: 'tally-mock',
      basic: 'tally:mock',
      oauth: 'tally-mock',
    });
  });
});
