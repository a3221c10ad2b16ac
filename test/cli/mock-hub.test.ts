import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readEvents } from '../mock/admin/read-events.js';
import { endWorkers, startWorkers } from './start-workers.js';

interface Answer {
  readonly status: number;
  readonly value: unknown;
}

/** Each request on a connection of its own, which the workers take in turn. */
function ask(port: number, method: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
    const sent = send({ host: '127.0.0.1', port, method, path, headers, agent: false }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve({ status: answer.statusCode ?? 0, value: text === '' ? undefined : JSON.parse(text) });
    });
    // A connection that was handed to a worker as it ended is never answered.
    sent.setTimeout(3_000, () => sent.destroy(new Error('There is no answer.')));
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe('several workers are one mock to whoever steers it', () => {
  const operation = 'GET /books';
  let port: number;
  let workers: Awaited<ReturnType<typeof startWorkers>>;
  beforeAll(async () => {
    // Where all workers end at once, those that take their place listen on the same port only if it was named.
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    ({ port } = other.address() as AddressInfo);
    other.close();
    workers = await startWorkers(port, 'docs/bookshop/openapi.yaml', '--verboseLevel', 'info');
  }, 60_000);
  afterAll(async () => {
    workers.child.kill('SIGTERM');
    const [code] = await workers.ended;
    endWorkers();
    expect(code).toBe(0);
  });
  beforeEach(async () => {
    await ask(port, 'DELETE', '/_tally/scenarios');
    await ask(port, 'DELETE', '/_tally/next');
    await ask(port, 'DELETE', '/_tally/exchanges');
  });

  const admin = (method: string, path: string, body?: unknown) => ask(port, method, `/_tally${path}`, body);
  /** The statuses of requests one after another. */
  async function statuses(count: number, method = 'GET', path = '/books'): Promise<number[]> {
    const found: number[] = [];
    for (let index = 0; index < count; index++) found.push((await ask(port, method, path)).status);
    return found;
  }

  test('their exchanges are one journal, in the order of the answers', async () => {
    const events = await readEvents(port, '/_tally/events');
    await events.next('begin');
    for (let index = 1; index <= 6; index++) await ask(port, 'GET', `/books?limit=${index}`);
    const live = [];
    for (let index = 1; index <= 6; index++) live.push(await events.next('exchange'));
    events.close();
    const targets = [1, 2, 3, 4, 5, 6].map((limit) => `/books?limit=${limit}`);
    expect(live.map(({ target }) => target)).toEqual(targets);
    const { value } = await admin('GET', '/exchanges');
    const { exchanges } = value as {
      exchanges: { number: number; target: string; answer: { items: unknown[] } }[];
    };
    expect(exchanges.map(({ target }) => target)).toEqual(targets);
    expect(new Set(exchanges.map(({ number }) => number)).size).toBe(6);
    expect(exchanges[5]).toMatchObject({
      api: 'openapi',
      operation: 'listBooks',
      parameters: { limit: 6 },
      answer: { items: expect.any(Array) },
    });
    const told = workers.errors().match(/^GET .* → 200: .*$/gm);
    expect(told?.map((line) => line.split(' ')[1]).sort()).toEqual(targets);
    expect((await admin('POST', '/exchanges/verify', { operation, times: 6 })).status).toBe(200);
    const waited = admin('POST', '/exchanges/wait', { operation, times: 7 });
    await statuses(1);
    expect((await waited).status).toBe(200);
  });

  test('a refusal is told with its rule, and a request is sent from the console', async () => {
    await statuses(1, 'GET', '/books?limit=0');
    const { value } = await admin('GET', '/exchanges');
    const [{ number } = { number: 0 }] = (value as { exchanges: { number: number }[] }).exchanges;
    expect((await admin('GET', `/exchange?number=${number}`)).value).toMatchObject({
      status: 400,
      errors: [{ in: 'query', pointer: '/limit', rule: { file: 'docs/bookshop/openapi.yaml', line: 20 } }],
    });
    const request = { method: 'GET', target: '/books', headers: [['Authorization', 'Bearer any']] };
    expect((await admin('POST', '/send', { request })).value).toMatchObject({
      response: { status: 200 },
      exchange: { target: '/books', status: 200 },
    });
  });

  test('what is picked holds for both: once, and until it is taken back', async () => {
    await admin('PUT', '/next', { api: 'openapi', operation, answer: { status: 401, times: 1 } });
    expect(await statuses(4)).toEqual([401, 200, 200, 200]);
    await admin('PUT', '/next', { api: 'openapi', operation, answer: { status: 401 } });
    expect(await statuses(4)).toEqual([401, 401, 401, 401]);
    await admin('DELETE', '/next');
    expect(await statuses(4)).toEqual([200, 200, 200, 200]);
  });

  test('turns of a scenario, limits of a fault and provider states are counted together', async () => {
    const answer = [
      { status: 400, times: 3 },
      { status: 401, times: 1 },
    ];
    await admin('PUT', '/scenarios', { scenarios: [{ operation, answer }] });
    expect(await statuses(6)).toEqual([400, 400, 400, 401, 200, 200]);
    await admin('PUT', '/faults', { faults: [{ operation, rateLimit: { requests: 3, per: 60_000 } }] });
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    const state = 'DELETE /books/{bookId} responds 409';
    await admin('POST', '/states', { state, action: 'setup' });
    expect(await statuses(2, 'DELETE', '/books/emma')).toEqual([409, 409]);
    await admin('POST', '/states', { state, action: 'teardown' });
    expect(await statuses(2, 'DELETE', '/books/emma')).toEqual([204, 204]);
    const { value } = await admin('GET', '/exchanges');
    const all = (value as { exchanges: { status: number }[] }).exchanges.map(({ status }) => status);
    expect(all).toEqual([400, 400, 400, 401, 200, 200, 200, 200, 200, 429, 429, 409, 409, 204, 204]);
  });

  test('workers that take the place of others are steered as well', async () => {
    await admin('PUT', '/next', { api: 'openapi', operation, answer: { status: 401 } });
    const { pid } = workers.child;
    const all = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    for (const worker of all) process.kill(Number(worker), 'SIGKILL');
    let first: Answer | undefined;
    while (!first) first = await ask(port, 'GET', '/books').catch(() => pause(50, undefined));
    expect([first.status, ...(await statuses(3))]).toEqual([401, 401, 401, 401]);
  }, 30_000);
});
