import { afterEach, expect, test } from '@jest/globals';
import { type MockProcess, startMockProcess } from '../mock/state/mock-process.js';

let mock: MockProcess;
afterEach(() => mock.stop());

async function look() {
  const page = await fetch(`${mock.url}/_tally`);
  const own = { Origin: mock.url, 'Content-Type': 'application/json' };
  const steering = await fetch(`${mock.url}/_tally/faults`, { method: 'PUT', headers: own, body: '{}' });
  const program = await fetch(`${mock.url}/_tally/faults`);
  return {
    page: [page.status, page.headers.get('content-type')],
    steering: steering.status,
    program: program.status,
    said: mock.said.filter((line) => line.startsWith('Console')),
  };
}

test('a console is served, and its address said', async () => {
  mock = await startMockProcess('verbose');
  expect(await look()).toEqual({
    page: [200, 'text/html; charset=utf-8'],
    steering: 204,
    program: 200,
    said: [`Console at ${mock.url}/_tally`],
  });
});

test('--no-console leaves the admin API to programs', async () => {
  mock = await startMockProcess('verbose', '--no-console');
  expect(await look()).toEqual({
    page: [404, 'application/problem+json'],
    steering: 403,
    program: 200,
    said: [],
  });
});
