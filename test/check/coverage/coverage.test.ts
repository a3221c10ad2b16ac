import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OperationCoverage } from '../../../src/result/coverage.js';
import type { Report } from '../../../src/result/report.js';
import { runTally } from '../../cli/capture-io.js';
import { serve, type ThingServer } from '../thing-server.js';
import { textFile, usersDocument } from '../traffic/har.js';
import { users } from './users-server.js';

async function check(server: ThingServer, ...more: string[]): Promise<{ report: Report; out: string }> {
  const path = textFile(`coverage-${more.join('').replaceAll(/\W/g, '')}.json`, '');
  const { out } = await runTally([
    'check',
    usersDocument,
    '--url',
    `${server.url.href}v1`,
    '--auth',
    'token=wonderland-token',
    '--param',
    'id=a1',
    '--report',
    path,
    ...more,
  ]);
  return { report: JSON.parse(readFileSync(path, 'utf8')) as Report, out };
}

function coverageOf(report: Report, id: string): OperationCoverage {
  return report.operations.find(({ operationId }) => operationId === id)?.coverage as OperationCoverage;
}

describe('the coverage of a run', () => {
  let server: ThingServer;
  let report: Report;
  let out: string;
  beforeAll(async () => {
    server = await serve(users());
    ({ report, out } = await check(server));
  });
  afterAll(() => server.close());

  const both = { valid: 'accepted', invalid: 'refused' };

  test('names both sides of each keyword of each property and parameter', () => {
    expect(coverageOf(report, 'createUser').request).toEqual([
      {
        location: 'request body',
        mediaType: 'application/json',
        pointer: '',
        rules: { type: both, required: both, content: both, syntax: both },
      },
      {
        location: 'request body',
        mediaType: 'application/json',
        pointer: '/name',
        rules: { type: both, minLength: both, required: both },
      },
      { location: 'request body', mediaType: 'application/json', pointer: '/role', rules: { enum: both } },
    ]);
    expect(coverageOf(report, 'listUsers').request).toEqual([
      { location: 'request query', pointer: '/limit', rules: { type: both, minimum: both, maximum: both } },
    ]);
  });

  test('counts each part of each response that was seen, and leaves out responses that were not', () => {
    const { responses } = coverageOf(report, 'listUsers');
    expect(responses).toEqual([
      {
        status: '200',
        mediaType: 'application/json',
        parts: 3,
        seen: { '/*': expect.any(Number), '/*/id': expect.any(Number), '/*/name': expect.any(Number) },
      },
      { status: '400', mediaType: 'application/json', parts: 1, seen: { '/error': expect.any(Number) } },
    ]);
    expect(coverageOf(report, 'createUser').responses.at(-1)).toEqual({
      status: '503',
      mediaType: 'application/json',
      parts: 1,
    });
  });

  test('is summed up in four figures and one line of text', () => {
    expect(report.summary.coverage).toMatchObject({
      validRules: { covered: 11, total: 11, percent: 100 },
      invalidRules: { covered: 11, total: 11, percent: 100 },
    });
    expect(out).toMatch(
      /^coverage: cells \d+ of 9 .*, broken and refused 11 of 11 \(100 %\), response parts seen/m,
    );
  });

  test('says what the budget left out', async () => {
    const { report: small } = await check(server, '--max-cases', '6');
    const coverage = coverageOf(small, 'createUser');
    expect(coverage.leftOut).toBeGreaterThan(5);
    expect(coverage.request.flatMap(({ rules }) => Object.values(rules))).toContainEqual({
      valid: 'accepted',
      invalid: 'not tried',
    });
  });

  test('of three shards united is that of the whole run, with its findings', async () => {
    const faulty = await serve(users({ namelessOver: 49, takesShortNames: true }));
    const { report: whole } = await check(faulty, '--run-id', 'whole');
    const parts = [];
    for (const part of [2, 3, 1]) {
      const { report: one } = await check(faulty, '--run-id', 'whole', '--shard', `${part}/3`);
      parts.push(textFile(`shard-${part}.json`, JSON.stringify(one)));
    }
    await faulty.close();
    const path = textFile('united.json', '');
    const merged = await runTally(['merge', ...parts, '--report', path]);
    const united = JSON.parse(readFileSync(path, 'utf8')) as Report;
    expect(merged.exitCode).toBe(1);
    expect(whole.findings.length).toBeGreaterThan(1);
    expect(timeless(united)).toEqual(timeless(whole));
  });
});

/** A report without what differs between any two runs: times, and the requests that each begins with. */
function timeless({ startedAt: _startedAt, durationMs: _durationMs, ...report }: Report) {
  return {
    ...report,
    summary: { ...report.summary, cases: 0 },
    findings: report.findings.map(({ exchange: _exchange, ...finding }) => finding),
  };
}
