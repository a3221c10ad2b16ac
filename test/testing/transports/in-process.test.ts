import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { mockFetch } from '../../../src/testing/mock-fetch.js';
import { describeTransport } from './describe-transport.js';
import { sendByNode } from './node-client.js';
import { cameFrom, fetchInit, origin, type Transport } from './transport.js';

async function listening(handler: RequestListener): Promise<Transport> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    send: (asked) => sendByNode(`http://127.0.0.1:${port}`, asked),
    close: async () => void server.close(),
  };
}

describeTransport('node:http', (mock) => listening(mock.handler));

describeTransport('Express', (mock) => listening(express().use(mock.handler)));

describeTransport('fetch of its own', async (mock) => ({
  send: async (asked) => cameFrom(await mock.fetch(origin + asked.path, fetchInit(asked))),
  close: async () => {},
}));

describeTransport('mockFetch', async (mock) => {
  const fetching = mockFetch(mock);
  return {
    send: async (asked) => cameFrom(await fetching(origin + asked.path, fetchInit(asked))),
    close: async () => {},
  };
});
