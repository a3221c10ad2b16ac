import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkApi } from '../../../src/check/check-api.js';
import { createControl } from '../../../src/commands/create-control.js';
import { type Listener, openListener } from '../../../src/http/listener.js';
import type { MockControl } from '../../../src/mock/admin/mock-control.js';
import type { SentMessage } from '../../../src/mock/admin/shapes.js';
import { type RunningMock, startMock } from '../../../src/mock/start-mock.js';
import { feedApi } from './feed.js';

let receiver: Listener;
let running: RunningMock;
let control: MockControl;
let status: number;
beforeEach(async () => {
  status = 204;
  receiver = await openListener(() => status);
});
afterEach(async () => {
  receiver.close();
  await running.close();
});

async function start(expressions: readonly string[], callbackHosts: readonly string[] = []): Promise<void> {
  const apis = [feedApi(expressions)];
  control = createControl({ apis, callbackHosts });
  const { extensions, serveAdmin } = control;
  running = await startMock({ apis, extensions, serveAdmin, port: 0, host: '127.0.0.1' });
}

/** Subscribes, and resolves with what became of so many callbacks. */
async function subscribe(
  body: object,
  {
    query = '',
    headers = {},
    count = 1,
  }: { query?: string; headers?: Record<string, string>; count?: number } = {},
): Promise<{ answered: number; sent: readonly SentMessage[] }> {
  const done = new Promise<void>((resolve) => {
    control.outbox.listen(() => control.outbox.sent.length === count && resolve());
  });
  const answer = await fetch(`${running.url}/subscriptions/a%20b${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Key': 'k', ...headers },
    body: JSON.stringify({ topic: 'tea', ...body }),
  });
  await done;
  return { answered: answer.status, sent: control.outbox.sent };
}

describe('a callback goes to the address that', () => {
  const to = () => receiver.origin;
  test.each([
    ['the body gives', '{$request.body#/url}', () => ({ url: `${to()}/in` }), '/in'],
    ['an expression without braces gives', '$request.body#/url', () => ({ url: `${to()}/in` }), '/in'],
    ['has a path of its own', '{$request.body#/url}/cb?a=1', () => ({ url: to() }), '/cb?a=1'],
    [
      'several expressions make',
      'http://127.0.0.1:{$request.body#/port}/{$request.path.id}/{$method}/{$statusCode}',
      () => ({ port: Number(new URL(to()).port) }),
      '/a%20b/POST/201',
    ],
    [
      'the answer gives',
      '{$response.body#/url}/{$response.header.location}',
      () => ({ url: to() }),
      '/there',
    ],
    [
      'names what was asked for',
      '{$request.body#/url}/?from={$url}&p={$request.body#/path}',
      () => ({ url: to(), path: 'a/b?c#d' }),
      () => `/?from=${encodeURIComponent(`${running.url}/subscriptions/a%20b`)}&p=a%2Fb%3Fc%23d`,
    ],
    [
      'is a path with what may not stand in one',
      '{$request.body#/url}/x/{$request.body#/path}',
      () => ({ url: to(), path: 'a/b?c d' }),
      '/x/a/b%3Fc%20d',
    ],
  ])('%s', async (_what, expression, body, path) => {
    await start([expression]);
    const { answered, sent } = await subscribe(body());
    const [arrived] = receiver.received;
    const target = typeof path === 'string' ? path : path();
    const page = `${target.includes('?') ? '&' : '?'}page=7`;
    expect([answered, arrived?.method, arrived?.target]).toEqual([201, 'PUT', target + page]);
    expect(Object.fromEntries(arrived?.headers ?? [])).toMatchObject({
      host: new URL(to()).host,
      'content-type': 'application/json',
      'x-event': 'news',
      'tally-mock': 'callback',
    });
    expect(JSON.parse(String(arrived?.body))).toEqual({
      title: expect.any(String),
      stars: expect.any(Number),
    });
    expect(sent).toEqual([
      expect.objectContaining({
        number: 1,
        kind: 'callback',
        name: 'onNews',
        of: 'POST /subscriptions/{id}',
        api: 'feed',
        method: 'PUT',
        status: 204,
        flaws: [],
        body: String(arrived?.body),
      }),
    ]);
  });

  test('query and header give, each its own', async () => {
    await start(['{$request.query.to}', '{$request.header.x-to}']);
    await subscribe(
      {},
      {
        query: `?to=${encodeURIComponent(`${receiver.origin}/q?b=1`)}`,
        headers: { 'X-To': `${receiver.origin}/h` },
        count: 2,
      },
    );
    expect(receiver.received.map(({ target }) => target).sort()).toEqual(['/h?page=7', '/q?b=1&page=7']);
  });
});

describe('a callback is told of, and goes nowhere, where', () => {
  test.each([
    [
      'another machine is meant',
      { url: 'http://192.0.2.1/' },
      '192.0.2.1 is not this machine; --callback-host 192.0.2.1 allows it',
    ],
    [
      'a name hides behind another',
      { url: 'http://127.0.0.1@example.com/' },
      'there are credentials in `http://127.0.0.1@example.com/`',
    ],
    [
      'an address is no loopback',
      { url: 'http://0.0.0.0:1/' },
      '0.0.0.0 is not this machine; --callback-host 0.0.0.0 allows it',
    ],
    [
      'the admin API is meant',
      { url: 'http://127.0.0.1:1/x/../_tally/state' },
      'the admin API is not called back',
    ],
    ['it is no URL', { url: 'here' }, '`here` is no absolute URL'],
    ['it is no HTTP', { url: 'file:///etc/passwd' }, '`file:///etc/passwd` is neither http nor https'],
    ['there is none', {}, 'there is nothing at {$request.body#/url}'],
    ['nobody listens', { url: 'http://127.0.0.1:1/' }, expect.stringContaining('ECONNREFUSED')],
  ])('%s', async (_what, body, problem) => {
    await start(['{$request.body#/url}']);
    expect((await subscribe(body)).sent).toEqual([expect.objectContaining({ problem })]);
  });

  test('is allowed to another host by name', async () => {
    await start(['{$request.body#/url}'], ['nowhere.invalid']);
    const { sent } = await subscribe({ url: 'http://NOWHERE.invalid/' });
    expect(sent[0]?.problem).toMatch(/ENOTFOUND|EAI_AGAIN/);
  });
});

