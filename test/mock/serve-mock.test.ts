import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ReceivedHeaders } from '../../src/http/received-headers.js';
import { answerRequest } from '../../src/mock/answer-request.js';
import type { MockApi } from '../../src/mock/mock-api.js';
import type { MockEngine } from '../../src/mock/mock-engine.js';
import type { MockExchange } from '../../src/mock/mock-extension.js';
import { MockRouter } from '../../src/mock/mock-router.js';
import { type RunningMock, type StartOptions, startMock } from '../../src/mock/start-mock.js';
import { fixtureApis } from './open-mock.js';
import { firstBytes, sendBytes, sendRequest } from './send-raw.js';

/** Answers with the operation's id and the path it was given. */
const echo: MockEngine = {
  name: 'echo',
  limitOf: () => undefined,
  prepare: () => Promise.resolve(),
  answer: ({ operation: { id }, target }) =>
    Promise.resolve({
      status: 299,
      headers: [['Content-Type', 'text/plain']],
      body: Buffer.from(`${id} ${target}`),
    }),
};

const running: RunningMock[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((mock) => mock.close()));
});

async function open(options: Partial<StartOptions> = {}, engine = echo): Promise<RunningMock> {
  const mock = await startMock({ apis: fixtureApis(), port: 0, host: '127.0.0.1', engine, ...options });
  running.push(mock);
  return mock;
}

describe('routing', () => {
  test.each([
    { path: '/notes?limit=1', text: 'listNotes /notes?limit=1' },
    { path: '/v1/notes', text: 'listNotes /notes' },
    { path: '/notes/notes', text: 'listNotes /notes' },
    { path: '/notes/v1/notes', text: 'listNotes /notes' },
    { path: '/tasks/notes', text: 'listTaskNotes /notes' },
    { path: '/tasks/v1/notes', text: 'listTaskNotes /notes' },
    { path: '/tasks', text: 'listTasks /tasks' },
    { path: '/v1/tasks/', text: 'listTasks /tasks' },
    { path: 'http://other.example/tasks?a=b?c', text: 'listTasks /tasks?a=b?c' },
  ])('GET $path reaches $text', async ({ path, text }) => {
    const { port } = await open();
    expect(await sendRequest(port, { path })).toMatchObject({ status: 299, text });
  });

  test.each([
    { host: 'tasks.localhost', path: '/notes', answer: { status: 299, text: 'listTaskNotes /notes' } },
    { host: 'TASKS', path: '/notes', answer: { status: 299, text: 'listTaskNotes /notes' } },
    { host: 'notes.localhost:4010', path: '/notes', answer: { status: 299, text: 'listNotes /notes' } },
    { host: 'api.example.com', path: '/v1/notes', answer: { status: 299, text: 'listNotes /notes' } },
    { host: 'api.example.com', path: '/tasks', answer: { status: 404 } },
    { host: 'other.example', path: '/tasks', answer: { status: 299, text: 'listTasks /tasks' } },
    {
      host: 'notes',
      path: 'http://tasks.localhost/notes',
      answer: { status: 299, text: 'listTaskNotes /notes' },
    },
  ])('at the host $host GET $path is answered $answer.status', async ({ host, path, answer }) => {
    const { port } = await open();
    expect(await sendRequest(port, { path, headers: { Host: host } })).toMatchObject(answer);
  });

  test('paths of two APIs are noted, and the first answers', async () => {
    const { mock } = await open();
    expect([...mock.inspect()].flat().filter((note) => note.includes('bare path'))).toEqual([
      'GET /notes is documented by notes and tasks: the bare path answers as notes; use /tasks/notes for tasks, or the host tasks.localhost.',
    ]);
  });

  test('two documents of one name are served under two', async () => {
    const [notes] = fixtureApis() as [MockApi];
    const { port, mock } = await open({ apis: [notes, { ...notes, path: 'other/notes.yaml' }] });
    expect([...mock.inspect()].flat()[0]).toBe(
      'other/notes.yaml is served as /notes-2, because another document is called notes.',
    );
    expect(await sendRequest(port, { path: '/notes-2/notes' })).toMatchObject({ text: 'listNotes /notes' });
  });

  test.each([
    { path: '/note', near: '/notes/notes' },
    { path: '/v1/task', near: '/tasks/tasks' },
    { path: '/notes/notes/7/x', near: '/notes/notes/{noteId}' },
    { path: '/%zz', near: '/notes/notes' },
    { path: '//notes', near: '/notes/notes' },
  ])('$path is answered 404 with $near among the nearest', async ({ path, near }) => {
    const { port } = await open();
    const answer = await sendRequest(port, { path });
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/problem+json']);
    expect(JSON.parse(answer.text)).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: expect.stringContaining(near),
    });
  });

  test.each([
    { method: 'PATCH', path: '/notes', allow: 'GET, POST, HEAD, OPTIONS', type: 'application/json' },
    { method: 'TRACE', path: '/notes', allow: 'GET, POST, HEAD, OPTIONS', type: 'application/json' },
    { method: 'PATCH', path: '/notes/7', allow: 'PUT, DELETE, OPTIONS', type: 'application/problem+json' },
    { method: 'HEAD', path: '/tree', allow: 'POST, OPTIONS', type: 'application/problem+json' },
  ])('$method $path is answered 405 with Allow: $allow', async ({ method, path, allow, type }) => {
    const { port } = await open();
    const answer = await sendRequest(port, { method, path });
    expect([answer.status, answer.headers.allow, answer.headers['content-type']]).toEqual([405, allow, type]);
  });

  test('OPTIONS lists the methods of a path, and of the server', async () => {
    const { port } = await open();
    expect(await sendRequest(port, { method: 'OPTIONS', path: '/tree' })).toMatchObject({
      status: 204,
      headers: { allow: 'POST, OPTIONS' },
    });
    expect((await sendRequest(port, { method: 'OPTIONS', path: '*' })).status).toBe(204);
  });

  test('HEAD is answered from GET, without the body but with its length', async () => {
    const { port } = await open();
    expect(await sendRequest(port, { method: 'HEAD', path: '/notes' })).toMatchObject({
      status: 299,
      headers: { 'content-length': String('listNotes /notes'.length) },
      text: '',
    });
  });
});

