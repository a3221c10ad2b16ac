import { afterEach, describe, expect, test } from '@jest/globals';
import { openProviderStates } from '../../src/contract/provider-states.js';
import { serveRaw } from '../http/serve-raw.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

const open: { close(): void | Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const operation = operationOf(apiOf("openapi: 3.1.0\npaths: {'/a/{id}': {patch: {operationId: changeA}}}"));

async function states(status: string, body = '', { timeout = 5_000, path = '/states?x=1' } = {}) {
  const server = await serveRaw((socket) => {
    if (status !== '')
      socket.write(`HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
  const protocol = openProviderStates(new URL(path, server.url), timeout);
  open.push(protocol, server);
  return { protocol, server };
}

describe('a provider state', () => {
  test.each([
    ['setUp', 'setup'],
    ['tearDown', 'teardown'],
  ] as const)('%s asks as Pact does', async (method, action) => {
    const { protocol, server } = await states('200 OK');
    await protocol[method](operation, '409');
    const [head = '', body = ''] = (server.received[0] ?? '').split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toBe('POST /states?x=1 HTTP/1.1');
    expect(head.toLowerCase()).toContain('content-type: application/json');
    expect(JSON.parse(body)).toEqual({
      state: 'PATCH /a/{id} responds 409',
      action,
      params: { operationId: 'changeA', method: 'PATCH', path: '/a/{id}', status: '409' },
    });
  });

  test.each([
    ['values', '200 OK', '{"id":"abc","n":5}', { outcome: 'ready', values: { id: 'abc', n: 5 } }],
    ['201', '201 Created', '{}', { outcome: 'ready', values: {} }],
    ['204', '204 No Content', '', { outcome: 'ready', values: {} }],
    ['no JSON', '200 OK', 'done', { outcome: 'ready', values: {} }],
    ['a list', '200 OK', '["abc"]', { outcome: 'ready', values: {} }],
    ['null', '200 OK', 'null', { outcome: 'ready', values: {} }],
    ['404', '404 Not Found', '{"id":"abc"}', { outcome: 'not-offered' }],
    ['500', '500 Oops', '', { outcome: 'failed', message: 'the states URL answered 500' }],
    ['400', '400 Bad Request', '', { outcome: 'failed', message: 'the states URL answered 400' }],
    [
      '500 with a reason',
      '500 Oops',
      'Error: no shelf\n    at setup',
      { outcome: 'failed', message: 'the states URL answered 500: Error: no shelf' },
    ],
    ['a redirect', '302 Found', '', { outcome: 'failed', message: 'the states URL answered 302' }],
    ['no HTTP', 'nonsense\r\n\r\n', '', { outcome: 'failed', message: expect.stringMatching(/\w/) }],
  ])('whose set-up is answered with %s', async (_what, status, body, setup) => {
    const { protocol } = await states(status, body);
    expect(await protocol.setUp(operation, '409')).toEqual(setup);
  });

  test('whose set-up is not answered has failed', async () => {
    const { protocol } = await states('', '', { timeout: 50 });
    expect(await protocol.setUp(operation, '409')).toEqual({
      outcome: 'failed',
      message: 'no answer within 50 ms',
    });
  });

  test('that cannot be torn down is no obstacle', async () => {
    const { protocol } = await states('500 Oops');
    await expect(protocol.tearDown(operation, '409')).resolves.toBeUndefined();
  });
});
