import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createControl } from '../../src/commands/create-control.js';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import { apiOf } from '../mock/state/api-of.js';
import { describeInBrowser } from './describe-in-browser.js';

const text = { type: 'string' };
const thing = { content: { 'application/json': { schema: { type: 'object', properties: { name: text } } } } };
const api = apiOf(
  {
    '/things/{id}': {
      put: {
        security: [{ session: [] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: text },
          { name: 'X-Trace', in: 'header', required: true, schema: text },
        ],
        requestBody: { required: true, ...thing },
        responses: {
          200: { description: '', ...thing, headers: { 'X-Left': { schema: text, example: '7' } } },
        },
      },
    },
  },
  { components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } } },
);

describeInBrowser('a page of another origin', (browser) => {
  let open: RunningMock;
  let closed: RunningMock;
  let elsewhere: Server;
  let page: Page;
  beforeAll(async () => {
    const apis = [{ name: 'things', api, path: 'things.json' }];
    const { extensions, serveAdmin } = createControl({ apis, access: { console: true } });
    const served = { apis, extensions, serveAdmin, port: 0, host: '127.0.0.1' };
    open = await startMock(served);
    closed = await startMock({ ...served, cors: false });
    elsewhere = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'sid=1' }).end('<p>elsewhere');
    });
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    page = await browser().newPage();
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`);
  });
  afterAll(async () => {
    await page.close();
    await Promise.all([open.close(), closed.close()]);
    elsewhere.close();
  });

  /** What the page gets of a request: its status and a few of its parts, or that it may not. */
  const ask = (url: string, credentials: RequestCredentials, method = 'PUT') =>
    page.evaluate(
      async (asked) => {
        try {
          const body = asked.method === 'GET' ? {} : { body: '{"name":"cup"}' };
          const headers = { 'Content-Type': 'application/json', 'X-Trace': 't', 'Tally-Admin': '1' };
          const { url, method, credentials } = asked;
          const answer = await fetch(url, { method, credentials, headers, ...body });
          const [left, mock] = [answer.headers.get('X-Left'), answer.headers.get('Tally-Mock')];
          const type = answer.headers.get('Content-Type');
          return { status: answer.status, type, left, mock, text: (await answer.text()).slice(0, 40) };
        } catch (error) {
          return (error as Error).name;
        }
      },
      { url, credentials, method },
    );

  test('asks first, sends its cookies, and reads bodies, headers and refusals, but for the admin API; with --no-cors nothing', async () => {
    const marks = { left: null, mock: 'tally' };
    expect(await ask(`${open.url}/things/1`, 'include')).toEqual({
      ...{ status: 200, type: 'application/json', left: '7', mock: 'tally' },
      text: '{"name":"cup"}',
    });
    const problem = { type: 'application/problem+json', text: expect.any(String), ...marks };
    expect(await ask(`${open.url}/things/1`, 'omit')).toEqual({ status: 401, ...problem });
    expect(await ask(`${open.url}/nowhere`, 'include')).toEqual({ status: 404, ...problem });
    expect(await ask(`${open.url}/_tally/faults`, 'include')).toBe('TypeError');
    expect(await ask(`${open.url}/_tally/exchanges`, 'omit', 'GET')).toBe('TypeError');
    expect(await ask(`${closed.url}/things/1`, 'include')).toBe('TypeError');
    expect(await ask(`${closed.url}/things/1`, 'omit', 'GET')).toBe('TypeError');
  });
});
