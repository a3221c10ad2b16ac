import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { counterDocument } from './counter-document.js';
import { startMockProcess } from './mock-process.js';
import { type RunningRedis, startRedis } from './start-redis.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-state-'));
const spec = join(folder, 'counters.json');
let redis: RunningRedis;
beforeAll(async () => {
  writeFileSync(spec, JSON.stringify(counterDocument));
  redis = await startRedis();
}, 150_000);
afterAll(async () => {
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send(
  method: string,
  url: string,
  body?: unknown,
): Promise<{ status: number; value: Counter }> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: answer.status, value: (await answer.json()) as Counter };
}

interface Counter {
  readonly id: number;
  readonly [name: string]: unknown;
}

test('three processes on one Redis lose no update under load', async () => {
  const where = `${redis.url}?prefix=three`;
  const mocks = await Promise.all([1, 2, 3].map(() => startMockProcess(spec, '--state', where)));
  const { value: shared } = await send('POST', `${mocks[0]?.url}/counters`, { a: 0 });
  const rounds = Array.from({ length: 30 }, (_, index) => index + 1);

  const made = await Promise.all(
    mocks.map(async ({ url }, index) => {
      const name = ['a', 'b', 'c'][index] as string;
      const ids: number[] = [];
      for (const round of rounds) {
        const [created, changed] = await Promise.all([
          send('POST', `${url}/counters`, { a: round }),
          send('PATCH', `${url}/counters/${shared.id}`, { [name]: round }),
        ]);
        expect([created.status, changed.status, changed.value[name]]).toEqual([201, 200, round]);
        ids.push(created.value.id);
      }
      return ids;
    }),
  );

  const all = made.flat();
  expect(new Set(all).size).toBe(90);
  const { value: last } = await send('GET', `${mocks[1]?.url}/counters/${shared.id}`);
  expect(last).toMatchObject({ a: 30, b: 30, c: 30 });
  const { value: list } = await send('GET', `${mocks[2]?.url}/counters`);
  const listed = (list as unknown as Counter[]).map(({ id }) => id);
  expect(listed).toEqual(expect.arrayContaining(all));
  await Promise.all(mocks.map((mock) => mock.stop()));
}, 60_000);

test('what a mock acknowledged before it was killed is there when it starts again', async () => {
  const file = join(folder, 'counters.state');
  const first = await startMockProcess(spec, '--state', file);
  const acknowledged: number[] = [];
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let round = 0; ; round++) {
      const made = await send('POST', `${first.url}/counters`, { a: writer, b: round }).catch(
        () => undefined,
      );
      if (!made) return;
      acknowledged.push(made.value.id);
      if (acknowledged.length === 100) void first.kill();
    }
  });
  await Promise.all(writers);
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);

  const second = await startMockProcess(spec, '--state', file);
  const { value: list } = await send('GET', `${second.url}/counters`);
  const listed = (list as unknown as Counter[]).map(({ id }) => id);
  expect(listed).toEqual(expect.arrayContaining(acknowledged));
  const { value: next } = await send('POST', `${second.url}/counters`, { a: 1 });
  expect(listed).not.toContain(next.id);
  await second.stop();
}, 60_000);

test.each([
  { where: 'redis://127.0.0.1:1', message: /^No Redis answers at 127\.0\.0\.1:1: / },
  { where: 'redis://127.0.0.1:99999', message: /^redis:.* is no address of a Redis; write redis:/ },
  { where: 'redis://127.0.0.1:1/pets', message: /^redis:.*pets is no address of a Redis: Invalid pathname/ },
])('$where, where no Redis is, is told in a sentence', async ({ where, message }) => {
  const { openStore } = await import('../../../src/mock/state/open-store.js');
  await expect(openStore(where)).rejects.toThrow(message);
});

test('a Redis that says nothing is not waited for for ever, at the start or later', async () => {
  const { openRedisStore } = await import('../../../src/mock/state/redis-store.js');
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const opening = openRedisStore(`redis://127.0.0.1:${port}`, 50);
  await expect(opening).rejects.toThrow(`No Redis answers at 127.0.0.1:${port}: it gave no reply in 50 ms.`);
  silent.close();
  const redis = await startRedis();
  const store = await openRedisStore(redis.url, 200);
  await redis.stop();
  await expect(store.read('a')).rejects.toThrow(/^the state at 127\.0\.0\.1:\d+ cannot be reached: /);
  await store.close();
});