describe('pages of other origins', () => {
  const origin = 'https://app.example';

  test('a preflight is answered with what it asks for', async () => {
    const { port } = await open();
    const answer = await sendRequest(port, {
      method: 'OPTIONS',
      path: '/notes',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization, x-mine',
        'Access-Control-Request-Private-Network': 'true',
      },
    });
    expect(answer).toMatchObject({
      status: 204,
      text: '',
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, x-mine',
        'access-control-allow-private-network': 'true',
        vary: expect.stringContaining('Origin'),
        'tally-mock': 'echo',
      },
    });
  });

  test.each([{ path: '/notes' }, { path: '/nowhere' }])(
    'the answer to $path may be read',
    async ({ path }) => {
      const { port } = await open();
      const { headers } = await sendRequest(port, { path, headers: { Origin: origin } });
      expect(headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': expect.stringContaining('Tally-Mock'),
        vary: 'Origin',
      });
    },
  );

  test('every header beyond the safelisted ones is exposed by name', async () => {
    const engine: MockEngine = {
      ...echo,
      answer: () =>
        Promise.resolve({
          status: 299,
          headers: [
            ['X-Total', '3'],
            ['ETag', '"1"'],
          ],
          body: Buffer.alloc(0),
        }),
    };
    const { port } = await open({}, engine);
    const { headers } = await sendRequest(port, { path: '/notes', headers: { Origin: origin } });
    expect(headers['access-control-expose-headers']).toBe('X-Total, ETag, Tally-Mock');
  });

  test('without cors nothing of it is sent, and a preflight is an OPTIONS like any other', async () => {
    const { port } = await open({ cors: false });
    const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
    const answer = await sendRequest(port, { method: 'OPTIONS', path: '/tree', headers });
    expect(answer.headers).toMatchObject({ allow: 'POST, OPTIONS' });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('an engine that fails', () => {
  const failing = (answer: MockEngine['answer']): MockEngine => ({ ...echo, answer });

  test.each([
    {
      why: 'throws',
      engine: failing(() => {
        throw new RangeError('too deep');
      }),
      detail: 'too deep',
    },
    { why: 'rejects', engine: failing(() => Promise.reject(new Error('no luck'))), detail: 'no luck' },
    { why: 'rejects with nothing', engine: failing(() => Promise.reject()), detail: 'undefined' },
    { why: 'gives nothing', engine: failing(() => Promise.resolve(undefined as never)), detail: 'echo' },
  ])('that $why is answered 500, and the mock lives', async ({ engine, detail }) => {
    const { port } = await open({}, engine);
    for (const _ of [1, 2]) {
      const answer = await sendRequest(port, { path: '/notes' });
      expect([answer.status, answer.headers['content-type']]).toEqual([500, 'application/problem+json']);
      expect(JSON.parse(answer.text)).toMatchObject({ status: 500, detail: expect.stringContaining(detail) });
    }
  });

  test('that never answers is given up', async () => {
    const setup = {
      sources: fixtureApis(),
      router: new MockRouter(fixtureApis()),
      options: {},
      extensions: [],
      engine: failing(() => new Promise(() => undefined)),
      maxBodyBytes: 10,
      engineDeadline: 5,
    };
    const headers = new ReceivedHeaders([]);
    const request = { method: 'GET', target: '/notes', headers, body: Buffer.alloc(0) };
    expect((await answerRequest(setup, request)).answer.status).toBe(500);
  });

  test('headers that cannot be sent are mended or left out', async () => {
    const engine = failing(() =>
      Promise.resolve({
        status: 299,
        headers: [
          ['X-Line', 'a\r\nb: c'],
          ['X-Snow', '\u2603'],
          ['no name', 'x'],
          ['Transfer-Encoding', 'chunked'],
          ['Content-Length', '99'],
          ['Content-Encoding', 'gzip'],
        ],
        body: Buffer.from('plain'),
      }),
    );
    const { port } = await open({}, engine);
    const answer = await sendRequest(port, { path: '/notes' });
    expect(answer).toMatchObject({
      status: 299,
      text: 'plain',
      headers: { 'x-line': 'a??b: c', 'x-snow': '?', 'content-length': '5' },
    });
    expect(Object.keys(answer.headers)).not.toContain('content-encoding');
  });
});

describe('bytes that are no request', () => {
  test.each([
    { why: 'no HTTP', bytes: 'hello\r\n\r\n', status: 400 },
    { why: 'NUL in the target', bytes: 'GET /no\0tes HTTP/1.1\r\nHost: a\r\n\r\n', status: 400 },
    { why: 'an unknown method', bytes: 'FLY /notes HTTP/1.1\r\nHost: a\r\n\r\n', status: 400 },
    {
      why: 'a huge header',
      bytes: `GET /notes HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      status: 431,
    },
    {
      why: 'a broken chunk',
      bytes: 'POST /tree HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      status: 400,
    },
    { why: 'a tunnel', bytes: 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', status: 405 },
    { why: 'no Host', bytes: 'GET /notes HTTP/1.1\r\n\r\n', status: 400 },
    { why: 'two Hosts', bytes: 'GET /notes HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', status: 400 },
    { why: 'a Host that is none', bytes: 'GET /notes HTTP/1.1\r\nHost: a/b@c\r\n\r\n', status: 400 },
    {
      why: 'a coding that is not known',
      bytes: 'POST /tree HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
      status: 400,
    },
    { why: 'no Host before HTTP/1.1', bytes: 'GET /notes HTTP/1.0\r\n\r\n', status: 299 },
    {
      why: 'another expectation',
      bytes: 'GET /notes HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nConnection: close\r\n\r\n',
      status: 299,
    },
  ])('$why is answered $status by the mock', async ({ bytes, status }) => {
    const { port } = await open();
    const text = await sendBytes(port, bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).toContain('Tally-Mock: echo\r\n');
    expect((await sendRequest(port, { path: '/notes' })).status).toBe(299);
  });

  test('a body that goes on after it was refused does not keep the refusal back', async () => {
    const { port } = await open({ maxBodyBytes: 100 });
    const head =
      'POST /tree HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n';
    expect(await firstBytes(port, head)).toMatch(/^HTTP\/1\.1 413 /);
    expect(
      await firstBytes(
        port,
        `${head.replace('Content-Length: 100000', 'Transfer-Encoding: chunked')}c8\r\n${'x'.repeat(200)}\r\n`,
      ),
    ).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a body of 3 MB is refused so that the answer can be read', async () => {
    const { port } = await open({ maxBodyBytes: 1_000 });
    const answer = await sendRequest(port, {
      method: 'POST',
      path: '/tree',
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.alloc(3_000_000, 32),
    });
    expect(answer.status).toBe(413);
  });
});

describe('starting and closing', () => {
  test('a busy port is told in one sentence', async () => {
    const { port } = await open();
    await expect(open({ port })).rejects.toMatchObject({
      name: 'UsageError',
      message: `Port ${port} is in use; choose another with --port, or 0 for a free one.`,
    });
  });

  test.each([
    { options: { port: 70_000 }, message: '70000 is no port; choose one from 0 to 65535 with --port.' },
    {
      options: { host: '192.0.2.1' },
      message: '192.0.2.1 is no address of this machine; use --host 127.0.0.1.',
    },
  ])('$options cannot be listened on: $message', async ({ options, message }) => {
    await expect(open(options)).rejects.toMatchObject({ name: 'UsageError', message });
  });

  test('the URL is one that can be called', async () => {
    const { url, port } = await open({ host: '0.0.0.0' });
    expect(url).toBe(`http://127.0.0.1:${port}`);
  });

  test('every exchange is told', async () => {
    const seen: MockExchange[] = [];
    const { port } = await open({ extensions: [{ observe: (exchange) => seen.push(exchange) }] });
    await sendRequest(port, { path: '/tasks?a=1' });
    await sendRequest(port, { path: '/nowhere' });
    expect(seen).toMatchObject([
      { method: 'GET', target: '/tasks?a=1', status: 299, api: 'tasks', operationId: 'listTasks' },
      { method: 'GET', target: '/nowhere', status: 404, reason: expect.stringContaining('/nowhere') },
    ]);
  });

  test('close() lets the answer under way finish, and frees the port', async () => {
    const gate = new EventEmitter();
    const engine: MockEngine = {
      ...echo,
      answer: async (...request) => {
        gate.emit('reached');
        await once(gate, 'open');
        return echo.answer(...request);
      },
    };
    const mock = await open({}, engine);
    const reached = once(gate, 'reached');
    const answering = sendRequest(mock.port, { path: '/tasks' });
    await reached;
    const closing = mock.close();
    gate.emit('open');
    expect((await answering).text).toBe('listTasks /tasks');
    await closing;
    await expect(sendRequest(mock.port, { path: '/tasks' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(mock.port, '127.0.0.1', resolve));
    await new Promise((resolve) => server.close(resolve));
    await mock.close();
  });
});
