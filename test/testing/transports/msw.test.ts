import { setupServer } from 'msw/node';
import { mswHandlers } from '../../../src/testing/msw-handlers.js';
import { describeTransport } from './describe-transport.js';
import { sendByNode } from './node-client.js';
import { cameFrom, fetchInit, origin } from './transport.js';

describeTransport('MSW, asked by fetch', async (mock) => {
  const server = setupServer(...mswHandlers(mock));
  server.listen({ onUnhandledRequest: 'error' });
  return {
    send: async (asked) => cameFrom(await fetch(origin + asked.path, fetchInit(asked))),
    close: async () => server.close(),
  };
});

describeTransport('MSW, asked by node:https', async (mock) => {
  const server = setupServer(...mswHandlers(mock));
  server.listen({ onUnhandledRequest: 'error' });
  return { send: (asked) => sendByNode(origin, asked), close: async () => server.close() };
});
