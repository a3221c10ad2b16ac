import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { plainFlags } from '../../src/cli/prism-flags.js';
import { type RawAnswer, type RawRequest, sendRequest } from '../mock/send-raw.js';
import { runTally } from './capture-io.js';

const document = join(mkdtempSync(join(tmpdir(), 'tally-compat-')), 'things.yaml');
writeFileSync(
  document,
  `openapi: 3.0.3
paths:
  /things/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200':
          description: ''
          content:
            application/json:
              schema: { type: object, properties: { name: { type: string, enum: [a] } } }
              example: { name: wrong }
`,
);

/** What Prism answers when it is started with some flags. */
async function answerWith(flags: readonly string[], request: RawRequest): Promise<RawAnswer> {
  let answer: RawAnswer | undefined;
  await runTally(['mock', document, '--compat', 'prism', '-p', '0', ...flags], {
    stop: async (printed) => {
      const port = Number(/Prism is listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);
      answer = await sendRequest(port, request);
    },
  });
  return answer as RawAnswer;
}

const violation = expect.stringContaining('"code":"enum"');

describe('tally mock --compat prism answers as Prism does', () => {
  test.each([
    {
      what: 'a violation of its own',
      flags: [],
      request: { path: '/things/1' },
      status: 200,
      headers: { 'sl-violations': violation },
      body: { name: 'wrong' },
    },
    {
      what: 'the same as an error',
      flags: ['--errors'],
      request: { path: '/things/1' },
      status: 500,
      headers: { 'sl-violations': violation },
      body: { type: 'https://stoplight.io/prism/errors#VIOLATIONS' },
    },
    {
      what: 'the schema where examples are ignored',
      flags: ['--ignoreExamples', '--errors', 'false', '--no-dynamic'],
      request: { path: '/things/1' },
      status: 200,
      headers: {},
      body: { name: 'a' },
    },
    {
      what: 'generated values',
      flags: ['-d', 'true', '--seed', '7', '--verbose-level=error', '-h', '127.0.0.1'],
      request: { path: '/things/1' },
      status: 200,
      headers: {},
      body: { name: 'a' },
    },
    {
      what: 'an undocumented method, without Allow',
      flags: ['--no-cors'],
      request: { method: 'POST', path: '/things/1' },
      status: 405,
      headers: { allow: undefined, 'access-control-allow-origin': undefined },
      body: { type: 'https://stoplight.io/prism/errors#NO_METHOD_MATCHED_ERROR' },
    },
    {
      what: 'a trailing slash',
      flags: ['--cors=true'],
      request: { path: '/things/1/' },
      status: 404,
      headers: { 'access-control-allow-origin': '*' },
      body: { type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR' },
    },
  ])('to $what', async ({ flags, request, status, headers, body }) => {
    const answer = await answerWith(flags, request);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([status, expect.objectContaining(body)]);
    expect(Object.keys(headers).map((name) => answer.headers[name])).toEqual(Object.values(headers));
  });

  test.each([
    { specs: [], sentence: '--compat prism serves one document, and 0 are named.\n' },
    { specs: ['asapp', 'verbose'], sentence: '--compat prism serves one document, and 2 are named.\n' },
    { specs: ['nope.yaml'], sentence: expect.stringMatching(/^Cannot read nope\.yaml/) },
    { specs: ['package.json'], sentence: expect.stringMatching(/^Prism cannot serve package\.json: \S/) },
  ])('and $specs is refused in one sentence', async ({ specs, sentence }) => {
    const { exitCode, err } = await runTally(['mock', ...specs, '--compat', 'prism', '-p', '0']);
    expect([exitCode, err]).toEqual([2, sentence]);
  });
});

test.each([
  [
    ['-p', '1', '--cors', 'false', 'a.yaml'],
    ['-p', '1', '--no-cors', 'a.yaml'],
  ],
  [
    ['--no-cors=false', '-d', 'false', '-m=true'],
    ['--cors', '--multiprocess'],
  ],
  [
    ['--ignore-examples=true', '--errors=false', '-dm'],
    ['--ignoreExamples', '-dm'],
  ],
  [['--validateRequest', 'false', '--validate-request'], ['--no-validate-request']],
  [['--jsonSchemaFakerFillProperties=false'], ['--no-json-schema-faker-fillProperties']],
  [
    ['--verbose-level=warn', '--upstreamProxy', 'u', 'true'],
    ['--verboseLevel=warn', '--upstream-proxy', 'u', 'true'],
  ],
])('%j is read as Prism reads it', (written, read) => {
  expect(plainFlags(written)).toEqual(read);
});

describe('tally proxy --compat prism', () => {
  test.each([
    { flags: ['--errors'], path: '/things/x', status: 422 },
    { flags: ['--errors', '--no-validate-request'], path: '/things/x', status: 200 },
    { flags: [], path: '/things/1', status: 200 },
  ])('with $flags answers $path with $status', async ({ flags, path, status }) => {
    const upstream = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"name":"a"}');
    }).listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const { port: upstreamPort } = upstream.address() as AddressInfo;
    let answer: RawAnswer | undefined;
    await runTally(
      ['proxy', document, `http://127.0.0.1:${upstreamPort}`, '-p', '0', '--compat', 'prism', ...flags],
      {
        stop: async (printed) => {
          const port = Number(/Prism is listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1]);
          answer = await sendRequest(port, { path });
        },
      },
    );
    upstream.close();
    expect(answer?.status).toBe(status);
  });

  test('without an implementation is refused in one sentence', async () => {
    const { exitCode, err } = await runTally(['proxy', document]);
    expect([exitCode, err]).toEqual([2, 'Name the implementation: --url URL.\n']);
  });
});
