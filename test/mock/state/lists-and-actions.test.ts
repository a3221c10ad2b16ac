import { describe, expect, test } from '@jest/globals';
import { createMock } from '../../../src/mock/create-mock.js';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { keepState } from '../../../src/mock/state/state-extension.js';
import { apiOf } from './api-of.js';

const order = { $ref: '#/components/schemas/Order' };
const body = (schema: unknown, type = 'application/json') => ({ content: { [type]: { schema } } });
const answers = (schema: unknown, rest: object = {}) => ({ description: 'It', ...body(schema), ...rest });
const orderId = { name: 'orderId', in: 'path', required: true, schema: { type: 'integer' } };
const query = (name: string, schema: unknown) => ({ name, in: 'query', schema });
const text = { type: 'string' };
const whole = { type: 'integer' };
const first = { id: 1, title: 'One', price: 5, createdAt: '2024-01-01T00:00:00Z', state: 'open' };

const api = apiOf(
  {
    '/orders': {
      get: {
        parameters: [
          query('page', { type: 'integer', minimum: 1 }),
          query('per_page', { type: 'integer', default: 2 }),
          query('min_price', whole),
          query('price', { type: 'object', properties: { lt: whole } }),
          query('createdAfter', text),
          query('state[ne]', text),
        ].map((parameter) =>
          parameter.name === 'price' ? { ...parameter, style: 'deepObject' } : parameter,
        ),
        responses: {
          200: {
            ...answers({ type: 'array', items: order }),
            headers: {
              Link: { schema: text },
              'X-Total': { schema: whole },
              'X-Next-Page': { schema: text },
            },
          },
        },
      },
      post: {
        requestBody: body({ type: 'object', required: ['title'], properties: { title: text, price: whole } }),
        responses: { 201: answers(order) },
      },
    },
    '/orders/bulk': {
      post: {
        requestBody: body({
          type: 'array',
          items: { type: 'object', required: ['title'], properties: { title: text } },
        }),
        responses: { 201: answers({ type: 'array', items: order }), 409: { description: 'taken' } },
      },
    },
    '/orders/{orderId}': {
      parameters: [orderId],
      get: {
        responses: {
          200: { description: 'It', content: { 'application/json': { schema: order, example: first } } },
          404: { description: 'none' },
        },
      },
      patch: {
        requestBody: body({ type: 'array', items: { type: 'object' } }, 'application/json-patch+json'),
        responses: { 200: answers(order), 404: { description: 'none' }, 409: { description: 'no' } },
      },
    },
    '/orders/{orderId}/close': {
      parameters: [orderId],
      post: {
        requestBody: body({ type: 'object', properties: { state: text, reason: text } }),
        responses: { 200: answers(order), 404: { description: 'none' } },
      },
    },
  },
  {
    components: {
      schemas: {
        Order: {
          type: 'object',
          required: ['id', 'title'],
          properties: {
            id: { type: 'integer', readOnly: true },
            title: text,
            price: whole,
            state: { type: 'string', default: 'new' },
            createdAt: { type: 'string', format: 'date-time', readOnly: true },
          },
        },
      },
    },
  },
);
const apis = [{ name: 'shop', api, path: 'shop.json' }];

function open(...extensions: Parameters<typeof createMock>[0]['extensions'] & object) {
  const mock = createMock({ apis, extensions });
  return async (method: string, path: string, sent?: unknown, type = 'application/json') => {
    const init = sent === undefined ? {} : { body: JSON.stringify(sent), headers: { 'Content-Type': type } };
    const answer = await mock.fetch(`http://shop${path}`, { method, ...init });
    const said = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      value: said === '' ? undefined : JSON.parse(said),
    };
  };
}
const stateful = () => open(keepState(createMemoryStore()));

async function filled() {
  const send = stateful();
  for (const [index, title] of ['Two', 'Three', 'Four', 'Five'].entries()) {
    await send('POST', '/orders', { title, price: 10 * (index + 1) });
  }
  return send;
}

describe('a page of a list tells of the others', () => {
  test.each([
    { page: 1, link: ['first 1', 'last 3', 'next 2'], next: '2' },
    { page: 2, link: ['first 1', 'last 3', 'prev 1', 'next 3'], next: '3' },
    { page: 3, link: ['first 1', 'last 3', 'prev 2'], next: null },
    { page: 9, link: ['first 1', 'last 3', 'prev 3'], next: null },
  ])('from page $page', async ({ page, link, next }) => {
    const { headers } = await (await filled())('GET', `/orders?page=${page}&per_page=2`);
    const links = [...(headers.get('link') ?? '').matchAll(/<\/orders\?page=(\d)&per_page=2>; rel="(\w+)"/g)];
    expect(links.map(([, number, relation]) => `${relation} ${number}`)).toEqual(link);
    expect([headers.get('x-total'), headers.get('x-next-page')]).toEqual(['5', next]);
  });
});

