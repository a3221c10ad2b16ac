import { request as send } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { checkApi } from '../../../src/check/check-api.js';
import type { Report } from '../../../src/result/report.js';
import { apiOf } from '../../openapi/load-text.js';
import { start } from '../start-server.js';
import type { Received } from '../thing-server.js';

/** A subscription whose callback's URL is read at `expression`; `parameters` and `properties` are those of its request. */
const documentOf = (
  expression: string,
  parameters = '',
  properties = 'url: {type: string, format: uri}',
) => `openapi: 3.1.0
info: {title: Feed, version: '1'}
paths:
  /subscriptions:
    post:
      operationId: subscribe
      parameters: [${parameters}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [topic], properties: {topic: {type: string, minLength: 1}, ${properties}}}}}}
      responses: {'201': {description: made}, '400': {description: refused}}
      callbacks:
        onNews:
          '${expression}':
            post:
              requestBody: {required: true, content: {application/json: {schema: {type: object, required: [title], properties: {title: {type: string}}}}}}
              responses: {'202': {description: taken}}
`;
const inBody = documentOf('{$request.body#/url}');

interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
}

/** A server that makes a call to the URL it reads in a subscription. */
async function check(
  text: string,
  urlIn: (request: Received) => unknown,
  call: Call | undefined,
): Promise<{ report: Report; statuses: unknown[] }> {
  const calls: Promise<unknown>[] = [];
  const server = await start((request, response) => {
    if (request.method !== 'POST') return void response.writeHead(405, { Allow: 'POST' }).end();
    const body = read(request.body);
    if (
      request.headers['content-type'] !== 'application/json' ||
      typeof body?.topic !== 'string' ||
      body.topic === ''
    )
      return void response.writeHead(400).end();
    if (body.url !== undefined && !(typeof body.url === 'string' && URL.canParse(body.url)))
      return void response.writeHead(400).end();
    response.writeHead(201).end();
    const url = urlIn(request);
    if (!call || typeof url !== 'string' || !url.startsWith('http://127.0.0.1')) return;
    const { method = 'POST', path = '', body: sent = '{"title":"x"}' } = call;
    calls.push(
      new Promise((settled) => {
        const headers = { 'Content-Type': 'application/json' };
        const calling = send(url + path, { method, headers }, (answer) => {
          answer.resume();
          settled(answer.statusCode);
        });
        calling.on('error', ({ message }) => settled(message));
        calling.end(sent);
      }),
    );
  });
  const report = await checkApi(apiOf(text), { spec: 'feed.yaml', url: server.url, timeout: 2_000 });
  return { report, statuses: await Promise.all(calls) };
}

function read(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const bodyUrl = ({ body }: Received) => read(body)?.url;
const found = ({ findings }: Report) => findings.map(({ code, pointer }) => `${code} ${pointer}`);

describe('a callback', () => {
  test.each([
    ['in the body', inBody, bodyUrl, {}],
    ['in the body, with a query of its own', inBody, bodyUrl, { path: '?page=1' }],
    ['in the body, without braces', documentOf('$request.body#/url'), bodyUrl, {}],
    [
      'in the body, with a path of its own',
      documentOf('{$request.body#/url}/news?a=1'),
      bodyUrl,
      { path: '/news?a=1' },
    ],
    [
      'with more expressions',
      documentOf('{$request.body#/url}/{$request.body#/topic}'),
      bodyUrl,
      { path: '/any' },
    ],
    [
      'in the query',
      documentOf('{$request.query.to}', '{name: to, in: query, schema: {type: string}}', ''),
      ({ url }: Received) => new URL(url, 'http://x').searchParams.get('to'),
      {},
    ],
    [
      'in a header',
      documentOf('{$request.header.x-to}', '{name: X-To, in: header, schema: {type: string}}', ''),
      ({ headers }: Received) => headers['x-to'],
      {},
    ],
  ])(
    'whose URL is %s is received, answered as documented, and not blamed',
    async (_what, text, urlIn, call) => {
      const { report, statuses } = await check(text, urlIn, call);
      expect(found(report)).toEqual([]);
      expect(statuses).toEqual([202]);
      expect(report.operations[0]?.uncovered.join()).not.toContain('callback');
    },
  );

  test.each([
    ['with another body', { body: '{"title":5}' }, 'callback-departs /title'],
    ['without a property', { body: '{}' }, 'callback-departs '],
    ['that is no JSON', { body: '{' }, 'callback-departs '],
    ['with another method', { method: 'PUT' }, 'callback-departs '],
    ['at another URL', { path: '/else' }, 'callback-departs '],
  ])('%s is found, and nothing else', async (_what, call, finding) => {
    expect(found((await check(inBody, bodyUrl, call)).report)).toEqual([finding]);
  });

  test.each([
    ['does not come', inBody, 'none came within 2 s'],
    [
      'has a URL that the answer gives',
      documentOf('{$response.body#/url}'),
      "its URL is not the request's to choose ({$response.body#/url})",
    ],
    [
      'may not be on this machine',
      documentOf('{$request.body#/url}', '', "url: {type: string, pattern: '^https:'}"),
      'the document does not take http://127.0.0.1',
    ],
  ])('that %s is not blamed, and said', async (_what, text, why) => {
    const { report } = await check(text, bodyUrl, undefined);
    expect(found(report).filter((line) => line.startsWith('callback'))).toEqual([]);
    expect(report.operations[0]?.uncovered).toEqual(
      expect.arrayContaining([expect.stringContaining(`callback onNews: ${why}`)]),
    );
  });
});
