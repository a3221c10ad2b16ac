import { expect, test } from '@jest/globals';
import { createMock } from '../../../src/mock/create-mock.js';
import { type Recorded, replayRecording } from '../../../src/mock/journal/replay.js';
import { zooApi } from '../state/zoo.js';

const recorded = (method: string, target: string, text: string, body?: string): Recorded => ({
  request: { method, target, headers: [], ...(body === undefined ? {} : { body: Buffer.from(body) }) },
  response: {
    status: 200,
    statusText: 'OK',
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['X-Recorded', 'yes'],
      ['Content-Length', '999'],
    ],
    body: Buffer.from(text),
  },
});

function replaying(...recording: Recorded[]) {
  const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];
  const mock = createMock({ apis, extensions: [replayRecording(recording)] });
  return async (method: string, path: string, body?: string) => {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    const answer = await mock.fetch(`http://mock${path}`, init);
    return [answer.headers.get('x-recorded') ?? 'document', await answer.text()];
  };
}

test('the recorded bytes and headers are sent, whatever the order of the query', async () => {
  const send = replaying(recorded('GET', '/animals?limit=2&offset=1', '{ "recorded" : 1 }'));
  expect(await send('GET', '/animals?offset=1&limit=2')).toEqual(['yes', '{ "recorded" : 1 }']);
});

test('what was asked for again is answered in turn, and at last always the same', async () => {
  const send = replaying(recorded('GET', '/animals', 'one'), recorded('GET', '/animals', 'two'));
  const texts = [await send('GET', '/animals'), await send('GET', '/animals'), await send('GET', '/animals')];
  expect(texts.map(([, text]) => text)).toEqual(['one', 'two', 'two']);
});

test('the same body comes before the same path, and JSON is the same however it is spaced', async () => {
  const send = replaying(
    recorded('PATCH', '/animals/10', 'for Rex', '{"name":"Rex"}'),
    recorded('PATCH', '/animals/10', 'for Max', '{"name":"Max"}'),
  );
  expect(await send('PATCH', '/animals/10', '{ "name": "Max" }')).toEqual(['yes', 'for Max']);
  expect(await send('PATCH', '/animals/10', '{"name":"Tom"}')).toEqual(['yes', 'for Rex']);
});

test('what was not recorded is answered from the document', async () => {
  const send = replaying(recorded('GET', '/animals', 'one'));
  expect((await send('GET', '/animals/10'))[0]).toBe('document');
  expect((await send('GET', '/animals?limit=1'))[0]).toBe('document');
});
