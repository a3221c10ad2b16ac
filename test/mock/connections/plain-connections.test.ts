import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { PlainConnections } from '../../../src/mock/connections/plain-connections.js';
import { PlainRequestReader } from '../../../src/mock/connections/plain-request.js';
import type { MockEngine } from '../../../src/mock/mock-engine.js';
import { HeaderLines, ServedAnswer } from '../../../src/mock/served-answer.js';
import { type RunningMock, type StartOptions, startMock } from '../../../src/mock/start-mock.js';
import { fixtureApis } from '../open-mock.js';

const running: RunningMock[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(running.splice(0).map((mock) => mock.close()));
});

async function open(options: Partial<StartOptions> = {}): Promise<RunningMock> {
  const mock = await startMock({ apis: fixtureApis(), port: 0, host: '127.0.0.1', ...options });
  running.push(mock);
  return mock;
}

/** A connection, and all that has come back on it. */
class Client {
  received = '';
  #isClosed = false;

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      this.received += String(text);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#isClosed = true;
    });
  }

  static async connect({ port }: Pick<RunningMock, 'port'>): Promise<Client> {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    socket.setNoDelay(true);
    return new Client(socket);
  }

  /** What came once so many whole answers are there, or the connection is closed. */
  async answers(count: number): Promise<string> {
    while (!this.#isClosed && countAnswers(this.received) < count) {
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
    return this.received.replaceAll(/^Date: .*$/gm, 'Date: (now)');
  }
}

function countAnswers(received: string): number {
  let count = 0;
  for (let at = 0; ; count++) {
    const end = received.indexOf('\r\n\r\n', at);
    if (end === -1) return count;
    const head = received.slice(at, end);
    at = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < at) return count;
  }
}

const note = '{"text":"a note of mine"}';
const get = (target: string, ...fields: string[]): string =>
  [`GET ${target} HTTP/1.1`, 'Host: a', ...fields, '', ''].join('\r\n');
const post = (body: string, ...fields: string[]): string =>
  ['POST /notes HTTP/1.1', 'Host: a', 'Content-Type: application/json', ...fields, '', body].join('\r\n');
const length = `Content-Length: ${note.length}`;

