import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/result/report.js';
import { type EntryParts, entry, harFile, textFile, usersDocument } from '../check/traffic/har.js';
import { runTally } from './capture-io.js';

const api = 'https://api.users.example/v1';
const trace = { name: 'X-Trace', value: 't' };
const json = { name: 'content-type', value: 'application/json' };
const token = { name: 'authorization', value: 'Bearer wonderland-token' };
const withToken = { headers: [json, token] };

let files = 0;
async function judge(entries: readonly unknown[], ...more: string[]) {
  const report = textFile(`report-${files}.json`, '');
  const har = harFile(`traffic-${files++}`, entries);
  const ran = await runTally(['check', usersDocument, '--har', har, '--report', report, ...more]);
  const read = JSON.parse(readFileSync(report, 'utf8') || '{}') as Report;
  const findings = (read.findings ?? []).map(
    ({ severity, code, location, pointer, status }) => `${severity} ${code} ${location}${pointer} ${status}`,
  );
  return { ...ran, findings, report: read };
}

const posted = (sent: unknown, parts: EntryParts = {}) =>
  entry('POST', `${api}/users`, { sent, status: 201, request: withToken, ...parts });
const bytes = (value: unknown) => ({
  headers: [json, trace],
  content: {
    size: Buffer.byteLength(JSON.stringify(value)),
    mimeType: 'application/json',
    encoding: 'base64',
    text: Buffer.from(JSON.stringify(value)).toString('base64'),
  },
});
const text = (mimeType: string) => ({
  headers: [{ name: 'content-type', value: mimeType }],
  content: { size: 1, mimeType, text: 'x' },
});
const refusal = { status: 400, answer: { error: 'no' } };

