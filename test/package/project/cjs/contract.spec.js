const axios = require('axios');
const express = require('express');
const supertest = require('supertest');
const { describeContract, mockFetch, mockWithNock } = require('tallystick/jest');

const spec = `${__dirname}/../books.yaml`;
const book = { id: 'b1', title: 'Emma', pages: 474 };
const app = express().get('/api/books/:id', (request, response) => {
  if (request.params.id === book.id) response.json(book);
  else response.status(404).json({ error: 'no such book' });
});

describeContract(spec, app, { only: 'getBook', minCoverage: 100, params: { id: 'b1' } });

test('a response conforms', async () => {
  expect(await supertest(app).get('/api/books/b1')).toConform(spec);
  await expect(await mockFetch(spec)('/books/b1')).toConform(spec, { operation: 'getBook' });
});

test('nock answers from the contract', async () => {
  const mock = mockWithNock(spec, { status: 404 });
  await expect(axios.get('https://books.example/api/books/b1')).rejects.toConform(spec);
  mock.restore();
});

test('the other entry points load, and Prism does not', () => {
  const entries = ['', '/check', '/lint', '/mock', '/nock'].map((entry) => require(`tallystick${entry}`));
  expect(entries.map((entry) => typeof entry.UsageError)).toEqual(Array(5).fill('function'));
  expect(Object.keys(require.cache).filter((path) => /[\\/]@stoplight[\\/]/.test(path))).toEqual([]);
});

test('lint works where no module can be imported', async () => {
  const { lintSpec } = require('tallystick/lint');
  expect((await lintSpec(spec)).filter(({ severity }) => severity === 'error')).toEqual([]);
});