describe('an answer is the same whether a request comes whole or torn', () => {
  test.each([
    { of: 'a GET', text: get('/notes') },
    { of: 'a GET with a query', text: get('/notes?limit=0&tag=a') },
    { of: 'an unknown path', text: get('/nothing/here%20or%zz') },
    { of: 'a POST', text: post(note, length) },
    { of: 'a body that does not fit', text: post('{"text":1}', 'Content-Length: 10') },
    { of: 'a body that is no JSON', text: post('{"text"', 'Content-Length: 7') },
    { of: 'a field twice', text: get('/notes', 'Prefer: code=200', 'prefer: example=one') },
    { of: 'a page of another origin', text: get('/notes', 'Origin: https://app.example') },
    {
      of: 'a preflight',
      text: 'OPTIONS /notes HTTP/1.1\r\nHost: a\r\nOrigin: https://app.example\r\nAccess-Control-Request-Method: POST\r\n\r\n',
    },
    { of: 'OPTIONS', text: 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n' },
    { of: 'no host', text: 'GET /notes HTTP/1.1\r\n\r\n' },
    { of: 'two hosts', text: get('/notes', 'Host: b') },
    { of: 'a host in brackets', text: 'GET /notes HTTP/1.1\r\nHost: [::1]:4010\r\n\r\n' },
    { of: 'a method that is not documented', text: 'DELETE /notes HTTP/1.1\r\nHost: a\r\n\r\n' },
    { of: 'a method that nobody knows', text: 'FETCH /notes HTTP/1.1\r\nHost: a\r\n\r\n' },
    {
      of: 'a body in chunks',
      text: post('19\r\n{"text":"a note of mine"}\r\n0\r\n\r\n', 'Transfer-Encoding: chunked'),
    },
    { of: 'an expectation', text: post(note, length, 'Expect: 100-continue') },
    { of: 'a last request', text: get('/notes', 'Connection: close') },
    { of: 'a kept connection', text: get('/notes', 'Connection: Keep-Alive') },
    { of: 'HTTP/1.0', text: 'GET /notes HTTP/1.0\r\n\r\n' },
    { of: 'an absolute target', text: get('http://b/notes') },
    { of: 'white space around values', text: get('/notes', 'Accept: \t application/json \t', 'Empty:') },
    { of: 'octets beyond ASCII', text: get('/notes', 'X-Name: \xe4\xf6') },
    { of: 'a folded field', text: get('/notes', 'X-Long: a', ' b') },
    { of: 'a control character', text: get('/notes', 'X-Bad: a\0b') },
    { of: 'a line end that is not whole', text: 'GET /notes HTTP/1.1\nHost: a\n\n' },
    { of: 'a bare CR', text: get('/notes', 'X-Bad: a\rb') },
    { of: 'a name with a space', text: get('/notes', 'X Bad: a') },
    { of: 'no name', text: get('/notes', ': a') },
    { of: 'no colon', text: get('/notes', 'nonsense') },
    { of: 'two lengths', text: post(note, length, 'Content-Length: 3') },
    { of: 'a length and chunks', text: post(note, length, 'Transfer-Encoding: chunked') },
    { of: 'a length that is no number', text: post(note, 'Content-Length: +25') },
    { of: 'a target with a space', text: get('/notes /x') },
    { of: 'a path of the admin API', text: get('/_tally/journal') },
  ])('$of', async ({ text }) => {
    const mock = await open();
    const [whole, torn] = [await Client.connect(mock), await Client.connect(mock)];
    const bytes = Buffer.from(text, 'latin1');
    whole.socket.write(bytes);
    torn.socket.write(bytes.subarray(0, 9));
    await pause(20);
    torn.socket.write(bytes.subarray(9));
    const answer = await whole.answers(1);
    expect(answer).toMatch(/^HTTP\/1\.1 \d{3} /);
    expect(await torn.answers(1)).toBe(answer);
  });
});

test('only what is no plain request passes node:http', async () => {
  const passed: string[] = [];
  const server = createServer((request, response) => {
    passed.push(request.url ?? '');
    response.end('from node:http');
  });
  const connections = new PlainConnections(server, 'connection', {
    answer: ({ target }) =>
      target === '/elsewhere' ? undefined : new ServedAnswer(200, new HeaderLines([]), Buffer.from('plain')),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = await Client.connect({ port });
  for (const target of ['/a', '/elsewhere', '/b']) {
    client.received = '';
    client.socket.write(get(target));
    await client.answers(1);
  }
  expect(passed).toEqual(['/elsewhere', '/b']);
  client.socket.destroy();
  connections.close();
  server.close();
  server.closeAllConnections();
});

test('HEAD is answered without a body, and the connection goes on', async () => {
  const client = await Client.connect(await open());
  client.socket.write('HEAD /notes HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(client.socket, 'data');
  expect(client.received).toMatch(/Content-Length: 2\r\n[\s\S]*\r\n\r\n$/);
  client.received = '';
  client.socket.write(get('/notes'));
  expect(await client.answers(1)).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n\[\]$/);
});

test.each([
  { of: 'at once', pieces: [get('/notes') + post(note, length) + get('/tasks')] },
  {
    of: 'in uneven pieces',
    pieces: [get('/notes') + get('/no'), 'tes HTTP/1.1\r\nHost: a\r\n\r\n', get('/tasks')],
  },
])('requests that come $of are answered in their order', async ({ pieces }) => {
  const client = await Client.connect(await open());
  for (const piece of pieces) {
    client.socket.write(piece);
    await pause(10);
  }
  expect((await client.answers(3)).match(/HTTP\/1\.1 \d+/g)).toHaveLength(3);
});

/** Answers with the target, later. */
const slow: MockEngine = {
  name: 'slow',
  limitOf: () => undefined,
  prepare: () => Promise.resolve(),
  answer: async ({ target }) => {
    await pause(30);
    return { status: 200, headers: [], body: Buffer.from(target) };
  },
};

test('a request that comes before the last is answered waits for its turn', async () => {
  const client = await Client.connect(await open({ engine: slow }));
  client.socket.write(get('/notes?limit=1'));
  await pause(10);
  client.socket.write(get('/notes?limit=2'));
  client.socket.write(get('/notes?limit=3'));
  const bodies = (await client.answers(3)).match(/\/notes\?limit=\d/g);
  expect(bodies).toEqual(['/notes?limit=1', '/notes?limit=2', '/notes?limit=3']);
});

test('closing lets what is under way be answered, and ends what is idle', async () => {
  const mock = await open({ engine: slow });
  const [busy, idle] = [await Client.connect(mock), await Client.connect(mock)];
  idle.socket.write(get('/notes'));
  await idle.answers(1);
  busy.socket.write(get('/notes?limit=7'));
  await pause(10);
  const closed = mock.close();
  await Promise.all([once(idle.socket, 'close'), once(busy.socket, 'close'), closed]);
  expect(busy.received).toMatch(/\/notes\?limit=7$/);
});

test('who ends after a request gets the answer', async () => {
  const client = await Client.connect(await open({ engine: slow }));
  client.socket.end(get('/notes?limit=7'));
  await once(client.socket, 'close');
  expect(client.received).toMatch(/\/notes\?limit=7$/);
});

test('who does not read is held back', async () => {
  const engine: MockEngine = {
    ...slow,
    answer: () => ({ status: 200, headers: [], body: Buffer.alloc(4_000_000) }),
  };
  let asked = 0;
  const mock = await open({ engine, extensions: [{ observe: () => void asked++ }] });
  const client = await Client.connect(mock);
  client.socket.pause();
  for (let round = 0; round < 40; round++) {
    client.socket.write(get('/notes'));
    await pause(2);
  }
  expect(asked).toBeLessThan(10);
});

test('a plain request is read as it is', () => {
  const read = new PlainRequestReader().read(Buffer.from(post(note, 'X-A:  b c ', length)));
  expect({ ...read, headers: read?.headers.list, body: String(read?.body) }).toEqual({
    method: 'POST',
    target: '/notes',
    headers: [
      ['Host', 'a'],
      ['Content-Type', 'application/json'],
      ['X-A', 'b c'],
      ['Content-Length', String(note.length)],
    ],
    body: note,
  });
});
