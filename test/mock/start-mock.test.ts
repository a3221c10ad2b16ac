import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import { fixtureApis } from './open-mock.js';
import { sendRequest } from './send-raw.js';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ apis: fixtureApis(), port: 0, host: '127.0.0.1', engine: 'prism' });
});
afterAll(() => mock.close());

test('x', async () => {
  console.log(mock.notes, await sendRequest(mock.port, { path: '/notes?limit=3' }),  await sendRequest(mock.port, { path: '/notes?limit=300' }),
 await sendRequest(mock.port, { path: '/tree', method:'POST', headers:{'content-type':'application/x-www-form-urlencoded'},body:'kind=1' }),
 await sendRequest(mock.port, { path: '/notes', method:'POST', headers:{'content-type':'application/json',authorization:'bearer x'},body:'{"text":"abcdefghi"}' }),
 await sendRequest(mock.port, { path: '/notes/1', method:'PUT', headers:{'content-type':'application/json',authorization:'bearer x'},body:'{"text":"abcdefghi"}' }),
 await sendRequest(mock.port, { path: '/v1/tasks', method:'POST', headers:{'content-type':'application/json'},body:'["x"]' }));
});
