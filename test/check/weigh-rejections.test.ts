import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/check/case.js';
import { weighRejections } from '../../src/check/weigh-rejections.js';
import { apiOf, operationOf, thingDocument } from '../openapi/load-text.js';
import { answered, caseOf } from './planned.js';

const operation = operationOf(
  apiOf(thingDocument({ responses: "{'200': {description: ok}, '422': {description: no}}" })),
);
type Row = readonly [
  label: string,
  location: Case['place']['location'],
  pointer: string,
  value: unknown,
  status: number,
];

function weighed(rows: readonly Row[], more: Partial<Case> = {}) {
  return weighRejections(
    operation,
    rows.map(([label, location, pointer, value, status]) => {
      const target =
        location === 'request query'
          ? `/things/1?${new URLSearchParams({ [pointer.slice(1)]: String(value) })}`
          : '/things/1';
      const headers = location === 'request header' ? ([[pointer.slice(1), String(value)]] as const) : [];
      const planned = caseOf(operation, {
        label,
        place: { location, pointer, rule: operation.node },
        ...(location === 'request body' ? { value } : {}),
        request: { method: 'PUT', target, headers },
        ...more,
      });
      return answered(operation, planned, { status });
    }),
  ).map(({ severity, pointer, actual }) => `${severity} ${pointer} ${actual}`);
}

const body = 'request body';
const smallest = (status: number): Row => ['the smallest body', body, '', {}, status];

describe('a refused valid request', () => {
  test.each([
    ['nothing was refused', [smallest(200), ['only /a', body, '/a', { a: 1 }, 200]], []],
    [
      'another value got through there: an error',
      [smallest(200), ['only /a', body, '/a', { a: 1 }, 200], ['/a = 2', body, '/a', { a: 2 }, 422]],
      ['error /a 422'],
    ],
    [
      'an id that may name nothing, while none got through: a warning',
      [
        smallest(200),
        ['/listId is null', body, '/listId', { listId: null }, 200],
        ['only /listId', body, '/listId', { listId: 'abc' }, 422],
      ],
      ['warning /listId 422'],
    ],
    [
      'any other value, while null got through: an error',
      [
        smallest(200),
        ['/text is null', body, '/text', { text: null }, 200],
        ['only /text', body, '/text', { text: 'abc' }, 422],
      ],
      ['error /text 422'],
    ],
    [
      'no value got through there: a warning',
      [smallest(200), ['/a = 1', body, '/a', { a: 1 }, 422], ['/a = 2', body, '/a', { a: 2 }, 400]],
      ['warning /a 422', 'warning /a 400'],
    ],
    [
      'the plainest value is refused, which says it for all there',
      [
        smallest(200),
        ['only /a', body, '/a', { a: 1 }, 422],
        ['/a = 2', body, '/a', { a: 2 }, 422],
        ['/a/b at its longest', body, '/a/b', { a: { b: 1 } }, 422],
      ],
      ['warning /a 422'],
    ],
    [
      'a larger body is not blamed for a part that is refused on its own',
      [smallest(200), ['only /a', body, '/a', { a: 1 }, 422], ['full', body, '', { a: 1, b: 2 }, 422]],
      ['warning /a 422'],
    ],
    [
      'a larger body with another value there is',
      [smallest(200), ['only /a', body, '/a', { a: 1 }, 422], ['full', body, '', { a: 2, b: 2 }, 422]],
      ['warning /a 422', 'error  422'],
    ],
    [
      'the smallest body is refused, which says it for all that hold it',
      [
        ['the smallest body', body, '', { kind: 'a', name: 'x' }, 422],
        ['only /b', body, '/b', { kind: 'a', name: 'y', b: 1 }, 422],
        ['key in the header X-KEY', 'credential', '/key', undefined, 200],
        ['/kind = "b"', body, '/kind', { kind: 'b', name: 'z' }, 200],
      ],
      ['error  422'],
    ],
    [
      'the smallest body is refused, but not for what another one holds',
      [
        ['the smallest body', body, '', { kind: 'a' }, 422],
        ['/kind = "b"', body, '/kind', { kind: 'b' }, 422],
        ['/kind = "c"', body, '/kind', { kind: 'c' }, 200],
      ],
      ['error  422', 'error /kind 422'],
    ],
    ['everything is refused', [smallest(415)], ['warning  415']],
    ['a 409 is no rejection', [smallest(409)], []],
    [
      'a query parameter, of which another value got through',
      [
        ['q: a', 'request query', '/q', 'a', 200],
        ['q: b', 'request query', '/q', 'b', 400],
      ],
      ['error /q 400'],
    ],
    [
      'a query parameter, of which none got through',
      [smallest(200), ['q: a', 'request query', '/q', 'a', 400]],
      ['warning /q 400'],
    ],
    [
      'a header, of which another value got through',
      [
        ['X-A: a', 'request header', '/X-A', 'a', 200],
        ['X-A: b', 'request header', '/X-A', 'b', 400],
      ],
      ['error /X-A 400'],
    ],
    [
      'a header, of which none got through',
      [smallest(200), ['X-A: a', 'request header', '/X-A', 'a', 400]],
      ['warning /X-A 400'],
    ],
    [
      'a credential in a header of another case',
      [smallest(200), ['key in the header X-KEY', 'credential', '/key', undefined, 401]],
      ['error /key 401'],
    ],
    [
      'a credential where nothing gets through',
      [smallest(403), ['key in the header X-KEY', 'credential', '/key', undefined, 403]],
      [],
    ],
  ] as [string, Row[], string[]][])('%s', (_what, rows, findings) => {
    expect(weighed(rows)).toEqual(findings);
  });

  test('without a body, where the document does not say whether one is required, may be refused as documented', () => {
    const row = (status: number): Row => ['no body', body, '', undefined, status];
    expect(weighed([row(422)], { lenient: true })).toEqual([]);
    expect(weighed([row(400)], { lenient: true })).toEqual(['warning  400']);
  });

  test('is not looked for among other classes and recipes', () => {
    const planned = caseOf(operation, { class: 'invalid' });
    const valid = caseOf(operation);
    expect(
      weighRejections(operation, [
        answered(operation, planned, { status: 400 }),
        answered(operation, valid, { status: 400 }, 'state'),
      ]),
    ).toEqual([]);
  });

  test('names the place in the contract file that could say so', () => {
    const planned = caseOf(operation, {
      label: '/a = 1',
      place: { location: body, pointer: '/a', rule: operation.node },
      value: { a: 1 },
    });
    const [found] = weighRejections(operation, [answered(operation, planned, { status: 422 })]);
    expect(found?.message).toContain('`values: {/a: [...]}`');
  });
});
