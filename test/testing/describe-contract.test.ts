import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeContract } from '../../src/testing/describe-contract.js';
import { bookServer, type Shelf } from './fixtures/books.js';

const spec = 'test/testing/fixtures/books.yaml';
const shelf: Shelf = { lent: false };

describeContract(spec, bookServer(shelf), {
  auth: { token: 'reader' },
  minCoverage: 100,
  states: {
    'PATCH /books/{id} responds 409': {
      setup: () => {
        shelf.lent = true;
        return { id: 'b1' };
      },
      teardown: () => {
        shelf.lent = false;
      },
    },
  },
});

describe('what cannot be used is refused before any test', () => {
  test.each([
    [
      'a document that is not there',
      () => describeContract('none.yaml', 'http://x'),
      /Cannot read none\.yaml/,
    ],
    [
      'a state that the document does not have',
      () => describeContract(spec, 'http://x', { states: { 'GET /books responds 409': () => ({}) } }),
      /no state "GET \/books responds 409"; it has: GET \/books\/\{id\} responds 200/,
    ],
    [
      'operations that the document does not have',
      () => describeContract(spec, 'http://x', { only: 'shelf' }),
      /matches no operation; there is getBook, changeBook/,
    ],
  ])('%s', (_what, describing, message) => {
    expect(describing).toThrow(message);
  });
});

interface TestResult {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

describe('a broken promise fails the test of its cell, and no other', () => {
  let tests: readonly TestResult[];
  let output: string;
  beforeAll(async () => {
    const argv = [
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--json',
      '--testMatch=**/books.suite.ts',
    ];
    // Jest ends with 1, as it should.
    const run = await promisify(execFile)(process.execPath, argv).catch((ended) => ended);
    tests = JSON.parse(run.stdout).testResults[0].assertionResults;
    output = run.stderr;
  });
  const failed = (from: number, to: number) =>
    tests
      .slice(from, to)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => [fullName.replace(/^.*books\.yaml /, ''), failureMessages[0]]);

  test('an answer of another shape, by place, rule and curl', () => {
    expect(failed(0, 3)).toEqual([
      [
        'GET /books/{id} answers 200 application/json as documented',
        expect.stringMatching(
          /books\.yaml:46:30 error response-body-schema[\s\S]*`\/pages` must be a whole number[\s\S]*expected: \["integer"\]\n {2}received: many\n[\s\S]*curl -i -X GET[\s\S]*books\.suite\.ts:8:1/,
        ),
      ],
    ]);
  });

  test('an invalid request accepted, and a coverage that was not reached', () => {
    expect(failed(3, 10)).toEqual([
      ['PATCH /books/{id} keeps its other promises', expect.stringContaining('accepted-invalid-request')],
      ['reaches 100 % of the cells', expect.stringContaining('409 unreached')],
    ]);
  });

  test('an exception of the handler, which is told', () => {
    expect(failed(10, 16)).toEqual([
      [
        'PATCH /books/{id} keeps its other promises',
        expect.stringMatching(/server-error[\s\S]*the shelf fell down/),
      ],
    ]);
  });

  test('a server that is not there, as one sentence', () => {
    expect(failed(16, 20)).toHaveLength(3);
    expect(failed(16, 20)[0]?.[1]).toMatch(/Cannot reach http:\/\/127\.0\.0\.1:9\//);
  });

  test('cells that no recipe reached are listed', () => {
    expect(output).toContain('PATCH /books/{id} 409 unreached');
  });
});
