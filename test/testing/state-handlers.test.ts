import { describe, expect, test } from '@jest/globals';
import { openProviderStates } from '../../src/contract/provider-states.js';
import { openOnce } from '../../src/testing/open-once.js';
import { serveTarget } from '../../src/testing/serve-target.js';
import { answerStates, type StateHandlers } from '../../src/testing/state-handlers.js';

const operation = openOnce('test/testing/fixtures/books.yaml').api.operations.find(
  ({ id }) => id === 'changeBook',
);
const state = 'PATCH /books/{id} responds 409';

/** Sets a state up and takes it back over the wire, as the check does. */
async function ask(handlers: StateHandlers) {
  if (!operation) throw new Error('The fixture has changed.');
  const server = await serveTarget(answerStates(handlers));
  const states = openProviderStates(server.url, 2_000);
  const setup = await states.setUp(operation, '409');
  await states.tearDown(operation, '409');
  states.close();
  await server.close();
  return setup;
}

describe('functions answer for provider states', () => {
  test.each<[string, StateHandlers, object]>([
    [
      'with the values they give',
      { [state]: () => ({ id: 'b7' }) },
      { outcome: 'ready', values: { id: 'b7' } },
    ],
    [
      'with values later',
      { [state]: async () => ({ id: 'b7' }) },
      { outcome: 'ready', values: { id: 'b7' } },
    ],
    ['without values', { [state]: () => undefined }, { outcome: 'ready', values: {} }],
    ['as not offered, where there is none', {}, { outcome: 'not-offered' }],
    ['as failed', { [state]: () => Promise.reject(new Error('no shelf')) }, { outcome: 'failed' }],
  ])('%s', async (_how, handlers, expected) => {
    expect(await ask(handlers)).toMatchObject(expected);
  });

  test('and are told what they are for', async () => {
    const told: unknown[] = [];
    const handler = {
      setup: (parameters: unknown) => void told.push('setup', parameters),
      teardown: (parameters: unknown) => void told.push('teardown', parameters),
    };
    await ask({ [state]: handler });
    const parameters = { operationId: 'changeBook', method: 'PATCH', path: '/books/{id}', status: '409' };
    expect(told).toEqual(['setup', parameters, 'teardown', parameters]);
  });
});
