import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openRecording } from '../../../src/commands/open-recording.js';
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

const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];

function replaying(...recording: Recorded[]) {
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

test('a recording says what it cannot answer', () => {
  const entry = (url: string, content: object) => ({
    request: { method: 'GET', url: `https://zoo.example${url}`, headers: [] },
    response: { status: 200, headers: [], content },
  });
  const entries = [
    entry('/animals', { size: 2, text: '[]' }),
    entry('/animals/10', { size: 900 }),
    entry('/logo.png', { size: 2, text: 'iV' }),
    { request: { method: 'GET', url: 'data:,a' }, response: { status: 200 } },
  ];
  const path = join(mkdtempSync(join(tmpdir(), 'tally-har-')), 'zoo.har');
  writeFileSync(path, JSON.stringify({ log: { entries } }));
  const { recording, note } = openRecording(path, apis);
  expect(recording.map(({ request }) => request.target)).toEqual(['/animals', '/logo.png']);
  expect(note).toBe(
    `${path} answers for 1 of 4 recorded requests; it leaves out 2 without a whole answer, and 1 of no documented operation, the first GET /logo.png.`,
  );
});
