import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createControl } from '../../../src/commands/create-control.js';
import { type Listener, openListener } from '../../../src/http/listener.js';
import type { MockControl } from '../../../src/mock/admin/mock-control.js';
import { type RunningMock, startMock } from '../../../src/mock/start-mock.js';
import { apiOf } from '../state/api-of.js';
import { feedApi } from './feed.js';

let receiver: Listener;
let running: RunningMock;
let control: MockControl;
beforeEach(async () => {
  receiver = await openListener(() => 204);
  const apis = [feedApi([])];
  control = createControl({ apis });
  const { extensions, serveAdmin } = control;
  running = await startMock({ apis, extensions, serveAdmin, port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  receiver.close();
  await running.close();
});

/** The parts of answers that are looked at. */
interface Said {
  readonly detail?: string;
  readonly problem?: string;
  readonly number?: number;
  readonly sent?: readonly { readonly number: number }[];
}

async function admin(method: string, path: string, body?: unknown): Promise<{ status: number; value: Said }> {
  const answer = await fetch(`${running.url}/_tally${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, value: text === '' ? {} : (JSON.parse(text) as Said) };
}

test('webhooks are described with a body to begin with, and of OpenAPI 3.0 under x-webhooks', async () => {
  const described = await admin('GET', '/webhook?webhook=published&api=feed&method=POST');
  const unknown = await admin('GET', '/webhook?webhook=none');
  const text = expect.stringContaining('One') as unknown;
  expect([described.status, described.value, unknown.status]).toEqual([
    200,
    expect.objectContaining({
      body: expect.objectContaining({ content: [expect.objectContaining({ text })] }),
    }),
    400,
  ]);
  const responses = { 204: { description: 'Taken' } };
  const hooks = { made: { post: { summary: 'It was made', responses } }, 'x-own': { post: { responses } } };
  const listed = ['3.0.3', '3.1.0'].map((openapi) => {
    const apis = [{ name: 'old', api: apiOf({}, { openapi, 'x-webhooks': hooks }), path: 'old.json' }];
    return createControl({ apis })
      .webhooks.list()
      .map(({ operation }) => operation.summary);
  });
  expect(listed).toEqual([['It was made'], []]);
});

test('webhooks are listed, sent as the document describes them, remembered, and forgotten', async () => {
  expect((await admin('GET', '/webhooks')).value).toEqual({
    webhooks: [
      { api: 'feed', webhook: 'published', method: 'POST', summary: 'Something was published' },
      { api: 'feed', webhook: 'withdrawn', method: 'DELETE', summary: '' },
    ],
  });
  const url = `${receiver.origin}/hook?a=1`;
  const made = await admin('POST', '/webhooks', { webhook: 'published', url });
  const own = await admin('POST', '/webhooks', {
    ...{ webhook: 'published', url, api: 'feed', method: 'post', body: { title: 'Mine' } },
    headers: [['X-Signature', 's']],
  });
  await admin('POST', '/webhooks', { webhook: 'published', url, example: 'first' });
  await admin('POST', '/webhooks', { webhook: 'withdrawn', url });
  expect([made.status, made.value]).toEqual([
    200,
    expect.objectContaining({ kind: 'webhook', name: 'published', url, status: 204, flaws: [] }),
  ]);
  expect(receiver.received.map(({ method, target, body }) => [method, target, String(body ?? '')])).toEqual([
    ['POST', '/hook?a=1', '{"title":"One"}'],
    ['POST', '/hook?a=1', '{"title":"Mine"}'],
    ['POST', '/hook?a=1', '{"title":"One"}'],
    ['DELETE', '/hook?a=1', ''],
  ]);
  expect(Object.fromEntries(receiver.received[1]?.headers ?? [])).toMatchObject({
    'x-key': 'tally-mock',
    'x-signature': 's',
    'tally-mock': 'webhook',
  });
  expect((await admin('GET', '/sent')).value.sent?.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(own.value.number).toBe(2);
  await admin('DELETE', '/sent');
  expect((await admin('GET', '/sent')).value).toEqual({ sent: [] });
});

describe('refused is', () => {
  const url = 'http://127.0.0.1:1/';
  test.each([
    ['nothing', undefined, 'Send `webhook`, the name that the document gives it, and the `url` it goes to.'],
    [
      'another name',
      { webhook: 'gone', url },
      'No document has the webhook gone; there are: POST published (feed), DELETE withdrawn (feed).',
    ],
    [
      'another method',
      { webhook: 'published', method: 'PUT', url },
      expect.stringContaining('No document has the webhook PUT published'),
    ],
    [
      'an address that is none',
      { webhook: 'published', url: 'x' },
      'Nothing is sent: `x` is no absolute URL.',
    ],
    [
      'a body that violates its schema',
      { webhook: 'published', url, body: { title: '' } },
      expect.stringContaining('The webhook published does not allow its body at /title:'),
    ],
    [
      'an example that does',
      { webhook: 'published', url, example: 'broken' },
      expect.stringContaining('does not allow its body at /title:'),
    ],
    [
      'an example that is not there',
      { webhook: 'published', url, example: 'x' },
      'The webhook published has no example x; there are: first, broken.',
    ],
    [
      'two bodies',
      { webhook: 'published', url, example: 'first', body: {} },
      'A webhook has one body: give `body` or `example`.',
    ],
    [
      'a body where there is none',
      { webhook: 'withdrawn', url, body: 1 },
      'The webhook withdrawn describes no body.',
    ],
    [
      'what nobody knows',
      { webhook: 'published', url, times: 2 },
      expect.stringContaining('`times` is none of:'),
    ],
    ['a wrong type', { webhook: 'published', url: 1 }, '`url` must be a text.'],
    ['no header', { webhook: 'published', url, headers: {} }, '`headers` must be a list of pairs of texts.'],
  ])('%s', async (_what, asked, detail) => {
    const { status, value } = await admin('POST', '/webhooks', asked);
    expect([status, value.detail]).toEqual([400, detail]);
  });

  test('another machine, which is told and remembered', async () => {
    const { status, value } = await admin('POST', '/webhooks', {
      webhook: 'published',
      url: 'http://192.0.2.1',
    });
    expect([status, value.problem]).toEqual([200, expect.stringContaining('192.0.2.1 is not this machine')]);
  });
});

test('a mock that ends waits for no receiver', async () => {
  const silent = createServer((socket) => void socket.once('data', () => control.endStreams()));
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const { problem } = await control.webhooks.send({ webhook: 'published', url });
  silent.close();
  expect(problem).toMatch(/socket hang up|closed/);
});
