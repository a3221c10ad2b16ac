import { createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type ClientOptions, type HttpClient, openClient } from '../../src/http/client.js';
import type { Delivery, HeaderList, WireRequest } from '../../src/http/message.js';
import { type RawServer, serveRaw } from './serve-raw.js';

const open: { close(): void | Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(answer: Parameters<typeof serveRaw>[0]): Promise<RawServer> {
  const server = await serveRaw(answer);
  open.push(server);
  return server;
}

function clientOf(url: URL, options: Partial<ClientOptions> = {}): HttpClient {
  const client = openClient(url, { timeout: 5_000, ...options });
  open.unshift(client);
  return client;
}

const get: WireRequest = { method: 'GET', target: '/', headers: [] };
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** One request to a server that answers with these bytes, then says nothing or hangs up. */
async function answered(
  bytes: string | Buffer,
  { hangUp = false, request = get, timeout = 5_000 } = {},
): Promise<Delivery> {
  const server = await serve((socket) => {
    if (hangUp) socket.end(bytes);
    else socket.write(bytes);
  });
  return clientOf(server.url, { timeout }).send(request);
}

async function listenOn(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

const bodyOf = (delivery: Delivery) =>
  delivery.ok ? delivery.response.body.toString('utf8') : delivery.failure;

describe('a request goes out as it is written', () => {
  test('target, header names, order and repeats are kept', async () => {
    const server = await serve((socket) => socket.write(ok));
    await clientOf(server.url).send({
      method: 'GET',
      target: '/a/../b//%7e/%2F?x=%5B%5D&y=[z]|',
      headers: [
        ['X-oDD', '1'],
        ['x-Odd', '2'],
        ['aCCept', '*/*'],
      ],
    });
    expect(server.received[0]?.split('\r\n').slice(0, 5)).toEqual([
      'GET /a/../b//%7e/%2F?x=%5B%5D&y=[z]| HTTP/1.1',
      `Host: ${server.url.host}`,
      'X-oDD: 1',
      'x-Odd: 2',
      'aCCept: */*',
    ]);
  });

  test.each([
    ['POST', 'bödy', 'content-length: 5', 'bödy'],
    ['DELETE', 'x', 'content-length: 1', 'x'],
    ['GET', 'x', 'content-length: 1', 'x'],
    ['POST', '', 'content-length: 0', ''],
    ['POST', undefined, 'content-length: 0', ''],
    ['PATCH', undefined, 'content-length: 0', ''],
  ])('%s with body %j is framed by its length', async (method, body, framing, sent) => {
    const server = await serve((socket) => socket.write(ok));
    await clientOf(server.url).send({
      ...get,
      method,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
    const [head = '', received] = (server.received[0] ?? '').split('\r\n\r\n');
    expect(head.toLowerCase()).toContain(framing);
    expect(head.toLowerCase()).not.toContain('transfer-encoding');
    expect(Buffer.from(received ?? '', 'latin1').toString('utf8')).toBe(sent);
  });

  test.each(['GET', 'DELETE', 'HEAD'])('%s without a body has no framing', async (method) => {
    const server = await serve((socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'));
    await clientOf(server.url).send({ ...get, method });
    expect(server.received[0]).not.toMatch(/content-length|transfer-encoding/i);
  });

  test('a Host of its own and text beyond Latin-1 are sent', async () => {
    const server = await serve((socket) => socket.write(ok));
    await clientOf(server.url).send({
      ...get,
      headers: [
        ['Host', 'other.example'],
        ['X-A', '東'],
      ],
    });
    expect(server.received[0]?.match(/^host: .*$/gim)).toEqual(['Host: other.example']);
    expect(server.received[0]).toContain(`X-A: ${Buffer.from('東').toString('latin1')}`);
  });
});

describe('an answer comes back as it was sent', () => {
  test('status text, header names and repeats are kept', async () => {
    const delivery = await answered(
      'HTTP/1.1 299 Quite Fine\r\nX-oDD: 1\r\nx-Odd: 2\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 0\r\n\r\n',
    );
    expect(delivery).toMatchObject({
      ok: true,
      response: {
        status: 299,
        statusText: 'Quite Fine',
        headers: [
          ['X-oDD', '1'],
          ['x-Odd', '2'],
          ['Set-Cookie', 'a'],
          ['Set-Cookie', 'b'],
          ['Content-Length', '0'],
        ],
      },
    });
  });

  const coded = (coding: string, body: Buffer) =>
    Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`),
      body,
    ]);
  test.each([
    ['gzip', gzipSync('hello')],
    ['GZIP', gzipSync('hello')],
    ['x-gzip', gzipSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['deflate', deflateSync('hello')],
    ['identity', Buffer.from('hello')],
    ['deflate, in its raw form', deflateRawSync('hello')],
    ['gzip; br', brotliCompressSync(gzipSync('hello'))],
    ['a coding that nobody knows', Buffer.from('hello')],
  ])('content coded as %s is decoded', async (coding, body) => {
    expect(bodyOf(await answered(coded(coding.replace(/,.*/, '').replace(';', ','), body)))).toBe('hello');
  });

  test.each([
    ['gzip', Buffer.from('hello')],
    ['gzip', gzipSync('hello').subarray(0, 12)],
    ['br', Buffer.from('hello')],
    ['deflate', Buffer.from('hello')],
    ['br, gzip', gzipSync('hello')],
  ])('content that is not coded as %s says so, and is left as it came', async (coding, body) => {
    expect(await answered(coded(coding, body))).toMatchObject({
      ok: true,
      response: { body, codingProblem: expect.stringMatching(/^the body is not (gzip|br|deflate): ./) },
    });
  });

  test.each([
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokay', 'ok', 2],
    [
      'a length, on a connection that closes',
      'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nokay',
      'ok',
      2,
    ],
    [
      'a last chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nmore',
      'ok',
      4,
    ],
    ['a head that allows no body', 'HTTP/1.1 204 No Content\r\n\r\nbody', '', 4],
    ['a 304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\nbody', '', 4],
  ])('bytes after %s are counted', async (_what, bytes, body, excess) => {
    const delivery = await answered(bytes);
    expect(delivery).toMatchObject({ ok: true, response: { excess } });
    expect(bodyOf(delivery)).toBe(body);
  });

  test('bytes after the answer to HEAD are counted', async () => {
    const request = { ...get, method: 'HEAD' };
    const bytes = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody';
    expect(await answered(bytes, { request })).toMatchObject({ ok: true, response: { excess: 4 } });
  });

  test('bytes that come late are no part of the next answer', async () => {
    const server = await serve((socket, request) => {
      socket.write(ok);
      if (request.startsWith('GET /first')) setTimeout(() => socket.write('HTTP/1.1 500 late\r\n\r\n'), 20);
    });
    const client = clientOf(server.url);
    expect(bodyOf(await client.send({ ...get, target: '/first' }))).toBe('ok');
    await new Promise((resume) => setTimeout(resume, 60));
    expect(bodyOf(await client.send(get))).toBe('ok');
  });

  test('a header of 100 kB is read', async () => {
    const bytes = `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\nContent-Length: 2\r\n\r\nok`;
    expect(bodyOf(await answered(bytes))).toBe('ok');
  });

  test('a switch of protocols that nobody asked for is an answer', async () => {
    expect(
      await answered('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    ).toMatchObject({ ok: true, response: { status: 101 } });
  });

  test.each([
    [
      'chunked',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n',
      false,
    ],
    ['ended by the end of the connection', 'HTTP/1.0 200 OK\r\n\r\nhello', true],
    [
      'after an interim answer',
      'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
      false,
    ],
    [
      'after 100 Continue',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
      false,
    ],
  ])('%s', async (_what, bytes, hangUp) => {
    expect(bodyOf(await answered(bytes, { hangUp }))).toBe('hello');
  });

  test('to HEAD has no body, whatever its length says', async () => {
    const request = { ...get, method: 'HEAD' };
    expect(bodyOf(await answered('HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n', { request }))).toBe('');
  });

  test('a redirect is not followed', async () => {
    const delivery = await answered(
      'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
    );
    expect(delivery).toMatchObject({ ok: true, response: { status: 302 } });
  });
});

describe('what is no whole answer is told', () => {
  test.each([
    [
      'truncated: fewer bytes than announced',
      'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf',
      true,
      'truncated',
    ],
    [
      'truncated: chunks that do not end',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n',
      true,
      'truncated',
    ],
    ['dropped: nothing at all', '', true, 'dropped'],
    ['truncated: half a head', 'HTTP/1.1 200 OK\r\nContent-', true, 'truncated'],
    ['malformed: another protocol', 'SSH-2.0-OpenSSH\r\n\r\n', true, 'malformed'],
    [
      'malformed: a broken chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf\r\n',
      false,
      'malformed',
    ],
    ['malformed: a header without a colon', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n', false, 'malformed'],
    [
      'malformed: two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok',
      false,
      'malformed',
    ],
  ])('%s', async (_what, bytes, hangUp, failure) => {
    expect(await answered(bytes, { hangUp })).toMatchObject({ ok: false, failure });
  });

  test('a truncated answer is kept as far as it came', async () => {
    const delivery = await answered('HTTP/1.1 200 OK\r\nX-A: 1\r\nContent-Length: 50\r\n\r\nhalf', {
      hangUp: true,
    });
    expect(delivery.ok ? undefined : delivery.partial).toMatchObject({
      status: 200,
      body: Buffer.from('half'),
    });
  });

  test.each([
    ['silence', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\n'],
    ['a body that does not go on', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf'],
    ['interim answers only', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('a timeout ends %s', async (_what, bytes) => {
    expect(await answered(bytes, { timeout: 60 })).toMatchObject({
      ok: false,
      failure: 'timeout',
      message: 'no answer within 60 ms',
    });
  });

  test.each(['http://127.0.0.1', 'http://localhost', 'https://127.0.0.1', 'http://[::1]'])(
    'a refused connection to %s is unreachable, with a reason',
    async (origin) => {
      const probe = createServer();
      const port = await listenOn(probe);
      await new Promise((closed) => probe.close(closed));
      const delivery = await clientOf(new URL(`${origin}:${port}`)).send(get);
      expect(delivery).toMatchObject({
        ok: false,
        failure: 'unreachable',
        message: expect.stringMatching(/\w/),
      });
    },
  );

  test('a host that does not exist is unreachable', async () => {
    expect(await clientOf(new URL('http://nope.invalid')).send(get)).toMatchObject({
      ok: false,
      failure: 'unreachable',
    });
  });

  test('a server without TLS behind https does not pass for one', async () => {
    const server = await serve((socket) => socket.end(ok));
    const url = new URL(server.url.href.replace('http:', 'https:'));
    const delivery = await clientOf(url, { timeout: 500 }).send(get);
    expect(delivery.ok).toBe(false);
  });
});

describe('connections', () => {
  test('are kept, and a reset on a kept one is repeated once on a fresh one', async () => {
    const server = await serve((socket, _request, count) => {
      if (count === 1) socket.destroy();
      else socket.write(ok);
    });
    const client = clientOf(server.url);
    expect(bodyOf(await client.send(get))).toBe('ok');
    expect(bodyOf(await client.send(get))).toBe('ok');
    expect([server.received.length, server.connections]).toEqual([3, 2]);
  });

  test('a reset on a fresh one is not repeated', async () => {
    const server = await serve((socket) => socket.destroy());
    expect(await clientOf(server.url).send(get)).toMatchObject({ ok: false, failure: 'dropped' });
    expect(server.received).toHaveLength(1);
  });

  test('a reset on the repeat as well is told', async () => {
    const server = await serve((socket, _request, count) => {
      if (count === 0) socket.write(ok);
      else socket.destroy();
    });
    const client = clientOf(server.url);
    await client.send(get);
    expect(await client.send(get)).toMatchObject({ ok: false, failure: 'dropped' });
    expect(server.received).toHaveLength(3);
  });

  test.each([
    ['goes on listening', (socket: Socket) => socket.pause()],
    ['shuts its side', (socket: Socket) => socket.end()],
    ['hangs up a moment later', (socket: Socket) => setTimeout(() => socket.destroy(), 50)],
  ])('a full answer before the upload ended counts, where the server %s', async (_what, then) => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig');
        then(socket);
      });
    });
    const port = await listenOn(server);
    open.push({
      close() {
        for (const socket of sockets) socket.destroy();
        server.close();
      },
    });
    const client = clientOf(new URL(`http://127.0.0.1:${port}`));
    const delivery = await client.send({ ...get, method: 'POST', body: Buffer.alloc(8 * 1024 * 1024) });
    expect(delivery).toMatchObject({ ok: true, response: { status: 413 } });
  });

  test('eight requests at a time, each with its own answer', async () => {
    const server = await serve((socket, request) => {
      const target = /^GET (\S+)/.exec(request)?.[1] ?? '';
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${target.length}\r\n\r\n${target}`);
    });
    const client = clientOf(server.url);
    const targets = Array.from({ length: 20 }, (_, at) => `/${at}`);
    const deliveries = await Promise.all(targets.map((target) => client.send({ ...get, target })));
    expect(deliveries.map(bodyOf)).toEqual(targets);
    expect(server.connections).toBeLessThanOrEqual(8);
  });
});

describe('a stream', () => {
  const items = (headers: HeaderList) =>
    headers.some(([, value]) => value === 'text/lines')
      ? (body: Buffer) => ({ end: body.lastIndexOf(10) + 1, count: body.toString().split('\n').length - 1 })
      : undefined;
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/lines\r\n';

  /** The body of a stream that is served by `write` and never ends, or ends by itself. */
  async function streamed(write: (socket: Socket) => void, timeout = 5_000) {
    const server = await serve(write);
    return clientOf(server.url, { streams: items, timeout }).send(get);
  }

  test('is cut after its first whole items, and its end is not waited for', async () => {
    const delivery = await streamed((socket) => socket.write(`${head}\r\none\ntwo\nthr`));
    expect(delivery).toMatchObject({ ok: true, response: { isCut: true, body: Buffer.from('one\ntwo\n') } });
  });

  test('that never pauses is cut, too', async () => {
    const delivery = await streamed((socket) => {
      socket.write(`${head}\r\n`);
      const more = setInterval(() => socket.write('more\n'), 5);
      socket.on('close', () => clearInterval(more));
    });
    expect(bodyOf(delivery)).toMatch(/^(more\n){10,20}$/);
  });

  test('that is silent is an answer without a body', async () => {
    const delivery = await streamed((socket) => socket.write(`${head}\r\n`), 50);
    expect(delivery).toMatchObject({ ok: true, response: { isCut: true, body: Buffer.alloc(0) } });
  });

  test('that ends by itself is a whole answer', async () => {
    const delivery = await streamed((socket) => socket.write(`${head}Content-Length: 7\r\n\r\none\ntwo`));
    expect(delivery).toMatchObject({ ok: true, response: { body: Buffer.from('one\ntwo') } });
    expect(delivery).not.toMatchObject({ response: { isCut: true } });
  });

  test('that is compressed is read as far as it came', async () => {
    const gzip = createGzip();
    const delivery = await streamed((socket) => {
      socket.write(`${head}Content-Encoding: gzip\r\n\r\n`);
      gzip.pipe(socket);
      gzip.write('one\ntwo\nthr');
      gzip.flush();
    });
    expect(bodyOf(delivery)).toBe('one\ntwo\n');
  });

  test('that breaks before its first item is truncated', async () => {
    const delivery = await streamed((socket) =>
      socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\non\r\n`),
    );
    expect(delivery).toMatchObject({ ok: false, failure: 'truncated' });
  });
});
