import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStore } from '../../../src/mock/state/open-store.js';
import type { Item, StateStore } from '../../../src/mock/state/state-store.js';
import { type RunningRedis, startRedis } from './start-redis.js';

let redis: RunningRedis;
const folder = mkdtempSync(join(tmpdir(), 'tally-state-'));
beforeAll(async () => {
  redis = await startRedis();
}, 150_000);
afterAll(async () => {
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const item = (id: string, order: number, value: unknown = {}): Item => ({ id, order, value, isSeed: false });

async function idsIn(store: StateStore, name: string): Promise<string[] | undefined> {
  const collection = await store.read(name);
  return collection && [...collection.items.keys()];
}

let count = 0;
describe.each([
  { kind: 'memory', open: () => openStore(undefined) },
  { kind: 'a file', open: () => openStore(join(folder, `state-${++count}`)) },
  { kind: 'Redis', open: () => openStore(`${redis.url}?prefix=laws-${++count}`) },
])('a store in $kind', ({ open }) => {
  test('knows nothing at first, then what was put, in its order', async () => {
    const store = await open();
    expect(await store.read('a')).toBeUndefined();
    await store.change('a', () => ({ changes: { put: [item('10', 1), item('2', 2)] }, result: 0 }));
    expect(await idsIn(store, 'a')).toEqual(['10', '2']);
    await store.close();
  });

  test('gives the decision what it holds, and returns what was decided', async () => {
    const store = await open();
    await store.change('a', () => ({ changes: { put: [item('x', 1, { n: 1 })] }, result: 0 }));
    const seen = await store.change('a', (collection) => ({ result: collection?.items.get('x')?.value }));
    expect(seen).toEqual({ n: 1 });
    await store.close();
  });

  test('removes, and never lowers its numbers', async () => {
    const store = await open();
    await store.change('a', () => ({ changes: { put: [item('x', 7)] }, result: 0 }));
    await store.change('a', () => ({ changes: { remove: ['x'] }, result: 0 }));
    expect(await store.read('a')).toEqual({ items: new Map(), lastNumber: 7 });
    await store.close();
  });

  test('drops collections by the beginning of their names', async () => {
    const store = await open();
    for (const name of ['u /1', 'u /1/a', 'u /1/b', 'u /10/a']) {
      await store.change(name, () => ({ changes: { put: [item('x', 1)] }, result: 0 }));
    }
    await store.drop('u /1/');
    expect(Object.keys(await store.snapshot()).sort()).toEqual(['u /1', 'u /10/a']);
    expect(await store.read('u /1/a')).toBeUndefined();
    await store.close();
  });

  test('goes back to a snapshot', async () => {
    const store = await open();
    await store.change('a', () => ({ changes: { put: [item('x', 3, 'é\u{1F600}\n')] }, result: 0 }));
    const snapshot = await store.snapshot();
    await store.change('a', () => ({ changes: { put: [item('y', 4)], remove: ['x'] }, result: 0 }));
    await store.change('b', () => ({ changes: {}, result: 0 }));
    await store.restore(snapshot);
    expect(await store.snapshot()).toEqual(snapshot);
    expect(await store.read('b')).toBeUndefined();
    await store.close();
  });

  test('loses none of many changes at once', async () => {
    const store = await open();
    const add = () =>
      store.change('n', (collection) => {
        const value = ((collection?.items.get('n')?.value as number | undefined) ?? 0) + 1;
        return { changes: { put: [item('n', 1, value)] }, result: value };
      });
    const results = await Promise.all(Array.from({ length: 40 }, add));
    expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    await store.close();
  });
});
