import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { zooApi } from '../state/zoo.js';
import { type Controlled, openControlled } from './open-controlled.js';

let zoo: Controlled;
beforeEach(async () => {
  zoo = await openControlled({
    apis: [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }],
    journal: { maxEntries: 5 },
  });
});
afterEach(() => zoo.mock.close());

const rename = (name: string, id = 10) => zoo.send('PATCH', `/animals/${id}`, { name, legs: 3 });

describe('the journal', () => {
  test('tells every exchange with the reason of its answer', async () => {
    await zoo.send('GET', '/animals?kind=cat');
    await rename('');
    await zoo.send('GET', '/nothing');
    const { value } = await zoo.send('GET', '/_tally/exchanges');
    expect((value as { exchanges: unknown }).exchanges).toEqual([
      expect.objectContaining({
        number: 1,
        method: 'GET',
        status: 200,
        why: expect.stringContaining('example'),
      }),
      expect.objectContaining({
        number: 2,
        status: 422,
        why: expect.stringContaining('/name'),
        body: { name: '', legs: 3 },
      }),
      expect.objectContaining({
        number: 3,
        target: '/nothing',
        status: 404,
        why: expect.stringContaining('/nothing'),
      }),
    ]);
  });

  test.each([
    { criteria: { operation: 'PATCH /animals/{animalId}' }, count: 2 },
    { criteria: { method: 'patch', body: { name: 'Rex' } }, count: 1 },
    { criteria: { path: '/animals/*' }, count: 2 },
    { criteria: { parameters: { animalId: 11 } }, count: 1 },
    { criteria: { query: { kind: 'cat' } }, count: 1 },
    { criteria: { headers: { 'content-TYPE': 'application/json' }, status: '2XX' }, count: 3 },
    { criteria: { status: 200, api: 'zoo', body: { legs: 4 } }, count: 0 },
  ])('counts $count with $criteria', async ({ criteria, count }) => {
    await rename('Rex');
    await rename('Max', 11);
    await zoo.send('GET', '/animals?kind=cat');
    expect((await zoo.send('POST', '/_tally/exchanges/count', criteria)).value).toEqual({ count });
  });

  test('keeps the last ones', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await rename(name);
    const { value } = await zoo.send('GET', '/_tally/exchanges');
    const { exchanges } = value as { exchanges: { number: number }[] };
    expect(exchanges.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7]);
    await zoo.send('DELETE', '/_tally/exchanges');
    expect((await zoo.send('GET', '/_tally/exchanges')).value).toEqual({ exchanges: [] });
  });

  test.each([
    { what: 'an unknown criterion', body: { operations: 'x' } },
    { what: 'a count that is none', body: { times: 'once' } },
    { what: 'a list', body: [1] },
    { what: 'headers that are none', body: { headers: 'a' } },
    { what: 'less than nothing', body: { atLeast: 3, atMost: 1 } },
    { what: 'an operation that is not there', body: { operation: 'GET /animal', times: 0 } },
    { what: 'an API that is not there', body: { api: 'zoos', times: 0 } },
  ])('refuses $what', async ({ body }) => {
    expect((await zoo.send('POST', '/_tally/exchanges/verify', body)).status).toBe(400);
  });
});

describe('a verification', () => {
  const once = { operation: 'PATCH /animals/{animalId}', body: { name: 'Rex' } };

  test('holds where it was asked for as often as expected', async () => {
    await rename('Rex');
    expect(await zoo.send('POST', '/_tally/exchanges/verify', once)).toMatchObject({
      status: 200,
      value: { ok: true, count: 1 },
    });
    expect((await zoo.send('POST', '/_tally/exchanges/verify', { ...once, times: 0 })).status).toBe(409);
    expect(
      (await zoo.send('POST', '/_tally/exchanges/verify', { ...once, atLeast: 1, atMost: 2 })).status,
    ).toBe(200);
  });

  test('that fails says what came nearest', async () => {
    await zoo.send('GET', '/animals');
    await rename('Max');
    const { status, value } = await zoo.send('POST', '/_tally/exchanges/verify', once);
    expect([status, (value as { detail: string }).detail]).toEqual([
      409,
      '0 requests match, where exactly 1 was expected. The nearest, #2 PATCH /animals/10, differs: the body at /name is "Max", not "Rex".',
    ]);
  });

  test('waits for what is still to come, and no longer than it may', async () => {
    const waiting = zoo.send('POST', '/_tally/exchanges/wait', { ...once, within: 20_000 });
    await rename('Max');
    await rename('Rex');
    expect((await waiting).value).toEqual({ ok: true, count: 1 });
    const late = await zoo.send('POST', '/_tally/exchanges/wait', { method: 'DELETE', within: 10 });
    expect(late.status).toBe(409);
  });
});

describe('a HAR', () => {
  test('holds the exchanges, without their credentials', async () => {
    await zoo.send('PATCH', '/animals/10', { name: 'Rex' }, { Authorization: 'Bearer top-secret' });
    await rename('Max');
    const { value: har } = await zoo.send('GET', '/_tally/exchanges.har');
    const text = JSON.stringify(har);
    expect(text).not.toContain('top-secret');
    const { entries } = (har as { log: { entries: HarEntry[] } }).log;
    const { status, statusText } = entries[0]?.response ?? {};
    expect([entries.length, entries[0]?.request.method, status, statusText]).toEqual([2, 'PATCH', 200, 'OK']);
  });
});

interface HarEntry {
  readonly request: { readonly method: string };
  readonly response: { readonly status: number; readonly statusText: string };
}
