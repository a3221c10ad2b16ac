import { createServer, request } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import fastify from 'fastify';
import { type ServedTarget, serveTarget } from '../../src/testing/serve-target.js';
import type { FetchFunction, NodeHandler, Target } from '../../src/testing/target.js';

const handler: NodeHandler = (_request, response) => response.end('here');
const fetching: FetchFunction = (request) => new Response(request.method === 'GET' ? 'here' : request.body);

let served: ServedTarget;
afterEach(() => served.close());

describe('a target is served on a port of its own', () => {
  test.each<[string, () => Target]>([
    ['a handler of node:http', () => handler],
    ['a handler with a third parameter', () => (_request, response, _next) => response.end('here')],
    ['a server that does not listen', () => createServer(handler)],
    ['a function in the shape of fetch', () => fetching],
    ['an object with such a function', () => ({ fetch: fetching })],
    ['an app of Express', () => express().get('/', (_request, response) => void response.send('here'))],
    ['an app of Fastify', () => fastify().get('/', async () => 'here')],
    ['an app of Koa', () => ({ callback: () => handler })],
    ['what a function gives', () => () => handler],
    ['what a function gives later', () => async () => fetching],
  ])('%s', async (_what, make) => {
    served = await serveTarget(make());
    expect(served.url.hostname).toBe('127.0.0.1');
    expect(await (await fetch(served.url)).text()).toBe('here');
    await served.close();
    await expect(fetch(served.url)).rejects.toThrow();
  });
});

describe('a target that has an address keeps it', () => {
  test.each(['127.0.0.1', '0.0.0.0', '::1', '::'])('a server that listens on %s', async (host) => {
    const server = createServer(handler);
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    served = await serveTarget(server);
    expect(await (await fetch(served.url)).text()).toBe('here');
    await served.close();
    expect(server.listening).toBe(true);
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['http://127.0.0.1:9/api', 'http://127.0.0.1:9/api'],
    [new URL('https://books.test/'), 'https://books.test/'],
  ])('%s', async (address, href) => {
    served = await serveTarget(address);
    expect(served.url.href).toBe(href);
  });

  test.each<[unknown, RegExp]>([
    ['books.test', /books\.test is no http or https URL/],
    [{ port: 80 }, /neither a URL, a Node server/],
    [null, /neither a URL, a Node server/],
  ])('%j is refused', async (target, message) => {
    await expect(serveTarget(target as Target)).rejects.toThrow(message);
  });
});

describe('what a handler does wrong is an answer', () => {
  test.each<[string, Target]>([
    ['at once', () => handlerThatThrows],
    ['later', async () => async (_request: unknown, _response: unknown) => handlerThatThrows()],
    ['in the shape of fetch', async () => async (_request: Request) => handlerThatThrows()],
  ])('thrown %s', async (_when, target) => {
    served = await serveTarget(target);
    const answer = await fetch(served.url);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/^Error: the shelf fell down\n +at handlerThatThrows/);
  });

  test('thrown in the middle of an answer, a broken one', async () => {
    served = await serveTarget(async (_request, response) => {
      await new Promise((written) => response.writeHead(200).write('half', written));
      throw new Error('the shelf fell down');
    });
    const answer = await fetch(served.url);
    await expect(answer.text()).rejects.toThrow();
  });
});

function handlerThatThrows(_request?: unknown, _response?: unknown): never {
  throw new Error('the shelf fell down');
}

describe('a function in the shape of fetch sees the request as it was sent', () => {
  test('method, address, headers and bytes', async () => {
    const seen: Request[] = [];
    served = await serveTarget(async (request: Request) => {
      seen.push(request.clone());
      return new Response(await request.arrayBuffer(), {
        status: 201,
        headers: [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ],
      });
    });
    const body = new Uint8Array([0, 255, 128]);
    const answer = await fetch(new URL('/books?q=%C3%BC', served.url), {
      method: 'PUT',
      body,
      headers: { 'X-Odd': 'yes' },
    });
    expect(seen[0]).toMatchObject({ method: 'PUT', url: new URL('/books?q=%C3%BC', served.url).href });
    expect(seen[0]?.headers.get('x-odd')).toBe('yes');
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body);
  });

  test('a method that no Request can have is one that it does not offer', async () => {
    served = await serveTarget(fetching);
    const status = await new Promise((resolve, reject) => {
      request(served.url, { method: 'TRACE' }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(405);
  });
});
