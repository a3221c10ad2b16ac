import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { apiOf } from '../state/api-of.js';
import { zooApi } from '../state/zoo.js';
import { type Controlled, openControlled } from './open-controlled.js';

const farm = apiOf({
  '/animals': {
    get: {
      responses: {
        200: {
          description: '',
          content: {
            'application/json': {
              schema: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
              examples: { few: { value: { count: 3 } }, none: { value: { count: 0 } } },
            },
            'text/csv': { examples: { table: { value: 'count\n3' } } },
          },
        },
        503: { description: 'busy' },
      },
    },
  },
});

const operation = 'GET /animals';
let mock: Controlled;
beforeEach(async () => {
  const apis = [
    { name: 'zoo', api: zooApi(), path: 'zoo.json' },
    { name: 'farm', api: farm, path: 'farm.json' },
  ];
  mock = await openControlled({ apis });
});
afterEach(() => mock.mock.close());

const pick = (answer: object, api = 'farm') => mock.send('PUT', '/_tally/next', { api, operation, answer });
const ask = async (path = '/farm/animals') => {
  const { status, headers, value } = await mock.send('GET', path);
  return [status, headers.get('content-type'), value];
};

describe('the next answer', () => {
  test('is given once', async () => {
    expect((await pick({ status: 503, times: 1 })).status).toBe(204);
    expect([await ask(), await ask()]).toEqual([
      [503, null, ''],
      [200, 'application/json', { count: 3 }],
    ]);
    expect((await mock.send('GET', '/_tally/next')).value).toEqual({ next: [] });
  });

  test('is given until it is taken back, for its API alone', async () => {
    await pick({ status: 503 });
    expect([(await ask())[0], (await ask())[0], (await ask('/zoo/animals'))[0]]).toEqual([503, 503, 200]);
    const { value } = await mock.send('GET', '/_tally/next');
    expect(value).toEqual({ next: [{ api: 'farm', operation, answer: { status: 503 }, turn: 0 }] });
    await mock.send('DELETE', `/_tally/next?api=farm&operation=${encodeURIComponent(operation)}`);
    expect((await ask())[0]).toBe(200);
  });

  test('replaces the one picked before, and not that of another API', async () => {
    await pick({ status: 503 }, 'zoo');
    await pick({ status: 503 });
    await pick({ example: 'none' });
    expect([(await ask())[2], (await ask('/zoo/animals'))[0]]).toEqual([{ count: 0 }, 503]);
    await mock.send('DELETE', '/_tally/next');
    expect((await ask('/zoo/animals'))[0]).toBe(200);
  });

  test.each([
    { what: 'an example', answer: { example: 'none' }, said: ['application/json', { count: 0 }] },
    {
      what: 'an example of another media type',
      answer: { example: 'table' },
      said: ['text/csv', 'count\n3'],
    },
    {
      what: 'a media type',
      answer: { status: 200, headers: { 'Content-Type': 'text/csv' } },
      said: ['text/csv', 'count\n3'],
    },
    {
      what: 'a body of its own',
      answer: { status: 200, body: { count: 7 } },
      said: ['application/json', { count: 7 }],
    },
    {
      what: 'a generated body',
      answer: { status: 200, dynamic: true, seed: '7' },
      said: ['application/json', { count: expect.any(Number) }],
    },
  ])('is $what', async ({ answer, said }) => {
    await pick(answer);
    expect(await ask()).toEqual([200, ...said]);
  });

  test('goes before scenarios, errors by chance and the judgement of the request', async () => {
    await mock.send('PUT', '/_tally/scenarios', {
      scenarios: [{ operation, answer: { status: 503 } }],
      faults: [{ status: 500 }],
    });
    await pick({ example: 'none', times: 1 });
    expect([(await ask('/farm/animals?__code=999'))[0], (await ask())[0]]).toEqual([200, 500]);
  });

  test.each([
    {
      what: 'an unknown API',
      sent: { api: 'moon', operation, answer: {} },
      said: 'No API is called `moon`; there is zoo, farm.',
    },
    {
      what: 'an operation of another API',
      sent: { api: 'farm', operation: 'GET /health', answer: {} },
      said: 'No document has the operation `GET /health`; there is GET /animals.',
    },
    {
      what: 'an unknown example',
      sent: { api: 'farm', operation, answer: { example: 'many' } },
      said: 'The document has no example `many` for GET /animals 200.',
    },
    {
      what: 'a body that does not conform',
      sent: { api: 'farm', operation, answer: { body: {} } },
      said: expect.stringContaining('which GET /animals 200 does not allow'),
    },
    { what: 'nothing', sent: undefined, said: expect.stringContaining('must be') },
  ])('is not $what', async ({ sent, said }) => {
    const { status, value } = await mock.send('PUT', '/_tally/next', sent);
    expect([status, (value as { detail: string }).detail]).toEqual([400, said]);
  });
});

describe('faults at run time', () => {
  test('are errors with a share, documented or not', async () => {
    await mock.send('PUT', '/_tally/faults', { faults: [{ api: 'farm', status: 503, share: 0.5 }] });
    const statuses: unknown[] = [];
    for (let count = 0; count < 20; count++) statuses.push((await ask())[0]);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect((await ask('/zoo/animals'))[0]).toBe(200);
    await mock.send('PUT', '/_tally/faults', { faults: [{ operation, status: 500 }] });
    expect([await ask(), (await ask('/zoo/animals'))[0]]).toEqual([
      [
        500,
        'application/problem+json',
        expect.objectContaining({ detail: 'A fault answers 500 to every request.' }),
      ],
      500,
    ]);
  });

  test('are replaced without the scenarios, and seen', async () => {
    await mock.send('PUT', '/_tally/scenarios', { scenarios: [{ operation, answer: { delay: 1 } }] });
    const faults = [{ api: 'zoo', latency: { min: 1, max: 2 } }];
    expect((await mock.send('PUT', '/_tally/faults', { faults })).status).toBe(204);
    expect((await mock.send('GET', '/_tally/scenarios')).value).toMatchObject({
      scenarios: [{ operation }],
      faults,
    });
    expect((await mock.send('GET', '/_tally/faults')).value).toEqual({ faults });
    expect((await mock.send('PUT', '/_tally/faults', { faults: [{ status: 200 }] })).status).toBe(400);
  });
});
