import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { waitForServer } from '../../src/http/wait-for-server.js';

test('a server that begins later is waited for, one that never begins is given up', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const url = new URL(`http://127.0.0.1:${port}/base`);
  expect(await waitForServer(url, 1)).toBe(false);
  const waiting = waitForServer(url, 60_000);
  setTimeout(() => server.listen(port, '127.0.0.1'), 300);
  expect(await waiting).toBe(true);
  server.close();
});
