import { describe, expect, test } from '@jest/globals';
import { drive, type Said } from './drive.js';
import { zooApi } from './zoo.js';

const moved = '2026-03-04T05:06:07Z';

function items(said: Said): readonly { readonly name: string }[] {
  expect(said.flaws).toEqual([]);
  return (said.value as { items: { name: string }[] }).items;
}

describe('an item', () => {
  test('is created, read, changed, replaced and deleted', async () => {
    const send = drive(zooApi());
    const made = await send('POST', '/animals', { name: 'Tom', kind: 'cat', secret: 's', id: 99 });
    const tom = { id: 3, name: 'Tom', kind: 'cat', legs: 4, updatedAt: moved };
    expect(made).toEqual({ status: 201, value: tom, headers: { Location: '/animals/3' }, flaws: [] });
    expect(await send('GET', '/animals/3')).toEqual({ status: 200, value: tom, headers: {}, flaws: [] });

    const patched = { ...tom, legs: 3, note: null };
    expect(await send('PATCH', '/animals/3', { legs: 3, note: null })).toMatchObject({ value: patched });
    expect(await send('GET', '/animals/3')).toEqual({ status: 200, value: patched, headers: {}, flaws: [] });

    const replaced = { id: 3, name: 'Tim', kind: 'dog', nickname: 'T', legs: 4, updatedAt: moved };
    const put = { name: 'Tim', kind: 'dog', nickname: 'T' };
    expect(await send('PUT', '/animals/3', put)).toEqual({
      status: 200,
      value: replaced,
      headers: {},
      flaws: [],
    });
    expect(await send('GET', '/animals/3')).toMatchObject({ value: replaced });

    expect(await send('DELETE', '/animals/3')).toEqual({ status: 204, headers: {}, flaws: [] });
    expect(await send('GET', '/animals/3')).toMatchObject({ status: 404 });
    expect(await send('DELETE', '/animals/3')).toMatchObject({ status: 404 });
    expect(await send('PATCH', '/animals/3', {})).toMatchObject({ status: 404 });
  });

  test('of an example is there from the start, and its stamp moves when it changes', async () => {
    const send = drive(zooApi());
    expect(await send('GET', '/animals/10')).toMatchObject({ value: { name: 'Rex', nickname: 'R' } });
    expect(await send('GET', '/animals/11')).toMatchObject({ value: { name: 'Mia', legs: 3 } });
    expect(await send('GET', '/animals/12')).toMatchObject({ status: 404 });
    expect(await send('PATCH', '/animals/10', { name: 'Max' })).toMatchObject({
      value: { name: 'Max', nickname: 'R', updatedAt: moved },
    });
  });

  test('of the name of another is refused where conflicts are documented', async () => {
    const send = drive(zooApi());
    expect(await send('POST', '/animals', { name: 'Rex', kind: 'cat' })).toMatchObject({ status: 409 });
    expect(await send('PATCH', '/animals/11', { name: 'Rex' })).toMatchObject({ status: 409 });
    expect(await send('PATCH', '/animals/10', { name: 'Rex' })).toMatchObject({ status: 200 });
    expect(await send('POST', '/keepers', { name: 'Ann' })).toMatchObject({ status: 201 });
  });

  test('is made by PUT where the document says 201, and is gone where it says 410', async () => {
    const send = drive(zooApi());
    const red = { slug: 'red', text: 'Red' };
    expect(await send('GET', '/labels/red')).toMatchObject({ status: 410 });
    expect(await send('PUT', '/labels/red', { text: 'Red' })).toMatchObject({
      status: 201,
      value: red,
      flaws: [],
    });
    expect(await send('PUT', '/labels/red', { text: 'Rot' })).toMatchObject({ status: 200 });
    expect(await send('GET', '/labels/red')).toMatchObject({ value: { ...red, text: 'Rot' } });
    expect(await send('DELETE', '/labels/red')).toMatchObject({ status: 204 });
    expect(await send('GET', '/labels/red')).toMatchObject({ status: 410 });
  });

  test('may be named by the body', async () => {
    const send = drive(zooApi());
    expect(await send('PATCH', '/badges', { id: 'b1', colour: 'blue' })).toMatchObject({
      status: 200,
      value: { id: 'b1', colour: 'blue', size: 3 },
    });
    expect(await send('PATCH', '/badges', { id: 'b1' })).toMatchObject({ value: { colour: 'blue' } });
    expect(await send('PATCH', '/badges', { id: 'b2' })).toMatchObject({ status: 404 });
  });
});

