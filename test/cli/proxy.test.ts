import { mkdtempSync, readFileSync } from 'node:fs';
import http, { type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/result/report.js';
import { users } from '../check/coverage/users-server.js';
import { type Handler, json, serve, type ThingServer } from '../check/thing-server.js';
import { usersDocument } from '../check/traffic/har.js';
import { serveRaw } from '../http/serve-raw.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-proxy-'));
const running: { close(): unknown }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(handler: Handler): Promise<ThingServer> {
  const server = await serve(handler);
  running.push(server);
  return server;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly raw: readonly string[];
  readonly body: Buffer;
}

function send(
  base: string,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string | string[]>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${base}${path}`, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          raw: response.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const post = (base: string, value: unknown) =>
  send(base, 'POST', '/users', {
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer wonderland-token' },
    body: JSON.stringify(value),
  });

/** Runs the proxy while `use` speaks to it; what it found. */
async function proxied(url: string, use: (base: string) => Promise<void>, ...more: string[]) {
  const report = join(folder, 'report.json');
  const ran = await runTally(
    ['proxy', usersDocument, '--url', url, '--port', '0', '--report', report, ...more],
    {
      stop: (printed) => use(/http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''),
    },
  );
  const { findings, summary, operations, notes } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const found = findings.map(({ severity, code, status }) => `${severity} ${code} ${status}`.trimEnd());
  return { ...ran, found, summary, operations, notes };
}

describe('tally proxy', () => {
  test('hands everything on and finds nothing where both sides keep the document', async () => {
    const server = await start(users());
    const { exitCode, found, out, operations } = await proxied(`${server.url.href}v1`, async (base) => {
      expect((await post(base, { name: 'Ada' })).status).toBe(201);
      expect((await send(base, 'GET', '/users/a1')).body.toString()).toBe('{"id":"a1","name":"Ada"}');
    });
    expect({ exitCode, found }).toEqual({ exitCode: 0, found: [] });
    expect(out).toMatch(
      /^Listening on http:\/\/127\.0\.0\.1:\d+, in front of http:\/\/127\.0\.0\.1:\d+\/v1\. Ctrl\+C ends it\./,
    );
    expect(operations.find(({ operationId }) => operationId === 'createUser')?.cells[0]).toMatchObject({
      status: '201',
      verdict: 'conforms',
    });
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/v1/users', body: '{"name":"Ada"}' });
  });

  test('prints a departing answer as it comes, once, and exits 1', async () => {
    const server = await start((_request, response) => json(response, 201, { id: 7, name: 'Ada' }));
    const { exitCode, found, out } = await proxied(server.url.href, async (base) => {
      expect((await post(base, { name: 'Ada' })).body.toString()).toBe('{"id":7,"name":"Ada"}');
      await post(base, { name: 'Ada' });
    });
    expect({ exitCode, found }).toEqual({ exitCode: 1, found: ['error response-body-schema 201'] });
    const [live = ''] = out.split(`${usersDocument} against`);
    expect(live.match(/response-body-schema/g)).toHaveLength(1);
    expect(out).toContain('response-body-schema (2 times)');
    expect(out).not.toContain('wonderland');
  });

  test('judges what callers send', async () => {
    const server = await start(users());
    const { exitCode, found } = await proxied(`${server.url.href}v1`, async (base) => {
      await post(base, { name: 'A' });
      await send(base, 'POST', '/users', {
        headers: { 'Content-Type': 'application/json' },
        body: '{"name":"Ada"}',
      });
      await send(base, 'GET', '/groups');
    });
    expect(exitCode).toBe(0);
    expect(found).toEqual([
      'warning departing-request 400',
      'warning departing-request 401',
      'warning undocumented-path 404',
    ]);
  });

  test('hands headers, targets and bytes on as they are, less those of the connection', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
    const server = await start((_request, response) => {
      response.writeHead(299, 'Odd But Fine', [
        'X-Twice',
        'a',
        'x-twice',
        'b',
        'Set-Cookie',
        'a=1',
        'Set-Cookie',
        'b=2',
        'Connection',
        'X-Hop',
        'X-Hop',
        'h',
        'Content-Type',
        'application/octet-stream',
      ]);
      response.end(bytes);
    });
    await proxied(server.url.href, async (base) => {
      const { status, raw, body, headers } = await send(base, 'PUT', '/a%2Fb/%7Bc%7D?q=%20+&q', {
        headers: { 'X-MiXed': ['1', '2'], 'Transfer-Encoding': 'chunked', Connection: 'X-Own', 'X-Own': 'o' },
        body: bytes,
      });
      expect({ status, body }).toEqual({ status: 299, body: bytes });
      expect(raw.join('|')).toContain('X-Twice|a|x-twice|b|Set-Cookie|a=1|Set-Cookie|b=2');
      expect(headers['x-hop']).toBeUndefined();
    });
    const [received] = server.received;
    expect(received?.url).toBe('/a%2Fb/%7Bc%7D?q=%20+&q');
    expect(received?.headers).toMatchObject({ 'x-mixed': '1, 2', host: server.url.host });
    expect(received?.headers['x-own']).toBeUndefined();
    expect(Buffer.from(received?.body ?? '')).toEqual(Buffer.from(bytes.toString('utf8')));
  });

  test('lets large bodies and slow event streams through as they come', async () => {
    const server = await start((request, response) => {
      if (request.url === '/events') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n');
        return;
      }
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.alloc(12 * 1024 * 1024, 7));
    });
    const { found, notes } = await proxied(server.url.href, async (base) => {
      const { body } = await send(base, 'GET', '/picture');
      expect(body.length).toBe(12 * 1024 * 1024);
      const first = await new Promise<string>((resolve) => {
        http.get(`${base}/events`, { agent: false }, (response) => {
          response.once('data', (chunk: Buffer) => {
            response.destroy();
            resolve(chunk.toString());
          });
        });
      });
      expect(first).toBe('data: 1\n\n');
    });
    expect({ found: found.filter((text) => text.startsWith('error')), notes }).toEqual({
      found: [],
      notes: [],
    });
  });

  test('tells an answer that breaks off, and breaks off as well', async () => {
    const raw = await serveRaw((socket) =>
      socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Trace: t\r\nContent-Length: 99\r\n\r\n{"id"',
      ),
    );
    running.push(raw);
    const { found } = await proxied(raw.url.href, async (base) => {
      await expect(send(base, 'GET', '/users/a1')).rejects.toMatchObject({ code: 'ECONNRESET' });
    });
    expect(found).toEqual(['error response-truncated 200']);
  });

  test('answers 502 with a sentence where the server is not there, and goes on', async () => {
    const { exitCode, found, notes } = await proxied('http://127.0.0.1:1', async (base) => {
      for (const path of ['/users/a1', '/users/a1']) {
        const { status, headers, body } = await send(base, 'GET', path);
        expect({ status, type: headers['content-type'] }).toEqual({
          status: 502,
          type: 'application/problem+json',
        });
        expect(JSON.parse(body.toString()).detail).toMatch(/^http:\/\/127\.0\.0\.1:1 gave no answer: /);
      }
    });
    expect({ exitCode, found }).toEqual({ exitCode: 0, found: [] });
    expect(notes).toEqual(['2 requests could not be handed on to http://127.0.0.1:1.']);
  });

  test('survives a message that is not HTTP', async () => {
    const server = await start(users());
    await proxied(`${server.url.href}v1`, async (base) => {
      const said = await new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.end('nonsense\r\n\r\n'));
        socket.on('data', (chunk) => resolve(chunk.toString()));
      });
      expect(said).toMatch(/^HTTP\/1\.1 400 /);
      expect((await send(base, 'GET', '/users/a1')).status).toBe(200);
    });
  });

  test('records a HAR that can be judged again, without secrets', async () => {
    const server = await start((_request, response) =>
      json(response, 201, { id: 7, name: 'Ada' }, { 'Set-Cookie': 'sid=cheshire-cat' }),
    );
    const har = join(folder, 'recorded.har');
    await proxied(server.url.href, async (base) => void (await post(base, { name: 'Ada' })), '--har', har);
    const text = readFileSync(har, 'utf8');
    expect(text).not.toMatch(/wonderland|cheshire/);
    expect(JSON.parse(text).log.entries[0].request.headers).toContainEqual({
      name: 'Authorization',
      value: 'Bearer $TOKEN',
    });
    const again = await runTally(['check', usersDocument, '--har', har]);
    expect(again.exitCode).toBe(1);
    expect(again.out).toContain('response-body-schema');
  });

  test.each(['nothing.yaml', usersDocument])('that cannot start says why: %s', async (spec) => {
    const { exitCode, err } = await runTally([
      'proxy',
      spec,
      '--url',
      'http://127.0.0.1:1',
      '--host',
      '203.0.113.9',
    ]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^(Cannot read nothing\.yaml|203\.0\.113\.9 is no address of this machine)/);
  });
});

describe('tally proxy --fail-closed', () => {
  test('answers in place of departing requests, which never reach the server', async () => {
    const server = await start(users());
    const { exitCode, found } = await proxied(
      `${server.url.href}v1`,
      async (base) => {
        const answers = [
          await post(base, { name: 'A' }),
          await send(base, 'POST', '/users', {
            headers: { Authorization: 'Bearer x', 'Content-Type': 'text/plain' },
            body: 'x',
          }),
          await send(base, 'GET', '/users'),
          await send(base, 'DELETE', '/users/a1'),
          await send(base, 'GET', '/groups'),
        ];
        expect(answers.map(({ status }) => status)).toEqual([400, 415, 401, 405, 404]);
        expect(JSON.parse(answers[0]?.body.toString() ?? '').detail).toMatch(
          /^The request departs from the document: .*\/name/,
        );
        expect((await post(base, { name: 'Ada' })).status).toBe(201);
      },
      '--fail-closed',
    );
    expect(exitCode).toBe(1);
    expect(server.received.map(({ method }) => method)).toEqual(['POST']);
    expect(found).toEqual([
      'error departing-request',
      'error departing-request',
      'error departing-request',
      'error departing-request',
      'error undocumented-path',
    ]);
  });

  test('answers 502 in place of a departing answer, and lets sound ones through', async () => {
    const server = await start((request, response) =>
      request.url === '/picture'
        ? response.writeHead(200, { 'Content-Type': 'image/png' }).end('png')
        : json(response, 201, { id: 7, name: 'Ada' }),
    );
    const { exitCode, found } = await proxied(
      server.url.href,
      async (base) => {
        const { status, body } = await post(base, { name: 'Ada' });
        expect(status).toBe(502);
        expect(JSON.parse(body.toString()).detail).toMatch(
          /^The answer departs from the document: The body at `\/id`/,
        );
        expect((await send(base, 'GET', '/picture')).body.toString()).toBe('png');
      },
      '--fail-closed',
    );
    expect({ exitCode, found }).toEqual({ exitCode: 1, found: ['error response-body-schema 201'] });
  });
});
