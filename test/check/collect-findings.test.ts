import { describe, expect, test } from '@jest/globals';
import { collectFindings } from '../../src/check/collect-findings.js';
import type { RawFinding } from '../../src/check/raw-finding.js';
import { emptyContract, type Waiver } from '../../src/contract/contract.js';
import { type DocumentNode, member } from '../../src/openapi/document-node.js';
import { keepSecrets } from '../../src/result/secrets.js';
import { apiOf, operationOf, thingDocument } from '../openapi/load-text.js';
import { answered, caseOf } from './planned.js';

const operation = operationOf(
  apiOf(thingDocument({ responses: "{'200': {description: ok}, '500': {description: oops}}" })),
);
const rules = {
  operation: operation.node,
  responses: member(operation.node, 'responses') as DocumentNode,
};

function raw(
  code: string,
  status: number,
  rule: keyof typeof rules,
  more: Partial<RawFinding> & { body?: string; valid?: boolean; trait?: string } = {},
): RawFinding {
  const { body = '', valid = false, trait, ...rest } = more;
  const planned = caseOf(operation, {
    class: valid ? 'valid' : 'invalid',
    ...(trait === undefined ? {} : { trait }),
    request: {
      method: 'PUT',
      target: '/things/1',
      headers: [['X-Key', 'tally-secret-1']],
      body: Buffer.from(body),
    },
  });
  return {
    code,
    severity: 'error',
    location: 'request body',
    pointer: '/name',
    message: `${code} with tally-secret-1`,
    expected: null,
    actual: null,
    rule: rules[rule],
    exchange: answered(operation, planned, { status }),
    ...rest,
  };
}

function collect(findings: readonly RawFinding[], waivers: readonly Waiver[] = []) {
  const secrets = keepSecrets();
  secrets.add('key', 'tally-secret-1');
  return collectFindings(operation, findings, {
    origin: 'http://a.example',
    contract: { ...emptyContract, waivers },
    today: '2030-06-15',
    hide: secrets.hide,
    expressions: secrets.expressions,
    locatePage: (pointer) => (pointer.endsWith('/responses') ? 'page.md:7' : undefined),
  });
}

describe('one cause is one finding', () => {
  test.each([
    ['the same code, status and rule', [raw('a', 200, 'responses'), raw('a', 200, 'responses')], ['a 200 2']],
    ['another code', [raw('a', 200, 'responses'), raw('b', 200, 'responses')], ['a 200 1', 'b 200 1']],
    ['another status', [raw('a', 200, 'responses'), raw('a', 201, 'responses')], ['a 200 1', 'a 201 1']],
    ['another rule', [raw('a', 200, 'responses'), raw('a', 200, 'operation')], ['a 200 1', 'a 200 1']],
    [
      'a failure that the plainest request shows, wherever else it appears',
      [
        raw('server-error', 500, 'operation', { valid: true, pointer: '' }),
        raw('server-error', 500, 'responses'),
      ],
      ['server-error 500 2'],
    ],
    [
      'failures that only special requests show',
      [raw('server-error', 500, 'operation'), raw('server-error', 500, 'responses')],
      ['server-error 500 1', 'server-error 500 1'],
    ],
  ] as [string, RawFinding[], string[]][])('%s', (_what, findings, merged) => {
    expect(collect(findings).map(({ code, status, count }) => `${code} ${status} ${count}`)).toEqual(merged);
  });

  test('shown by the smallest exchange', () => {
    const [found] = collect([
      raw('a', 200, 'responses', { body: 'xxx' }),
      raw('a', 200, 'responses', { body: 'x' }),
      raw('a', 200, 'responses', { body: 'xx' }),
    ]);
    expect(found?.exchange.request.postData?.text).toBe('x');
  });
});

