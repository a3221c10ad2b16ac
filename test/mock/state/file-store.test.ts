import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { openFileStore } from '../../../src/mock/state/file-store.js';
import type { StateStore } from '../../../src/mock/state/state-store.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
let path: string;
beforeEach(() => {
  path = join(folder, `state-${++count}`);
});

function put(store: StateStore, id: string, value: unknown): Promise<number> {
  const order = Number(id);
  return store.change('a', () => ({
    changes: { put: [{ id, order, value, isSeed: false }] },
    result: order,
  }));
}

test('what was confirmed is there when the file is opened again', async () => {
  const first = await openFileStore(path);
  await put(first, '1', { name: 'é' });
  await put(first, '2', 'two');
  await first.drop('nothing');
  const kept = await first.snapshot();
  await first.close();
  const second = await openFileStore(path);
  expect(await second.snapshot()).toEqual(kept);
  await second.close();
});

test('a last line that was cut short is dropped, and writing goes on behind the others', async () => {
  const first = await openFileStore(path);
  await put(first, '1', 'one');
  await first.close();
  appendFileSync(path, '{"collection":"a","changes":{"put":[{"id":"2"');
  const second = await openFileStore(path);
  await put(second, '3', 'three');
  await second.close();
  const third = await openFileStore(path);
  expect([...((await third.read('a'))?.items.keys() ?? [])]).toEqual(['1', '3']);
  await third.close();
});

test('the file is written anew before it grows without end', async () => {
  const store = await openFileStore(path);
  const long = 'x'.repeat(20_000);
  for (let round = 0; round < 200; round++) await put(store, '1', `${round} ${long}`);
  expect(statSync(path).size).toBeLessThan(1_200_000);
  await put(store, '2', 'last');
  await store.close();
  const again = await openFileStore(path);
  expect((await again.read('a'))?.items.get('1')?.value).toBe(`199 ${long}`);
  expect((await again.read('a'))?.items.get('2')?.value).toBe('last');
  await again.close();
});

test('a second mock on the same file is refused, and one that died holds nothing', async () => {
  const store = await openFileStore(path);
  await expect(openFileStore(path)).rejects.toThrow(/is in use by process \d+/);
  await store.close();
  writeFileSync(`${path}.lock`, '999999999');
  const next = await openFileStore(path);
  await next.close();
  // The first process of a container has the same number again and again.
  writeFileSync(`${path}.lock`, String(process.pid));
  await (await openFileStore(path)).close();
});

test.each([
  { what: 'another file', text: 'openapi: 3.1.0\n', message: /is no state of a mock/ },
  {
    what: 'a damaged line',
    text: '{"tallyState":1}\nnonsense\n{}\n',
    message: /:2: this line .* is damaged/,
  },
])('$what is refused and left as it is', async ({ text, message }) => {
  writeFileSync(path, text);
  await expect(openFileStore(path)).rejects.toThrow(message);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a folder that is not there is told in a sentence', async () => {
  await expect(openFileStore(join(folder, 'none', 'state'))).rejects.toThrow(/^The state cannot be kept in/);
});
