import { expect, test } from '@jest/globals';
import { createMock } from '../../../src/mock/create-mock.js';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { keepState } from '../../../src/mock/state/state-extension.js';
import { zooApi } from './zoo.js';

function zooMock() {
  const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];
  const mock = createMock({ apis, extensions: [keepState(createMemoryStore())] });
  return (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    mock.fetch(`http://mock${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

test('what was created is there, and the answers say that the mock keeps state', async () => {
  const send = zooMock();
  const made = await send('POST', '/animals', { name: 'Tom', kind: 'cat' });
  expect([made.status, made.headers.get('location'), made.headers.get('tally-mock')]).toEqual([
    201,
    '/animals/3',
    'tally; stateful',
  ]);
  expect(await (await send('GET', '/animals/3')).json()).toMatchObject({ name: 'Tom' });
});

test('a request that departs from the document changes nothing', async () => {
  const send = zooMock();
  expect((await send('PATCH', '/animals/10', { name: '' })).status).toBe(422);
  expect(await (await send('GET', '/animals/10')).json()).toMatchObject({ name: 'Rex' });
});

test('what is not there is refused as documented, with the reason', async () => {
  const answer = await zooMock()('GET', '/animals/77');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  expect(answer.headers.get('tally-mock-reason')).toBe(
    'There is nothing with the id "77"; it was never made, or it was deleted.',
  );
});

test('a preferred status is answered without touching what is kept', async () => {
  const send = zooMock();
  expect((await send('DELETE', '/animals/10', undefined, { Prefer: 'code=404' })).status).toBe(404);
  expect((await send('DELETE', '/animals/10')).status).toBe(204);
});
