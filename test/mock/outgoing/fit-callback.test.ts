import { afterEach, expect, test } from '@jest/globals';
import { createControl } from '../../../src/commands/create-control.js';
import { type Listener, openListener } from '../../../src/http/listener.js';
import { createMock } from '../../../src/mock/create-mock.js';
import { apiOf } from '../state/api-of.js';

let receiver: Listener;
afterEach(() => receiver.close());

const text = { type: 'string' };
const order = {
  type: 'object',
  required: ['item'],
  properties: {
    id: { type: 'integer', minimum: 5, readOnly: true },
    item: text,
    count: { type: 'integer' },
    secret: { ...text, writeOnly: true },
  },
};
const bodyOf = (schema: object, example?: unknown) => ({
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
});

/** Orders at `POST /shops/{shopId}/orders`, of which one callback tells in a body of this schema. */
async function callbackOf(
  schema: object,
  { example, answer = bodyOf(order) }: { example?: unknown; answer?: object } = {},
): Promise<unknown> {
  const told = { requestBody: bodyOf(schema, example), responses: { 204: { description: 'Taken' } } };
  const post = {
    parameters: [{ name: 'shopId', in: 'path', required: true, schema: { type: 'integer' } }],
    requestBody: bodyOf(order),
    responses: { 201: { description: 'Made', ...answer } },
    callbacks: { onOrder: { [receiver.origin]: { post: told } } },
  };
  const apis = [{ name: 'shop', api: apiOf({ '/shops/{shopId}/orders': { post } }), path: 'shop.json' }];
  const { outbox, extensions } = createControl({ apis });
  const done = new Promise<void>((resolve) => outbox.listen(() => resolve()));
  const asked = await createMock({ apis, extensions }).fetch('http://any/shops/31/orders', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ item: 'kettle', count: 3, secret: 'hush' }),
  });
  expect(asked.status).toBe(201);
  await done;
  expect(outbox.sent[0]).toMatchObject({ status: 204, flaws: [] });
  return JSON.parse(String(receiver.received[0]?.body));
}

test.each([
  [
    'as it is',
    order,
    {},
    { id: expect.any(Number), item: 'kettle', count: 3, secret: expect.not.stringContaining('hush') },
  ],
  [
    'inside an envelope that has an id of its own',
    {
      type: 'object',
      properties: {
        id: text,
        type: { const: 'made' },
        data: { type: 'object', properties: { object: order } },
      },
    },
    { example: { id: 'event', type: 'made', data: { object: { item: 'cup' } } } },
    { id: 'event', type: 'made', data: { object: { id: expect.any(Number), item: 'kettle', count: 3 } } },
  ],
  [
    'by names of its own',
    {
      type: 'object',
      properties: { order_id: text, shopId: { type: 'integer' }, item: { type: 'integer' }, count: text },
    },
    { example: { order_id: 'x', shopId: 1, item: 2, count: 'few' } },
    { order_id: expect.stringMatching(/^\d+$/), shopId: 31, item: 2, count: 'few' },
  ],
  [
    'by what was sent, where the answer has no body',
    { type: 'object', properties: { item: text, count: { type: 'integer', maximum: 2 } } },
    { example: { item: 'cup', count: 1 }, answer: {} },
    { item: 'kettle', count: 1 },
  ],
  ['as written, where it is no object', { type: 'array', items: text }, { example: ['a'] }, ['a']],
])('a callback tells of what was made, %s', async (_how, schema, more, expected) => {
  receiver = await openListener(() => 204);
  expect(await callbackOf(schema, more)).toEqual(expected);
});
