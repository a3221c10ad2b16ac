import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import type { Report } from '../../src/result/report.js';
import { type Implementation, startImplementation } from '../implementations/implementation.js';
import { openMockApi } from '../mock/open-mock.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-merge-'));
const document = 'test/mock/fixtures/notes.yaml';
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report;

describe('sharded runs', () => {
  let mock: RunningMock;
  beforeAll(async () => {
    mock = await startMock({ apis: [openMockApi(document)], port: 0, host: '127.0.0.1' });
  });
  afterAll(() => mock.close());

  const check = (report: string, ...more: string[]) =>
    runTally(['check', document, '--url', `${mock.url}/notes`, '--report', join(folder, report), ...more]);

  test('united are the whole run', async () => {
    await check('whole.json');
    await Promise.all([1, 2, 3].map((part) => check(`part-${part}.json`, '--shard', `${part}/3`)));
    const parts = [3, 1, 2].map((part) => join(folder, `part-${part}.json`));
    const merged = await runTally(['merge', ...parts, '--report', join(folder, 'merged.json')]);
    expect(merged.exitCode).toBe(0);
    const { operations, findings, summary } = read('merged.json');
    expect(operations.length).toBeGreaterThan(3);
    expect({ operations, findings }).toEqual({
      operations: read('whole.json').operations,
      findings: read('whole.json').findings,
    });
    expect(summary.cells).toEqual(read('whole.json').summary.cells);
  });

  test.each(['0/3', '4/3', '1', 'a/b'])('a shard %s is refused', async (text) => {
    const { exitCode, err } = await check('none.json', '--shard', text);
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: expect.stringContaining('write I/N, such as 1/4.'),
    });
  });

  test('too little coverage fails the run', async () => {
    const { exitCode, out } = await runTally([
      'check',
      'kibamail',
      '--url',
      `${mock.url}/notes`,
      '--min-coverage',
      '50',
    ]);
    expect(exitCode).toBe(1);
    expect(out).toContain('Coverage is 0.0 % of the cells, below --min-coverage 50.');
  });
});

describe('a baseline', () => {
  const path = join(folder, 'baseline.json');
  const check = (server: Implementation, ...more: string[]) =>
    runTally([
      'check',
      'sendgrid',
      '--url',
      server.url,
      '--states-url',
      server.statesUrl,
      '--auth',
      `bearerAuth=${server.credentials.bearerAuth}`,
      '--param',
      `segment_id=${server.knownParameters.segment_id}`,
      ...more,
    ]);

  test('lets known findings pass, fails on new ones, and names what was repaired', async () => {
    const faulty = await startImplementation('sendgrid', { mutant: 'answers-another-id' });
    const before = await check(faulty, '--report', path);
    const again = await check(faulty, '--baseline', path);
    await faulty.close();
    const correct = await startImplementation('sendgrid');
    const after = await check(correct, '--baseline', path);
    await correct.close();
    const other = await startImplementation('sendgrid', { mutant: 'forgets-name' });
    const fresh = await check(other, '--baseline', path);
    await other.close();
    expect([before, again, after, fresh].map(({ exitCode }) => exitCode)).toEqual([1, 0, 0, 1]);
    expect(again.out).toContain('known: the baseline has it already');
    expect(after.out).toContain('repaired since the baseline: wrong-id-returned PATCH');
  });

  test('names repaired findings in text and JSON, but none of operations that were left out', async () => {
    const faulty = await startImplementation('sendgrid', { mutant: 'answers-another-id' });
    await check(faulty, '--report', path);
    await faulty.close();
    const correct = await startImplementation('sendgrid');
    const now = join(folder, 'now.json');
    const { out } = await check(correct, '--baseline', path, '--report', now);
    await correct.close();
    const gone = 'PATCH /v3/marketing/segments/2.0/{segment_id}';
    expect(out).toContain(`repaired since the baseline: wrong-id-returned ${gone}`);
    expect(read('now.json').repaired).toEqual([
      expect.objectContaining({ code: 'wrong-id-returned', method: 'PATCH', message: expect.any(String) }),
    ]);
    const other = await startImplementation('kibamail');
    const elsewhere = join(folder, 'elsewhere.json');
    const ran = await runTally([
      'check',
      'kibamail',
      '--url',
      other.url,
      ...Object.entries(other.credentials).flatMap(([scheme, secret]) => ['--auth', `${scheme}=${secret}`]),
      '--baseline',
      path,
      '--report',
      elsewhere,
    ]);
    await other.close();
    expect(ran.out).not.toContain('repaired');
    expect(read('elsewhere.json').repaired).toEqual([]);
  });

  test.each([
    ['a file that is not there', join(folder, 'nothing.json'), /^Cannot read /],
    ['a file that is no JSON', 'README.md', /^README\.md is not JSON/],
    ['JSON that is no report', 'package.json', /^package\.json is no report of tally check, version 1/],
  ])('is refused where it is %s', async (_what, file, sentence) => {
    const { exitCode, err } = await runTally([
      'check',
      'sendgrid',
      '--url',
      'http://127.0.0.1:1',
      '--baseline',
      file,
    ]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(sentence);
  });
});

test('a report as SARIF has a place in the document for each finding', async () => {
  const server = await startImplementation('aiderx', { mutant: 'owner-without-dashes' });
  const path = join(folder, 'report.sarif');
  await runTally([
    'check',
    'aiderx',
    '--url',
    server.url,
    '--auth',
    `bearerAuth=${server.credentials.bearerAuth}`,
    '--report',
    path,
  ]);
  await server.close();
  const [run] = JSON.parse(readFileSync(path, 'utf8')).runs;
  const error = run.results.find(({ level }: { level: string }) => level === 'error');
  expect(error.ruleId).toBe('response-body-schema');
  expect(run.tool.driver.rules[error.ruleIndex].id).toBe('response-body-schema');
  const [{ physicalLocation }] = error.locations;
  expect(physicalLocation.artifactLocation.uri).toBe('specs/aiderx.yaml');
  const line = readFileSync('specs/aiderx.yaml', 'utf8').split('\n')[physicalLocation.region.startLine - 1];
  expect(line?.slice(physicalLocation.region.startColumn - 1)).toBe('uuid');
  writeFileSync(path, '');
});