describe('a finding', () => {
  test('has its place, its page, its command and no secret', () => {
    const [found] = collect([
      raw('a', 200, 'responses', { actual: { echo: 'tally-secret-1' }, expected: 'tally-secret-1' }),
    ]);
    expect(found).toMatchObject({
      operationId: 'putThing',
      method: 'PUT',
      path: '/things/{id}',
      status: '200',
      schemaPointer: '/paths/~1things~1{id}/put/responses',
      place: 'api/openapi.yaml:11:18',
      page: 'page.md:7',
      message: 'a with $KEY',
      expected: '$KEY',
      actual: { echo: '$KEY' },
      curl: `curl -i -X PUT 'http://a.example/things/1' -H 'X-Key: '"$KEY" -H 'Content-Type:' --data-raw ''`,
    });
    expect(collect([raw('a', 200, 'operation')])[0]).not.toHaveProperty('page');
  });

  test('shows the lines of its rule', () => {
    const [found] = collect([raw('a', 200, 'responses')]);
    expect(found?.excerpt?.marked).toEqual([11, 11]);
    expect(found?.excerpt?.lines[11 - found.excerpt.firstLine]).toContain("responses: {'200'");
  });

  test('that a later exchange shows holds that one as well, without its secrets', () => {
    const later = raw('a', 200, 'responses', { body: 'read with tally-secret-1' }).exchange;
    const [found] = collect([raw('a', 201, 'responses', { shownBy: later })]);
    expect(found?.exchange.response.status).toBe(201);
    expect(found?.shownBy?.request.postData?.text).toBe('read with $KEY');
  });

  test('without an answer has no status', () => {
    const finding = raw('a', 200, 'responses');
    const exchange = answered(operation, finding.exchange.case, {
      ok: false,
      failure: 'timeout',
      message: 'late',
      milliseconds: 1,
    });
    expect(collect([{ ...finding, exchange }])[0]?.status).toBe('');
  });

  test('with a huge value has its beginning', () => {
    const [found] = collect([raw('a', 200, 'responses', { actual: { text: 'x'.repeat(9_000) } })]);
    expect(found?.actual).toMatch(/^\{"text":"x{1000,}…$/);
  });

  test.each([
    ['its code', { code: 'a' }, true],
    ['another code', { code: 'b' }, false],
    ['its status', { status: '200' }, true],
    ['another status', { status: '404' }, false],
    ['both', { code: 'a', status: '200' }, true],
    ['its operation', {}, true],
    ['its code, until today', { code: 'a', until: '2030-06-15' }, true],
    ['its code, until yesterday', { code: 'a', until: '2030-06-14' }, false],
  ])('is waived by %s: %j', (_what, waiver, excused) => {
    const [found] = collect(
      [raw('a', 200, 'responses')],
      [{ operation: 'putThing', reason: 'known', ...waiver }],
    );
    expect(found?.waived).toBe(excused ? 'known' : undefined);
  });
});

describe('what breaks a server', () => {
  const failure = (rule: keyof typeof rules, trait: string | undefined, pointer: string, status = 500) =>
    raw('server-error', status, rule, { pointer, ...(trait === undefined ? {} : { trait }) });
  const pointers = (...failures: RawFinding[]) =>
    collect(failures).map(({ pointer, count }) => [pointer, count]);

  test('wherever it stands is one cause', () => {
    expect(pointers(failure('operation', 'NUL', '/a'), failure('responses', 'NUL', '/b'))).toEqual([
      ['/a', 2],
    ]);
  });

  test('at one place, whatever is unusual there, is one cause, shown by what is not', () => {
    const found = pointers(
      failure('operation', 'NUL', '/a'),
      failure('operation', 'quotes', '/b'),
      failure('operation', undefined, '/c'),
    );
    expect(found).toEqual([['/c', 3]]);
  });

  test.each([
    ['at another place in another way', failure('responses', 'quotes', '/b')],
    ['with another status', failure('responses', 'NUL', '/b', 503)],
  ])('%s is another cause', (_what, other) => {
    expect(pointers(failure('operation', 'NUL', '/a'), other)).toEqual([
      ['/a', 1],
      ['/b', 1],
    ]);
  });
});
