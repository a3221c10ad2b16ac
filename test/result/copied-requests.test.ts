import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { axiosCall } from '../../src/result/axios-call.js';
import { curlCommand } from '../../src/result/curl.js';
import { fetchCall } from '../../src/result/fetch-call.js';
import type { RepeatedRequest } from '../../src/result/repeated-request.js';

const run = promisify(execFile);

interface Seen {
  readonly method: string | undefined;
  readonly target: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

let server: Server;
let origin: string;
let seen: Seen | undefined;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url: target, headers } = request;
      seen = { method, target, headers, body: Buffer.concat(chunks) };
      response.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const ways = {
  curl: (request: RepeatedRequest) => run('sh', ['-c', curlCommand({ request })]),
  fetch: (request: RepeatedRequest) =>
    run(process.execPath, ['--input-type=module', '-e', fetchCall(request)]),
  axios: (request: RepeatedRequest) =>
    run(process.execPath, ['--input-type=module', '-e', axiosCall(request)]),
};

const json = { name: 'Content-Type', value: 'application/json' };
const text = { name: 'Content-Type', value: 'text/plain' };
const nasty = `it's "quoted" \\ $HOME \`id\` $(id) %41 \${x} !! \u2028 é 漢 🐕 </script>\n\ttab`;

interface Case {
  readonly what: string;
  readonly method?: string;
  readonly target?: string;
  readonly headers?: RepeatedRequest['headers'];
  readonly postData?: RepeatedRequest['postData'];
}

const cases: readonly Case[] = [
  { what: 'a plain GET' },
  { what: 'a query with what shells read', target: '/a?q=it%20%24HOME&list[]=1&x={1,2}&y=`id`&z=a;b|c' },
  {
    what: 'JSON, pretty',
    method: 'POST',
    headers: [json],
    postData: { text: JSON.stringify({ nasty, n: [1, { a: null }] }, null, 2) },
  },
  { what: 'JSON, compact', method: 'PUT', headers: [json], postData: { text: JSON.stringify({ nasty }) } },
  {
    what: 'JSON with a number no double holds',
    method: 'POST',
    headers: [json],
    postData: { text: '{"id": 12345678901234567890}' },
  },
  {
    what: 'JSON with a key of prototypes',
    method: 'POST',
    headers: [json],
    postData: { text: '{"__proto__":{"a":1}}' },
  },
  { what: 'JSON that is one text', method: 'POST', headers: [json], postData: { text: '"a"' } },
  { what: 'what is no JSON', method: 'POST', headers: [json], postData: { text: `{"a": ${nasty}` } },
  { what: 'text', method: 'PATCH', headers: [text], postData: { text: nasty } },
  {
    what: 'a text that curl could take for a file',
    method: 'POST',
    headers: [text],
    postData: { text: '@/etc/passwd' },
  },
  {
    what: 'bytes',
    method: 'POST',
    headers: [{ name: 'Content-Type', value: 'application/octet-stream' }],
    postData: { text: Buffer.from([0, 255, 10, 39, 34]).toString('base64'), encoding: 'base64' },
  },
  { what: 'a text with a zero', method: 'POST', headers: [text], postData: { text: 'a\0b' } },
  {
    what: 'headers with what shells read',
    headers: [
      { name: 'X-Nasty', value: `it's "a" $HOME \`id\` \\ end` },
      { name: 'Authorization', value: 'Bearer a.b-c' },
      { name: 'Cookie', value: 'a=1; b=2' },
    ],
  },
  { what: 'DELETE', method: 'DELETE', target: '/a/b%2Fc' },
];

/** The fields that the request named, as they came. */
function named({ headers = [] }: Case, all: Seen['headers']) {
  return Object.fromEntries(headers.map(({ name }) => [name, all[name.toLowerCase()]]));
}

describe.each(Object.keys(ways) as (keyof typeof ways)[])('a copied request as %s', (way) => {
  test.each(cases)('sends $what', async (each) => {
    const { method = 'GET', target = '/a', headers = [], postData } = each;
    seen = undefined;
    await ways[way]({ method, url: origin + target, headers, ...(postData ? { postData } : {}) });
    const came = seen as Seen | undefined;
    const sent = Buffer.from(postData?.text ?? '', postData?.encoding ?? 'utf8');
    expect({
      method: came?.method,
      target: came?.target,
      headers: came && named(each, came.headers),
    }).toEqual({
      method,
      target,
      headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    });
    expect(sameBody(came?.body, sent)).toBe(true);
  });
});

/** What a call writes anew is the same JSON; all else is the same to the byte. */
function sameBody(came: Buffer | undefined, sent: Buffer): boolean {
  if (came === undefined) return false;
  return came.equals(sent) || came.equals(Buffer.from(compact(sent.toString('utf8')), 'utf8'));
}

function compact(written: string): string {
  try {
    return JSON.stringify(JSON.parse(written));
  } catch {
    return written;
  }
}

test('a repeated name of headers stays repeated', () => {
  const headers = [
    { name: 'X-A', value: '1' },
    { name: 'x-a', value: '2' },
  ];
  expect(fetchCall({ method: 'GET', url: 'http://a', headers })).toContain(
    "['X-A', '1'],\n    ['x-a', '2'],",
  );
});
