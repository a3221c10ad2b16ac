import { expect, test } from '@jest/globals';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { provideItem } from '../../../src/mock/state/provide-item.js';
import { openCollections } from '../../../src/mock/state/seeded-collections.js';
import { apiOf } from './api-of.js';
import { drive } from './drive.js';

const answer = (schema: unknown) => ({ description: '', content: { 'application/json': { schema } } });
const order = { $ref: '#/components/schemas/Order' };
const id = {
  name: 'orderId',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1, maximum: 3 },
};

/** Orders whose path knows three ids, listed by status beside them, and deleted without a 404. */
const api = apiOf(
  {
    '/orders': {
      post: {
        requestBody: { content: { 'application/json': { schema: order } } },
        responses: { 201: answer(order) },
      },
    },
    '/orders/byStatus': {
      get: {
        parameters: [{ name: 'status', in: 'query', schema: { type: 'string' } }],
        responses: { 200: answer({ type: 'array', items: order }) },
      },
    },
    '/orders/{orderId}': {
      parameters: [id],
      get: { responses: { 200: answer(order), 404: { description: '' } } },
      delete: { responses: { 204: { description: '' } } },
    },
  },
  {
    components: {
      schemas: {
        Order: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'integer', readOnly: true, examples: [1] },
            status: { type: 'string', examples: ['new'] },
          },
        },
      },
    },
  },
);

test('new ids are those that the path can name, while there are any', async () => {
  const send = drive(api);
  const ids: unknown[] = [];
  for (let count = 0; count < 2; count++) {
    ids.push(((await send('POST', '/orders', { status: 'paid' })).value as { id: number }).id);
  }
  expect(ids).toEqual([2, 3]);
});

test('a state is provided in the place of what is there where no id is free', async () => {
  const store = createMemoryStore();
  const collections = openCollections(store);
  const source = { name: 'api', api };
  const operation = api.operations.find(({ method, path }) => method === 'GET' && path.endsWith('}'));
  const given: unknown[] = [];
  for (let count = 0; count < 4; count++) {
    given.push((await provideItem(collections, store, source, operation as never)).orderId);
  }
  expect(given).toEqual([2, 3, 1, 1]);
});

test('a list beside the items shows what they are, by its filters', async () => {
  const send = drive(api);
  await send('POST', '/orders', { status: 'paid' });
  expect((await send('GET', '/orders/byStatus?status=paid')).value).toEqual([{ id: 2, status: 'paid' }]);
});

test('what is gone already is deleted again where the document knows no other answer', async () => {
  const send = drive(api);
  expect(await send('DELETE', '/orders/1')).toMatchObject({ status: 204 });
  expect(await send('DELETE', '/orders/1')).toMatchObject({ status: 204 });
  expect(await send('GET', '/orders/1')).toMatchObject({ status: 404 });
});

test('what is only read is not written, and the first change keeps the examples', async () => {
  const store = createMemoryStore();
  const send = drive(api, store);
  await send('GET', '/orders/1');
  await send('GET', '/orders/byStatus');
  expect(await store.snapshot()).toEqual({});
  await send('POST', '/orders', { status: 'paid' });
  expect((await send('GET', '/orders/byStatus')).value).toEqual([
    { id: 1, status: 'new' },
    { id: 2, status: 'paid' },
  ]);
  await send('DELETE', '/orders/1');
  expect((await send('GET', '/orders/byStatus')).value).toEqual([{ id: 2, status: 'paid' }]);
});

test('the first change may be the removal of an example', async () => {
  const send = drive(api);
  await send('DELETE', '/orders/1');
  expect((await send('GET', '/orders/byStatus')).value).toEqual([]);
});
