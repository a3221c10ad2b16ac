import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { create } from 'xmlbuilder2';
import { reportSchema } from '../../src/result/report-schema.js';
import { type Implementation, startImplementation } from '../implementations/implementation.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-check-'));

function argumentsFor(api: string, server: Implementation): string[] {
  return [
    'check',
    api,
    '--url',
    server.url,
    '--states-url',
    server.statesUrl,
    ...Object.entries(server.credentials).flatMap(([scheme, secret]) => ['--auth', `${scheme}=${secret}`]),
    ...Object.entries(server.knownParameters).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
  ];
}

describe('tally check against a correct implementation', () => {
  let server: Implementation;
  beforeAll(async () => {
    server = await startImplementation('sendgrid');
  });
  afterAll(() => server.close());

  test('reaches every cell, finds nothing, and exits 0', async () => {
    const { exitCode, out, err } = await runTally(argumentsFor('sendgrid', server));
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toContain('4 of 4 cells reached, 0 errors, 0 warnings');
  });

  test('writes a JSON report that fits its published schema, and JUnit that parses', async () => {
    const json = join(folder, 'report.json');
    const xml = join(folder, 'report.xml');
    await runTally([...argumentsFor('sendgrid', server), '--report', json, '--report', xml]);
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(reportSchema);
    expect(validate(JSON.parse(readFileSync(json, 'utf8'))) ? [] : validate.errors).toEqual([]);
    const suite = create(readFileSync(xml, 'utf8')).toObject() as {
      testsuites: { testsuite: Record<string, unknown> };
    };
    expect(suite.testsuites.testsuite).toMatchObject({ '@tests': '4', '@failures': '0', '@skipped': '0' });
  });

  test('gives the same cases in the same order for the same seed', async () => {
    const bodies = async () => {
      const file = join(folder, 'same.json');
      await runTally([...argumentsFor('sendgrid', server), '--seed', '7', '--report', file]);
      const { operations, summary } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      return { operations, summary };
    };
    expect(await bodies()).toEqual(await bodies());
  });
});

describe('tally check against an implementation with one promise broken', () => {
  test('exits 1 with the place, the expectation and a command, and shows no secret anywhere', async () => {
    const server = await startImplementation('asapp', { mutant: 'ignores-api-id' });
    const json = join(folder, 'secret.json');
    const xml = join(folder, 'secret.xml');
    const { exitCode, out } = await runTally([
      ...argumentsFor('asapp', server),
      '-H',
      'X-Trace: hush-hush-trace',
      '--report',
      json,
      '--report',
      xml,
    ]);
    await server.close();
    expect(exitCode).toBe(1);
    expect(out).toContain('credential-not-enforced');
    expect(out).toMatch(/specs\/asapp\.yaml:\d+:\d+ error/);
    expect(out).toContain('asapp.md:');
    expect(out).toMatch(/curl -i -X PATCH '.*' .*-H 'asapp-api-id: '"\$API_ID"/);
    const artefacts = out + readFileSync(json, 'utf8') + readFileSync(xml, 'utf8');
    const secrets = [...Object.values(server.credentials), 'hush-hush-trace'];
    expect(secrets.filter((secret) => artefacts.includes(secret.slice(0, -1)))).toEqual([]);
  });

  test('exits 0 on warnings alone, and 1 on them under --strict', async () => {
    const server = await startImplementation('aiderx');
    const lenient = await runTally(argumentsFor('aiderx', server));
    const strict = await runTally([...argumentsFor('aiderx', server), '--strict']);
    await server.close();
    expect([lenient.exitCode, strict.exitCode]).toEqual([0, 1]);
  });
});

describe('tally check that cannot run exits 2 with one clear sentence', () => {
  test.each([
    [
      'an unreachable server',
      ['sendgrid', '--url', 'http://127.0.0.1:1'],
      /^Cannot reach http:\/\/127\.0\.0\.1:1\/: .*\n$/,
    ],
    [
      'no such document',
      ['nope.yaml', '--url', 'http://127.0.0.1:1'],
      /^Cannot read nope\.yaml: .*bundled API.*\n$/,
    ],
    ['a URL that is none', ['sendgrid', '--url', 'localhost'], /write an absolute URL/],
    [
      'no URL and no traffic',
      ['sendgrid'],
      /^Name the implementation with --url URL, or recorded traffic with --har FILE/,
    ],
    [
      'an unknown report format',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--report', 'x.pdf'],
      /^--report x\.pdf: .*\.json, \.xml, \.html, \.md, \.sarif, \.har\.\n$/,
    ],
    [
      'an unknown scheme',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--auth', 'basic=a'],
      /^--auth basic: the document declares no security scheme of that name; there is bearerAuth\.\n$/,
    ],
    [
      'an unknown scheme of another caller',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--auth-as', 'bearerauth=a'],
      /^--auth-as bearerauth: the document declares no security scheme of that name; the nearest is bearerAuth\.\n$/,
    ],
    [
      'a parameter that no request has',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--param', 'segmentId=1'],
      /^--param segmentId: no request has a parameter or body property of that name; the nearest is segment_id\.\n$/,
    ],
    [
      'a missing variable of another caller',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--auth-as', 'bearerAuth=env:NOPE'],
      /^--auth-as bearerAuth=env:NOPE: the environment has no NOPE\.\n$/,
    ],
    [
      'a burst of none',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--burst', '0'],
      /^--burst 0: .*at least 1/,
    ],
    [
      'a missing variable',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--auth', 'bearerAuth=env:NOPE'],
      /the environment has no NOPE\.\n$/,
    ],
    ['a host of the document', ['sendgrid', '--url', 'https://api.sendgrid.com'], /--allow-production/],
    [
      'a pattern that fits nothing',
      ['sendgrid', '--url', 'http://127.0.0.1:1', '--only', 'zzz'],
      /^--only zzz matches no operation; there is PATCH/,
    ],
    ['a wrong number', ['sendgrid', '--url', 'http://127.0.0.1:1', '--seed', 'x'], /give a whole number/],
  ])('%s', async (_what, argv, sentence) => {
    const { exitCode, out, err } = await runTally(['check', ...argv]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a door that stays shut', async () => {
    const server = await startImplementation('sendgrid');
    const { exitCode, err } = await runTally(['check', 'sendgrid', '--url', server.url]);
    await server.close();
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: 'Every first request was answered 401: give a credential that may do it, e.g. --auth bearerAuth=VALUE.\n',
    });
  });
});
