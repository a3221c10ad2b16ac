import { afterEach, describe, expect, test } from '@jest/globals';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { zooApi } from '../state/zoo.js';
import { type Controlled, openControlled } from './open-controlled.js';

const running: Controlled[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ mock }) => mock.close()));
});

async function open(isStateful: boolean): Promise<Controlled> {
  const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];
  const controlled = await openControlled({ apis, ...(isStateful ? { store: createMemoryStore() } : {}) });
  running.push(controlled);
  return controlled;
}

function state(operation: string, status: string, action = 'setup') {
  const [method, path] = operation.split(' ');
  return { state: `${operation} responds ${status}`, action, params: { method, path, status } };
}

describe.each([{ isStateful: false }, { isStateful: true }])(
  'a mock, stateful $isStateful',
  ({ isStateful }) => {
    test('answers the status of a state until it is torn down', async () => {
      const { send } = await open(isStateful);
      const conflict = state('POST /animals', '409');
      expect(await send('POST', '/_tally/states', conflict)).toMatchObject({ status: 200, value: {} });
      expect((await send('POST', '/animals', { name: 'A', kind: 'cat' })).status).toBe(409);
      await send('POST', '/_tally/states', { ...conflict, action: 'teardown' });
      expect((await send('POST', '/animals', { name: 'A', kind: 'cat' })).status).toBe(201);
    });

    test('understands the words of the state alone', async () => {
      const { send } = await open(isStateful);
      await send('POST', '/_tally/states', {
        state: 'GET /animals/{animalId} responds 404',
        action: 'setup',
      });
      expect((await send('GET', '/animals/10')).status).toBe(404);
    });

    test.each([
      { what: 'a status that is not documented', message: state('GET /animals', '418'), status: 404 },
      { what: 'an operation that is not documented', message: state('GET /nothing', '200'), status: 404 },
      { what: 'no state at all', message: { action: 'setup' }, status: 400 },
      { what: 'an unknown action', message: state('GET /animals', '200', 'explode'), status: 400 },
    ])('answers $status to $what', async ({ message, status }) => {
      const { send } = await open(isStateful);
      expect((await send('POST', '/_tally/states', message)).status).toBe(status);
    });
  },
);

describe('the state of a success in a stateful mock', () => {
  test('gives a fresh item by the name of its parameter', async () => {
    const { send } = await open(true);
    const ready = state('DELETE /animals/{animalId}', '204');
    const first = await send('POST', '/_tally/states', ready);
    const second = await send('POST', '/_tally/states', ready);
    const [a, b] = [first, second].map(({ value }) => (value as { animalId: number }).animalId);
    expect(a).not.toBe(b);
    expect((await send('DELETE', `/animals/${a}`)).status).toBe(204);
    expect((await send('DELETE', `/animals/${a}`)).status).toBe(404);
    expect((await send('GET', `/animals/${b}`)).status).toBe(200);
  });

  test('gives what lies on the way as well, in the words of the operation', async () => {
    const { send } = await open(true);
    const { value } = await send(
      'POST',
      '/_tally/states',
      state('GET /keepers/{keeper}/animals/{id}', '200'),
    );
    const { keeper, id } = value as { keeper: string; id: number };
    expect((await send('GET', `/keepers/${keeper}/animals/${id}`)).status).toBe(200);
  });

  test('gives an id that travels in the body', async () => {
    const { send } = await open(true);
    const { value } = await send('POST', '/_tally/states', state('PATCH /badges', '200'));
    expect((await send('PATCH', '/badges', { ...(value as object), colour: 'blue' })).status).toBe(200);
  });
});
