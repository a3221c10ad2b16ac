import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import { fixtureApis, openMockApi } from '../mock/open-mock.js';
import { sendRequest } from '../mock/send-raw.js';
import { hostileRequests } from './hostile-request.js';
import { sendAll, sendHostile } from './send-hostile.js';

const apis = [
  ...['asapp', 'verbose', 'sendgrid', 'kibamail', 'aiderx'].map((name) => openMockApi(`specs/${name}.yaml`)),
  ...fixtureApis(),
];
const operations = apis.flatMap(({ api }) => api.operations);

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ apis, port: 0, host: '127.0.0.1', maxBodyBytes: 262_144 });
});
afterAll(() => mock.close());

test('a tunnel that was refused is let go when the client hangs up', async () => {
  const own = await startMock({ apis, port: 0, host: '127.0.0.1' });
  const refused = await sendHostile(own.port, {
    pieces: [Buffer.from('CONNECT other.example:443 HTTP/1.1\r\nHost: other.example\r\n\r\n')],
    isEndless: false,
  });
  // Resolves once every connection is closed.
  await own.close();
  expect(refused).toBe(405);
});

describe('hostile requests', () => {
  test('are answered or hung up on, never with a 5xx, and none of them hangs', async () => {
    const requests = fc.sample(hostileRequests(operations), 600);
    const { counts, failures } = await sendAll(mock.port, requests);
    expect(failures).toEqual([]);
    expect([...counts.keys()]).toEqual(expect.arrayContaining([400, 404, 413]));
  });

  test('leave nothing behind that the next request would meet', async () => {
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    const answer = await sendRequest(mock.port, { path: '/nowhere' });
    expect(answer.status).toBe(404);
  });
});
