import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createMock, type SpecMock } from '../../../src/commands/create-mock.js';
import type { Asked, Came, OpenTransport, Transport } from './transport.js';

const json = { 'Content-Type': 'application/json' };
const keyed = { ...json, 'X-Key': 'any' };

interface Row {
  readonly name: string;
  readonly asked: Asked;
  readonly status: number;
  /** Held against header fields, and against the body: parsed JSON, or text. */
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const rows: readonly Row[] = [
  {
    name: 'an example with its headers',
    asked: { path: '/api/books' },
    status: 200,
    headers: { 'content-type': 'application/json', 'x-total': '2', 'tally-mock': 'tally; stateful' },
    body: [
      { id: 1, title: 'Emma' },
      { id: 2, title: 'Persuasion' },
    ],
  },
  {
    name: 'a named example',
    asked: { path: '/api/books', headers: { Prefer: 'example=none' } },
    status: 200,
    headers: { 'preference-applied': 'example=none' },
    body: [],
  },
  {
    name: 'a path without the base path',
    asked: { path: '/books' },
    status: 200,
  },
  {
    name: 'a query that breaks a rule',
    asked: { path: `/api/books?title=${'x'.repeat(21)}` },
    status: 422,
    headers: { 'tally-mock-reason': expect.stringContaining('query') },
    body: { error: expect.any(String) },
  },
  {
    name: 'a header field that breaks a rule',
    asked: { path: '/api/books', headers: { 'X-Trace': 'no-uuid' } },
    status: 422,
  },
  {
    name: 'a percent-encoded path',
    asked: { path: '/api/authors/Currer%20Bell%2FBront%C3%AB' },
    status: 200,
    body: { name: 'Currer Bell/Brontë' },
  },
  {
    name: 'a valid body',
    asked: { method: 'POST', path: '/api/books', headers: keyed, body: '{"title":"Sanditon ☂"}' },
    status: 201,
    body: { id: expect.any(Number), title: 'Sanditon ☂' },
  },
  {
    name: 'a form',
    asked: {
      method: 'POST',
      path: '/api/books',
      headers: { 'X-Key': 'any', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'title=Lady+Susan',
    },
    status: 201,
    body: { id: expect.any(Number), title: 'Lady Susan' },
  },
  {
    name: 'a body that breaks a rule',
    asked: { method: 'POST', path: '/api/books', headers: keyed, body: '{"title":""}' },
    status: 422,
    headers: { 'content-type': 'application/problem+json' },
  },
  {
    name: 'malformed JSON',
    asked: { method: 'POST', path: '/api/books', headers: keyed, body: '{"title":' },
    status: 400,
    headers: { 'content-type': 'application/problem+json' },
  },
  {
    name: 'a body of another media type',
    asked: {
      method: 'POST',
      path: '/api/books',
      headers: { 'X-Key': 'any', 'Content-Type': 'text/csv' },
      body: 'a,b',
    },
    status: 415,
  },
  {
    name: 'missing credentials',
    asked: { method: 'POST', path: '/api/books', headers: json, body: '{"title":"Emma"}' },
    status: 401,
    headers: { 'www-authenticate': expect.stringContaining('X-Key') },
    body: { error: expect.any(String) },
  },
  {
    name: 'bytes that are no text, there',
    asked: {
      method: 'PUT',
      path: '/api/books/1/cover',
      headers: { 'Content-Type': 'image/png' },
      body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]),
    },
    status: 204,
    body: '',
  },
  {
    name: 'another media type that is asked for',
    asked: { path: '/api/books/1', headers: { Accept: 'application/xml' } },
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: '<?xml version="1.0" encoding="UTF-8"?><book><id>1</id><title>Emma</title></book>',
  },
  {
    name: 'a status without a body',
    asked: { method: 'DELETE', path: '/api/books/2' },
    status: 204,
    body: '',
  },
  {
    name: 'a method that is not documented',
    asked: { method: 'PATCH', path: '/api/books/1' },
    status: 405,
    headers: { allow: 'GET, DELETE, HEAD, OPTIONS' },
  },
  { name: 'HEAD', asked: { method: 'HEAD', path: '/api/books' }, status: 200, body: '' },
  {
    name: 'a path that is not documented',
    asked: { path: '/api/loans' },
    status: 404,
    headers: { 'content-type': 'application/problem+json' },
  },
];

/** One engine, whatever way the requests come: the same suite for each. */
export function describeTransport(name: string, open: OpenTransport): void {
  describe(`a mock behind ${name}`, () => {
    let mock: SpecMock;
    let transport: Transport;
    beforeAll(async () => {
      mock = createMock('test/testing/transports/library.yaml', { stateful: true });
      transport = await open(mock);
    });
    afterEach(() => mock.reset());
    afterAll(() => transport?.close());

    test.each(rows)('answers $name', async ({ asked, status, headers = {}, body }) => {
      const came = await transport.send(asked);
      expect({ status: came.status, headers: came.headers }).toEqual({
        status,
        headers: expect.objectContaining(headers),
      });
      if (body !== undefined) expect(bodyOf(came)).toEqual(body);
    });

    test('keeps what is written, and tells what it was asked', async () => {
      const body = '{"title":"Sanditon"}';
      await transport.send({ method: 'POST', path: '/api/books', headers: keyed, body });
      const { body: listed } = await transport.send({ path: '/api/books' });
      expect(JSON.parse(listed.toString())).toContainEqual({ id: 3, title: 'Sanditon' });
      expect(
        mock.journal.verify({
          operation: 'addBook',
          body: { title: 'Sanditon' },
          headers: { 'X-Key': 'any' },
        }),
      ).toEqual({
        ok: true,
        count: 1,
      });
    });

    test('carries bytes as they are', async () => {
      const body = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
      await transport.send({
        method: 'PUT',
        path: '/api/books/1/cover',
        headers: { 'Content-Type': 'image/png' },
        body,
      });
      expect(mock.journal.find({ operation: 'putCover' }).map(({ exchange }) => exchange.body)).toEqual([
        body,
      ]);
    });

    test('follows a scenario', async () => {
      mock.scenarios.replace([
        { operation: 'listBooks', answer: [{ status: 503, times: 2 }, { example: 'none' }] },
      ]);
      const answers = [];
      for (let turn = 0; turn < 3; turn++) answers.push(await transport.send({ path: '/api/books' }));
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    });

    test.each(['reset', 'half', 'garbage'] as const)('breaks off: %s', async (delivery) => {
      mock.faults.replace([{ operation: 'listBooks', delivery }]);
      await expect(transport.send({ path: '/api/books' })).rejects.toThrow();
    });

    test('drips, and the answer is whole in the end', async () => {
      mock.faults.replace([{ delivery: { drip: 60 } }]);
      const { body } = await transport.send({ path: '/api/books' });
      expect(JSON.parse(body.toString())).toHaveLength(2);
    });
  });
}

function bodyOf({ headers, body }: Came): unknown {
  const text = body.toString();
  return text !== '' && headers['content-type']?.includes('json') ? JSON.parse(text) : text;
}