test.each([
  { asked: 'min_price=20', titles: ['Three', 'Four', 'Five'] },
  { asked: 'price[lt]=20', titles: ['One', 'Two'] },
  { asked: 'min_price=10&price[lt]=30', titles: ['Two', 'Three'] },
  { asked: 'createdAfter=2025-01-01', titles: ['Two', 'Three', 'Four', 'Five'] },
  { asked: 'state[ne]=new', titles: ['One'] },
])('a list filtered by $asked holds $titles', async ({ asked, titles }) => {
  const { value } = await (await filled())('GET', `/orders?per_page=9&${asked}`);
  expect((value as { title: string }[]).map(({ title }) => title)).toEqual(titles);
});

describe('a JSON Patch', () => {
  const patch = [
    { op: 'test', path: '/title', value: 'One' },
    { op: 'replace', path: '/title', value: 'Uno' },
    { op: 'remove', path: '/price' },
    { op: 'replace', path: '/id', value: 7 },
  ];
  const type = 'application/json-patch+json';

  test('changes what is kept, but not what is readOnly; one that does not fit changes nothing', async () => {
    const send = stateful();
    const { price: _, ...left } = first;
    expect((await send('PATCH', '/orders/1', patch, type)).value).toEqual({ ...left, title: 'Uno' });
    expect((await send('GET', '/orders/1')).value).toEqual({ ...left, title: 'Uno' });
    expect(await send('PATCH', '/orders/1', patch, type)).toMatchObject({ status: 409 });
    expect((await send('GET', '/orders/1')).value).toEqual({ ...left, title: 'Uno' });
  });

  test('comes back in what a mock without state answers', async () => {
    const add = [{ op: 'add', path: '/title', value: 'Uno' }];
    expect((await open()('PATCH', '/orders/8', add, type)).value).toMatchObject({ id: 8, title: 'Uno' });
  });
});

describe('what is done to an item below its path', () => {
  test('shows and changes that item', async () => {
    const send = await filled();
    const closed = await send('POST', '/orders/3/close', { state: 'closed', reason: 'late' });
    expect(closed.value).toMatchObject({ id: 3, title: 'Three', state: 'closed' });
    expect((await send('GET', '/orders/3')).value).toMatchObject({ title: 'Three', state: 'closed' });
    expect(await send('POST', '/orders/99/close', {})).toMatchObject({ status: 404 });
  });

  test('has its id without state, too', async () => {
    expect((await open()('POST', '/orders/42/close', { state: 'closed' })).value).toMatchObject({
      id: 42,
      state: 'closed',
    });
  });
});

describe('a list that is sent', () => {
  const sent = [{ title: 'A' }, { title: 'B' }, { title: 'C' }];

  test('makes all of its items', async () => {
    const send = stateful();
    const made = await send('POST', '/orders/bulk', sent);
    expect(made).toMatchObject({
      status: 201,
      value: [{ id: 2, title: 'A', state: 'new' }, { id: 3 }, { id: 4, title: 'C' }],
    });
    expect((await send('GET', '/orders/4')).value).toEqual(made.value[2]);
    const many = Array.from({ length: 1_001 }, () => ({ title: 'X' }));
    expect((await send('POST', '/orders/bulk', many)).value).toHaveLength(1);
    expect((await send('GET', '/orders')).headers.get('x-total')).toBe('4');
  });

  test('comes back without state, too', async () => {
    expect((await open()('POST', '/orders/bulk', sent)).value).toMatchObject(sent);
  });
});

test('what is sent in another spelling is kept and shown in that of the answer', async () => {
  const lines = { type: 'object', properties: { street: text } };
  const person = {
    type: 'object',
    required: ['id'],
    properties: { id: whole, home_address: lines, age: whole },
  };
  const personApi = apiOf({
    '/people/{personId}': {
      parameters: [{ ...orderId, name: 'personId' }],
      get: {
        responses: {
          200: {
            description: 'It',
            content: {
              'application/json': { schema: person, example: { id: 1, home_address: { street: 'A' } } },
            },
          },
        },
      },
      patch: {
        requestBody: body({ type: 'object', properties: { homeAddress: lines, Age: whole } }),
        responses: { 200: answers(person) },
      },
    },
  });
  for (const extensions of [[], [keepState(createMemoryStore())]]) {
    const mock = createMock({ apis: [{ name: 'people', api: personApi, path: 'people.json' }], extensions });
    const answer = await mock.fetch('http://people/people/1', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ homeAddress: { street: 'B' }, Age: 7 }),
    });
    expect(await answer.json()).toEqual({ id: 1, home_address: { street: 'B' }, age: 7 });
  }
});

test('what a new item was not given is its default', async () => {
  expect((await stateful()('POST', '/orders', { title: 'Two' })).value).toMatchObject({ state: 'new' });
});
