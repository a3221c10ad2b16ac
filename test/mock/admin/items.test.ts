import { afterEach, describe, expect, test } from '@jest/globals';
import type { ResourceSummary, ShownItem } from '../../../src/mock/admin/shapes.js';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { zooApi } from '../state/zoo.js';
import { type Controlled, openControlled } from './open-controlled.js';

let zoo: Controlled;
afterEach(() => zoo.mock.close());

async function open(isStateful = true): Promise<void> {
  const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];
  zoo = await openControlled({ apis, ...(isStateful ? { store: createMemoryStore() } : {}) });
}

const animals = { api: 'zoo', path: '/animals' };
const items = async (place: object = animals) =>
  ((await zoo.send('POST', '/_tally/items/query', place)).value as { items: ShownItem[] }).items;
const put = (sent: object) => zoo.send('PUT', '/_tally/item', { ...animals, ...sent });
const mia = { id: 11, name: 'Mia', kind: 'cat', legs: 3, updatedAt: '2020-01-02T00:00:00Z' };

describe('a stateful mock', () => {
  test('tells what it keeps', async () => {
    await open();
    const { value } = await zoo.send('GET', '/_tally/resources');
    const { isStateful, resources } = value as { isStateful: boolean; resources: ResourceSummary[] };
    expect(isStateful).toBe(true);
    expect(resources).toContainEqual({
      api: 'zoo',
      path: '/animals',
      itemPath: '/animals/{animalId}',
      isSingleton: false,
      acts: ['read', 'replace', 'remove', 'patch', 'list', 'create'],
      parameters: [],
    });
    expect(resources).toContainEqual(
      expect.objectContaining({ path: '/keepers/{keeper}/animals', parameters: ['keeper'] }),
    );
    expect(resources).toContainEqual(expect.objectContaining({ path: '/settings', isSingleton: true }));
  });

  test('shows its items, also before anything was written', async () => {
    await open();
    expect((await items()).map(({ id, isSeed }) => [id, isSeed])).toEqual([
      ['10', true],
      ['11', true],
    ]);
    const below = await items({
      api: 'zoo',
      path: '/keepers/{keeper}/animals',
      parameters: { keeper: 'kp_9z9z' },
    });
    expect(below).toMatchObject([{ id: '10', value: { name: 'Rex' } }]);
  });

  test('answers with what was edited, made and deleted by hand', async () => {
    await open();
    expect((await put({ id: '11', value: { ...mia, name: 'Max' } })).status).toBe(200);
    expect((await zoo.send('GET', '/animals/11')).value).toMatchObject({ id: 11, name: 'Max' });
    const { value: made } = await put({ value: { ...mia, id: undefined, name: 'New' } });
    const { id } = made as ShownItem;
    expect((await zoo.send('GET', `/animals/${id}`)).value).toMatchObject({ id: Number(id), name: 'New' });
    expect((await zoo.send('DELETE', '/_tally/item', { ...animals, id: '10' })).status).toBe(204);
    expect((await zoo.send('GET', '/animals/10')).status).toBe(404);
    expect((await items()).map((item) => item.id)).toEqual(['11', id]);
  });

  test('edits the one thing that there is', async () => {
    await open();
    const settings = { api: 'zoo', path: '/settings' };
    await put({ ...settings, value: { theme: 'light', size: 2 } });
    expect((await zoo.send('GET', '/settings')).value).toEqual({ theme: 'light', size: 2 });
    expect(await items(settings)).toMatchObject([{ id: '', value: { theme: 'light' } }]);
  });

  test('takes nothing by hand that no answer could show', async () => {
    await open();
    const { status, value } = await put({ id: '11', value: { ...mia, name: '', kind: 'cow' } });
    expect(status).toBe(422);
    expect((value as { errors: unknown }).errors).toMatchObject([{ pointer: '/name' }, { pointer: '/kind' }]);
    expect((await zoo.send('GET', '/animals/11')).value).toMatchObject({ name: 'Mia' });
  });

  test.each([
    { sent: { ...animals, api: 'moon' }, detail: 'moon keeps nothing at /animals.' },
    { sent: { ...animals, path: '/health' }, detail: 'zoo keeps nothing at /health.' },
    {
      sent: { api: 'zoo', path: '/keepers/{keeper}/animals' },
      detail: '`parameters` must have the text `keeper`.',
    },
  ])('refuses a place that is none: $detail', async ({ sent, detail }) => {
    await open();
    const tries = [
      await zoo.send('POST', '/_tally/items/query', sent),
      await put({ ...sent, value: {} }),
      await zoo.send('DELETE', '/_tally/item', { ...sent, id: '1' }),
    ];
    expect(tries.map(({ value }) => value)).toEqual(
      tries.map(() => expect.objectContaining({ status: 400, detail })),
    );
  });

  test('knows no item that is not there', async () => {
    await open();
    expect((await zoo.send('DELETE', '/_tally/item', { ...animals, id: '99' })).status).toBe(404);
  });
});

test('a mock that keeps nothing says so, and what it would keep', async () => {
  await open(false);
  const { value } = await zoo.send('GET', '/_tally/resources');
  expect(value).toMatchObject({
    isStateful: false,
    resources: expect.arrayContaining([expect.objectContaining({ path: '/animals' })]),
  });
  expect((await zoo.send('POST', '/_tally/items/query', animals)).status).toBe(404);
});