describe('recorded traffic', () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    [
      'a list and a creation as documented',
      [entry('GET', `${api}/users?limit=5`, { answer: [], request: withToken }), posted({ name: 'Ada' })],
      [],
    ],
    [
      'an answer that breaks its schema',
      [posted({ name: 'Ada' }, { answer: { id: 7, name: 'Ada' } })],
      ['error response-body-schema response body/id 201'],
    ],
    [
      'an answer in base64 that breaks its schema',
      [entry('GET', `${api}/users/a1`, { response: bytes({ id: 7, name: 'Ada' }) })],
      ['error response-body-schema response body/id 200'],
    ],
    [
      'a sound answer in base64',
      [entry('GET', `${api}/users/a1`, { response: bytes({ id: 'a1', name: 'Ada' }) })],
      [],
    ],
    [
      'a required header that is absent',
      [entry('GET', `${api}/users/a1`)],
      ['error response-header-missing response header/X-Trace 200'],
    ],
    [
      'a body that was not recorded',
      [
        entry('GET', `${api}/users/a1`, {
          response: { headers: [json, trace], content: { size: -1, mimeType: 'application/json' } },
        }),
      ],
      [],
    ],
    [
      'another media type, though the body was not recorded',
      [
        entry('GET', `${api}/users/a1`, {
          response: {
            headers: [{ name: 'content-type', value: 'text/html' }, trace],
            content: { size: 400, mimeType: 'text/html' },
          },
        }),
      ],
      ['error response-media-type response 200'],
    ],
    [
      'a body that is cut',
      [
        entry('GET', `${api}/users/a1`, {
          response: {
            headers: [json, trace],
            content: { size: 90_000, mimeType: 'application/json', text: '{"id": "a' },
          },
        }),
      ],
      [],
    ],
    [
      'no body at all where one is documented',
      [
        entry('GET', `${api}/users/a1`, {
          response: {
            headers: [json, trace],
            content: { size: 0, mimeType: 'application/json' },
            bodySize: 0,
          },
        }),
      ],
      ['error response-body-missing response 200'],
    ],
    ['a cached body beside a 304', [entry('GET', `${api}/users/a1`, { status: 304 })], []],
    [
      'text that was recorded byte by byte',
      [
        entry('POST', `${api}/users`, {
          status: 201,
          request: {
            headers: [json, token],
            bodySize: 13,
            postData: { mimeType: 'application/json', text: '{"name":"\u00c3\u00a9"}' },
          },
        }),
      ],
      ['error accepted-invalid-request request body/name 201'],
    ],
    [
      'a binary answer',
      [
        entry('GET', `${api}/picture`, {
          response: {
            headers: [{ name: 'content-type', value: 'image/png' }],
            content: { size: 4, mimeType: 'image/png', encoding: 'base64', text: 'iVBORw==' },
          },
        }),
      ],
      [],
    ],
    [
      'a status that is not documented',
      [posted({ name: 'Ada' }, { status: 202 })],
      ['error undocumented-status response 202'],
    ],
    [
      'a refusal that is not documented',
      [entry('GET', `${api}/users/a1`, { status: 404, answer: {} })],
      ['warning undocumented-status response 404'],
    ],
    [
      'a departing request that was refused',
      [posted({ name: 'A' }, refusal)],
      ['warning departing-request request body/name 400'],
    ],
    [
      'a departing request that was accepted',
      [posted({ name: 'A' })],
      ['error accepted-invalid-request request body/name 201'],
    ],
    [
      'a parameter out of bounds that was accepted',
      [entry('GET', `${api}/users?limit=51`, { answer: [], request: withToken })],
      ['error accepted-invalid-request request query/limit 200'],
    ],
    [
      'a lenient spelling that was accepted',
      [entry('GET', `${api}/users?limit=1.0`, { answer: [], request: withToken })],
      [],
    ],
    [
      'a sound request that was refused',
      [posted({ name: 'Ada' }, refusal)],
      ['warning rejected-valid-request request 400'],
    ],
    [
      'a missing credential among others, refused',
      [
        posted({ name: 'Ada' }),
        posted({ name: 'Ada' }, { request: {}, status: 401, answer: { error: 'no' } }),
      ],
      ['warning departing-request credential/token 401'],
    ],
    [
      'a missing credential among others, accepted',
      [posted({ name: 'Ada' }), posted({ name: 'Ada' }, { request: {} })],
      ['error credential-not-enforced credential/token 201'],
    ],
    ['credentials that the browser left out', [posted({ name: 'Ada' }, { request: {} })], []],
    [
      'a server error',
      [posted({ name: 'Ada' }, { status: 500, answer: {} })],
      ['error server-error request 500'],
    ],
    [
      'a documented pause',
      [
        posted(
          { name: 'Ada' },
          {
            status: 503,
            answer: { error: 'later' },
            response: { headers: [json, { name: 'retry-after', value: '9' }] },
          },
        ),
      ],
      [],
    ],
    [
      'an undocumented path',
      [entry('GET', `${api}/groups`), entry('GET', `${api}/users/a1`, { status: 304 })],
      ['warning undocumented-path request 200'],
    ],
    [
      'an undocumented method that was answered',
      [entry('DELETE', `${api}/users/a1`)],
      ['error undeclared-method-accepted request 200'],
    ],
    [
      'an undocumented method that was refused',
      [
        entry('DELETE', `${api}/users/a1`, {
          status: 405,
          response: { headers: [{ name: 'allow', value: 'GET' }] },
        }),
      ],
      ['warning departing-request request 405'],
    ],
    ['a preflight', [entry('OPTIONS', `${api}/users/a1`, { status: 204, response: text('text/plain') })], []],
    [
      'a form without text',
      [
        entry('POST', `${api}/users`, {
          request: {
            ...withToken,
            headers: [token],
            bodySize: 6,
            postData: {
              mimeType: 'application/x-www-form-urlencoded',
              params: [{ name: 'name', value: 'Ada' }],
            },
          },
          ...refusal,
        }),
      ],
      ['warning departing-request request body 400'],
    ],
    [
      'a request body that was not recorded',
      [entry('POST', `${api}/users`, { request: { headers: [token, json], bodySize: 90 }, status: 201 })],
      [],
    ],
  ])('judges %s', async (_what, entries, findings) => {
    expect((await judge(entries)).findings).toEqual(findings);
  });

  test.each([
    ['are judged where they were recorded', [{ name: 'cookie', value: 'theme=blue' }], 1],
    ['are not missed where the recording leaves them out', [], 0],
  ])('cookies %s', async (_what, headers, exitCode) => {
    const spec = textFile(
      'cookies.yaml',
      readFileSync(usersDocument, 'utf8').replace(
        'operationId: readPicture',
        '$&\n      parameters: [{name: theme, in: cookie, required: true, schema: {enum: [dark, light]}}]',
      ),
    );
    const response = { headers: [{ name: 'content-type', value: 'image/png' }] };
    const har = harFile(`cookies-${exitCode}`, [
      entry('GET', `${api}/picture`, { request: { headers }, response }),
    ]);
    expect((await runTally(['check', spec, '--har', har])).exitCode).toBe(exitCode);
  });

  test('exits 1 for errors, 0 for warnings, and 1 for those under --strict', async () => {
    const faulty = [posted({ name: 'Ada' }, { answer: {} })];
    const odd = [posted({ name: 'A' }, refusal)];
    const ran = [await judge(faulty), await judge(odd), await judge(odd, '--strict')];
    expect(ran.map(({ exitCode }) => exitCode)).toEqual([1, 0, 1]);
  });

  test.each([
    [
      'with bodies',
      'embed',
      ['warning departing-request request body/name 400', 'error response-body-schema response body/id 200'],
    ],
    ['without bodies', 'omit', []],
  ])(
    'of Playwright %s is judged, answers from the cache as the 304 that they were',
    async (_what, name, expected) => {
      const har = `test/check/traffic/fixtures/playwright-${name}.har`;
      const path = textFile(`${name}.json`, '');
      const { out } = await runTally(['check', usersDocument, '--har', har, '--report', path]);
      const { findings, operations } = JSON.parse(readFileSync(path, 'utf8')) as Report;
      expect(
        findings.map(
          ({ severity, code, location, pointer, status }) =>
            `${severity} ${code} ${location}${pointer} ${status}`,
        ),
      ).toEqual(expected);
      expect(operations.find(({ operationId }) => operationId === 'readUser')?.cells.at(-1)).toMatchObject({
        status: '304',
        verdict: 'conforms',
      });
      expect(out).toContain('note: Left aside, as pages, scripts, images or under another base path: 3.');
    },
  );

  test('of other hosts, pages and sockets are left aside with a note', async () => {
    const { exitCode, out } = await judge([
      posted({ name: 'Ada' }),
      entry('GET', 'https://fonts.example/a.woff'),
      entry('GET', `${api}/app.js`, { response: text('text/javascript') }),
      entry('GET', 'wss://api.users.example/v1/live', { status: 101 }),
      entry('GET', `${api}/users/a1`, { status: 0 }),
      entry('GET', 'data:text/plain,hello'),
    ]);
    expect(exitCode).toBe(0);
    expect(out).toContain('note: Left aside, as no HTTP exchange that was answered: 3.');
    expect(out).toContain('note: Left aside, as exchanges with other hosts (https://fonts.example): 1.');
    expect(out).toContain('note: Left aside, as pages, scripts, images or under another base path: 1.');
  });

  test('with a server under development is known by its paths, or by --url', async () => {
    const local = 'http://localhost:3000';
    const entries = [entry('GET', `${local}/users/a1`), entry('GET', 'http://elsewhere.example/nothing')];
    const found = await judge(entries);
    const named = await judge([entry('GET', `${local}/api/users/a1`)], '--url', `${local}/api`);
    const expected = ['error response-header-missing response header/X-Trace 200'];
    expect([found.findings, named.findings]).toEqual([expected, expected]);
    expect(found.report.url).toBe(local);
  });

  test('shows which cells it reached, and keeps secrets and cookies out of reports', async () => {
    const { report, out } = await judge([
      posted(
        { name: 'Ada' },
        {
          answer: { id: 1 },
          request: { headers: [json, token, { name: 'cookie', value: 'sid=cheshire-cat' }] },
          response: { headers: [json, { name: 'set-cookie', value: 'next=mad-hatter-1; HttpOnly' }] },
        },
      ),
    ]);
    const create = report.operations.find(({ operationId }) => operationId === 'createUser');
    expect(create?.cells.map(({ status, verdict }) => `${status} ${verdict}`)).toEqual([
      '201 violates',
      '400 unreached',
      '401 unreached',
      '503 unreached',
    ]);
    const shown = JSON.stringify(report) + out;
    expect(shown).not.toMatch(/wonderland|cheshire|mad-hatter/);
    expect(out).toContain('Bearer \'"$TOKEN"');
  });

  test.each<[string, () => string[], RegExp]>([
    ['a file that is not there', () => ['--har', 'nothing.har'], /^Cannot read nothing\.har/],
    ['a file that is no JSON', () => ['--har', 'README.md'], /^README\.md is not JSON/],
    [
      'JSON that is no HAR',
      () => ['--har', 'package.json'],
      /^package\.json is no HAR: it has no list at \/log\/entries/,
    ],
    [
      'traffic of another API',
      () => ['--har', harFile('other', [entry('GET', 'https://other.example/a')])],
      /holds no request to a server or a path of the document; name the server with --url\. It was recorded with https:\/\/other\.example/,
    ],
    ['an empty HAR', () => ['--har', harFile('empty', [])], /holds no HTTP exchange/],
    [
      'neither a server nor traffic',
      () => [],
      /^Name the implementation with --url URL, or recorded traffic with --har FILE/,
    ],
  ])('is refused where it is %s', async (_what, given, sentence) => {
    const { exitCode, err } = await runTally(['check', usersDocument, ...given()]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(sentence);
  });
});
