import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createControl } from '../../../src/mock/admin/mock-control.js';
import { createMock } from '../../../src/mock/create-mock.js';
import { FaultBook } from '../../../src/mock/faults/fault-book.js';
import type { FaultRule } from '../../../src/mock/faults/fault-rule.js';
import { type Controlled, openControlled } from '../admin/open-controlled.js';
import { sendBytes, sendRequest } from '../send-raw.js';
import { zooApi } from '../state/zoo.js';

const running: Controlled[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ mock }) => mock.close()));
});

const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];

async function open(...faults: FaultRule[]): Promise<Controlled> {
  const controlled = await openControlled({ apis, scenarios: { faults } });
  running.push(controlled);
  return controlled;
}

const read = 'GET /animals/{animalId}';

/** The error code of a request whose answer does not come whole, or its text. */
function outcome(port: number, path: string): Promise<string> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += String(chunk);
      });
      answer.on('error', (error: NodeJS.ErrnoException) => resolve(`${error.code} after ${text.length > 0}`));
      answer.on('end', () => resolve(text));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
    sent.end();
  });
}

describe('an answer goes wrong on its way', () => {
  test.each([
    { delivery: 'reset' as const, seen: 'ECONNRESET' },
    { delivery: 'half' as const, seen: 'ECONNRESET after true' },
    { delivery: 'garbage' as const, seen: expect.stringMatching(/^HPE_/) },
    { delivery: { drip: 40 }, seen: expect.stringContaining('"Rex"') },
  ])('by $delivery', async ({ delivery, seen }) => {
    const { mock, send } = await open({ operation: read, delivery });
    expect(await outcome(mock.port, '/animals/10')).toEqual(seen);
    expect((await send('GET', '/animals')).status).toBe(200);
  });

  test('for the share that is said, the same ones for the same seed', async () => {
    const spoilt = async (seed: number | string) => {
      const { extensions } = createControl({
        apis,
        seed,
        scenarios: { faults: [{ delivery: 'reset', share: 0.5 }] },
      });
      const mock = createMock({ apis, extensions });
      const found: boolean[] = [];
      for (let turn = 0; turn < 40; turn++) {
        found.push(
          await mock.fetch('http://mock/animals').then(
            () => false,
            () => true,
          ),
        );
      }
      return found;
    };
    const first = await spoilt(7);
    expect(await spoilt('7')).toEqual(first);
    expect(await spoilt('a word')).not.toEqual(first);
    expect(first.filter(Boolean).length).toBeGreaterThan(10);
    expect(first.filter(Boolean).length).toBeLessThan(30);
  });
});

describe('a rate limit', () => {
  test('answers 429 with when to come again, and lets through again after that', async () => {
    let now = 0;
    const faults = new FaultBook(
      [{ operation: read, rateLimit: { requests: 2, per: 10_000 } }],
      1,
      () => now,
    );
    const mock = createMock({ apis, extensions: [faults.extension] });
    const ask = async (path: string) => {
      const answer = await mock.fetch(`http://mock${path}`);
      return [answer.status, answer.headers.get('retry-after')];
    };
    expect([await ask('/animals/10'), await ask('/animals/10')]).toEqual([
      [200, null],
      [200, null],
    ]);
    now = 4_000;
    expect(await ask('/animals/10')).toEqual([429, '6']);
    expect(await ask('/animals')).toEqual([200, null]);
    now = 10_000;
    expect(await ask('/animals/10')).toEqual([200, null]);
  });
});

test.each([{ latency: 1 }, { latency: { min: 0, max: 2 } }, { latency: { median: 1, sigma: 0.5 } }])(
  'an answer that is late ($latency) is whole',
  async ({ latency }) => {
    const { mock } = await open({ latency });
    expect(await sendRequest(mock.port, { path: '/animals/10' })).toMatchObject({ status: 200 });
  },
);

test('faults are set at run time', async () => {
  const { mock, send } = await open();
  await send('PUT', '/_tally/scenarios', { faults: [{ delivery: 'garbage' }] });
  const bytes = await sendBytes(
    mock.port,
    'GET /animals HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  );
  expect(bytes.startsWith('HTTP/')).toBe(false);
  await send('DELETE', '/_tally/scenarios');
  expect((await send('GET', '/animals')).status).toBe(200);
});

test('nothing drips for a client that has left', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const { mock } = await open({ delivery: { drip: 600_000 } });
  const socket = connect(mock.port, '127.0.0.1', () =>
    socket.write('GET /animals/10 HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  );
  const before = timers();
  for (let looks = 0; timers() === before && looks < 200; looks++) await pause(10);
  const during = timers();
  socket.resetAndDestroy();
  for (let looks = 0; timers() === during && looks < 200; looks++) await pause(10);
  expect(timers()).toBeLessThan(during);
});
