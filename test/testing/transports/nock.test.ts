import { afterAll } from '@jest/globals';
import nock from 'nock';
import { mockWithNock } from '../../../src/testing/mock-with-nock.js';
import { describeTransport } from './describe-transport.js';
import { sendByNode } from './node-client.js';
import { cameFrom, fetchInit, origin } from './transport.js';

// Core modules are shared by the test files of a worker: what nock put into them is taken out again.
afterAll(() => nock.restore());

describeTransport('nock, asked by node:https', async (mock) => {
  const { restore } = mockWithNock(mock);
  return { send: (asked) => sendByNode(origin, asked), close: async () => restore() };
});

describeTransport('nock, asked by fetch', async (mock) => {
  const { restore } = mockWithNock(mock);
  return {
    send: async (asked) => cameFrom(await fetch(origin + asked.path, fetchInit(asked))),
    close: async () => restore(),
  };
});
