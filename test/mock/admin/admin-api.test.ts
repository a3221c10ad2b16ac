import { afterEach, describe, expect, test } from '@jest/globals';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { sendRequest } from '../send-raw.js';
import { zooApi } from '../state/zoo.js';
import { type Controlled, openControlled } from './open-controlled.js';

const running: Controlled[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ mock }) => mock.close()));
});

async function open(): Promise<Controlled> {
  const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];
  const controlled = await openControlled({ apis, store: createMemoryStore() });
  running.push(controlled);
  return controlled;
}

describe('what is kept', () => {
  test('goes back to the examples when it is reset', async () => {
    const { send } = await open();
    await send('DELETE', '/animals/10');
    expect((await send('GET', '/animals/10')).status).toBe(404);
    expect((await send('DELETE', '/_tally/state')).status).toBe(204);
    expect((await send('GET', '/animals/10')).status).toBe(200);
  });

  test('goes back to a snapshot', async () => {
    const { send } = await open();
    await send('PATCH', '/animals/10', { name: 'Max' });
    const { value: snapshot } = await send('GET', '/_tally/state');
    await send('PATCH', '/animals/10', { name: 'Moritz' });
    expect((await send('PUT', '/_tally/state', snapshot)).status).toBe(204);
    expect((await send('GET', '/animals/10')).value).toMatchObject({ name: 'Max' });
  });

  test.each([[[]], [{ a: 1 }], [{ a: { lastNumber: 1, items: [{}] } }]])(
    'is not replaced by %j',
    async (body) => {
      const { send } = await open();
      expect((await send('PUT', '/_tally/state', body)).status).toBe(400);
    },
  );
});

describe('the admin API refuses', () => {
  const json = { 'Content-Type': 'application/json' };
  test.each([
    { what: 'what is not JSON', path: '/_tally/state', method: 'PUT', body: '{', status: 400 },
    {
      what: 'what is nested without end',
      path: '/_tally/scenarios',
      method: 'PUT',
      body: `{"scenarios":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      status: 400,
    },
    { what: 'what it does not know', path: '/_tally/nothing', method: 'GET', body: '', status: 404 },
    { what: 'its bare path', path: '/_tally', method: 'GET', body: '', status: 404 },
  ])('$what with $status', async ({ path, method, body, status }) => {
    const { mock } = await open();
    const answer = await sendRequest(mock.port, { method, path, body, headers: json });
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
  });

  test('nothing that a custom header marks', async () => {
    const { mock } = await open();
    const headers = { 'Tally-Admin': '1' };
    expect((await sendRequest(mock.port, { method: 'DELETE', path: '/_tally/state', headers })).status).toBe(
      204,
    );
  });
});