test('a refusal, an error and what another mock sends are not called back; what is answered to a callback is judged', async () => {
  await start(['{$request.body#/url}']);
  const url = receiver.origin;
  const ask = (headers: Record<string, string>) =>
    fetch(`${running.url}/subscriptions/1`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ topic: 'tea', url }),
    });
  const asked = [{}, { 'X-Key': 'k', Prefer: 'code=409' }, { 'X-Key': 'k', 'Tally-Mock': 'callback' }];
  const statuses: number[] = [];
  for (const headers of asked) statuses.push((await ask(headers as Record<string, string>)).status);
  status = 500;
  const { sent } = await subscribe({ url });
  expect(statuses).toEqual([401, 409, 201]);
  expect(sent).toEqual([
    expect.objectContaining({ status: 500, flaws: ['The document does not describe 500.'] }),
  ]);
});

test('check asks our mock for its callbacks, and finds nothing', async () => {
  await start(['{$request.body#/url}', '$request.query.to']);
  const { api } = feedApi(['{$request.body#/url}', '$request.query.to']);
  const report = await checkApi(api, { spec: 'feed.yaml', url: new URL(running.url), maxCases: 3 });
  expect(report.findings).toEqual([]);
  expect(report.operations[0]?.uncovered.filter((line) => line.startsWith('callback'))).toEqual([]);
  expect(
    control.outbox.sent.filter(({ status: answered }) => answered === 204).map(({ name }) => name),
  ).toEqual(['onNews', 'onNews2']);
});
