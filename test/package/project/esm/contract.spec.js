import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import nock from 'nock';
import * as tallystick from 'tallystick';
import { checkSpec } from 'tallystick/check';
import { describeContract, mockFetch } from 'tallystick/jest';
import { lintSpec } from 'tallystick/lint';
import { createMock } from 'tallystick/mock';
import { mockWithNock } from 'tallystick/nock';

const spec = fileURLToPath(new URL('../books.yaml', import.meta.url));
const book = { id: 'b1', title: 'Emma', pages: 474 };
const app = {
  fetch: (request) =>
    new URL(request.url).pathname === '/api/books/b1' && request.method === 'GET'
      ? Response.json(book)
      : Response.json({ error: 'none' }, { status: 404 }),
};

describeContract(spec, app, { only: 'getBook', minCoverage: 100, params: { id: 'b1' } });

test('a response conforms', async () => {
  const fetching = mockFetch(spec);
  await expect(await fetching('/books/b1')).toConform(spec, { operation: 'getBook' });
});

test('nock is the one that the test has', () => {
  const mock = mockWithNock(spec);
  expect(nock.pendingMocks().length).toBeGreaterThan(0);
  mock.restore();
  expect(nock.pendingMocks()).toEqual([]);
});

test('the other entry points load', async () => {
  expect([tallystick.startMock, checkSpec, createMock].map((each) => typeof each)).toEqual(
    Array(3).fill('function'),
  );
  expect((await lintSpec(spec)).filter(({ severity }) => severity === 'error')).toEqual([]);
});
