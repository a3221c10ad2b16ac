import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fetchText } from '../../src/http/fetch-text.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const anyone = { mayAsk: () => true, timeout: 2_000 };

describe('fetchText', () => {
  test('gives the text, through redirects', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/text' }).end();
      else response.end('type: string');
    });
    expect(await fetchText(`${url}/moved`, anyone)).toBe('type: string');
  });

  test.each<[string, RequestListener]>([
    ['an answer that is not 200', (_request, response) => void response.writeHead(404).end('no')],
    [
      'redirects without an end',
      (_request, response) => void response.writeHead(302, { location: '/' }).end(),
    ],
    [
      'a redirect to another scheme',
      (_request, response) => void response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
    ],
    ['a connection that closes', (request) => void request.socket.destroy()],
  ])('gives nothing for %s', async (_what, listener) => {
    expect(await fetchText(await serve(listener), anyone)).toBeUndefined();
  });

  test.each([
    ['a host that may not be asked', 'http://127.0.0.1:PORT/', (host: string) => host !== '127.0.0.1'],
    ['a name that stands for such a host', 'http://localhost:PORT/', (host: string) => host === 'localhost'],
    ['a scheme that is not HTTP', 'ftp://127.0.0.1:PORT/', () => true],
  ])('asks nobody for %s', async (_what, address, mayAsk) => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked++;
      response.end('secret');
    });
    const text = await fetchText(address.replace('PORT', new URL(url).port), { mayAsk, timeout: 2_000 });
    expect({ text, asked }).toEqual({ text: undefined, asked: 0 });
  });
});