describe('a list', () => {
  async function filled() {
    const send = drive(zooApi());
    for (const name of ['Ada', 'Bob', 'Cat', 'Dan']) {
      await send('POST', '/animals', { name, kind: name === 'Cat' ? 'cat' : 'dog', legs: name.length });
    }
    return send;
  }

  test.each([
    { query: '', names: ['Rex', 'Mia', 'Ada', 'Bob', 'Cat'] },
    { query: '?limit=2', names: ['Rex', 'Mia'] },
    { query: '?limit=2&offset=4', names: ['Cat', 'Dan'] },
    { query: '?offset=9', names: [] },
    { query: '?kind=cat', names: ['Mia', 'Cat'] },
    { query: '?q=a&limit=9', names: ['Mia', 'Ada', 'Cat', 'Dan'] },
    { query: '?sort=name&limit=3', names: ['Ada', 'Bob', 'Cat'] },
    { query: '?sort=-name&limit=2', names: ['Rex', 'Mia'] },
  ])('with `$query` holds $names', async ({ query, names }) => {
    const send = await filled();
    expect(items(await send('GET', `/animals${query}`)).map(({ name }) => name)).toEqual(names);
  });

  test.each([
    { query: '?limit=2', told: { total: 6, hasMore: true, next: '/animals?limit=2&offset=2' } },
    { query: '?limit=2&offset=4', told: { total: 6, hasMore: false, next: null } },
    { query: '?kind=cat', told: { total: 2, hasMore: false, next: null } },
  ])('with `$query` tells $told', async ({ query, told }) => {
    const send = await filled();
    expect(await send('GET', `/animals${query}`)).toMatchObject({ value: told, flaws: [] });
  });
});

describe('what lies below something else', () => {
  test('belongs to it: seeded below an example, empty below what was created, gone with it', async () => {
    const send = drive(zooApi());
    expect(await send('GET', '/keepers/kp_1a2b/animals')).toMatchObject({
      value: [{ id: 10, name: 'Rex' }],
      flaws: [],
    });
    const made = await send('POST', '/keepers', { name: 'Bea' });
    const { id } = made.value as { id: string };
    expect(id).toMatch(/^kp_\d[a-p]\d[a-p]$|^kp_[0-9a-f]{4}$/);
    expect(await send('GET', `/keepers/${id}/animals`)).toMatchObject({ status: 200, value: [] });
    expect(await send('POST', `/keepers/${id}/animals`, { name: 'Tom', kind: 'cat' })).toMatchObject({
      status: 201,
      value: { id: 1, name: 'Tom' },
      flaws: [],
    });
    expect(await send('GET', `/keepers/${id}/animals/1`)).toMatchObject({ value: { name: 'Tom' } });
    expect(await send('DELETE', `/keepers/${id}`)).toMatchObject({ status: 204 });
    expect(await send('GET', `/keepers/${id}/animals/1`)).toMatchObject({ status: 404 });
    expect(await send('GET', `/keepers/${id}/animals`)).toMatchObject({ status: 404 });
  });

  test('is there for the example of the path parameter as well', async () => {
    const send = drive(zooApi());
    expect(await send('GET', '/keepers/kp_9z9z')).toMatchObject({ value: { id: 'kp_9z9z', name: 'Ann' } });
  });

  test('is not found below what is not there, also where the operation keeps nothing itself', async () => {
    const send = drive(zooApi());
    expect(await send('POST', '/animals/77/photo')).toMatchObject({ status: 404 });
    expect(await send('POST', '/animals/10/photo')).toMatchObject({ status: 'none' });
  });
});

describe('a thing of which there is one', () => {
  test('is read and changed', async () => {
    const send = drive(zooApi());
    expect(await send('GET', '/settings')).toMatchObject({ value: { theme: 'dark', size: 1 } });
    expect(await send('PATCH', '/settings', { size: 7 })).toMatchObject({
      value: { theme: 'dark', size: 7 },
    });
    expect(await send('GET', '/settings')).toMatchObject({
      status: 200,
      value: { theme: 'dark', size: 7 },
      flaws: [],
    });
  });

  test('that nothing changes is left to others', async () => {
    expect(await drive(zooApi())('GET', '/health')).toMatchObject({ status: 'none' });
  });
});
