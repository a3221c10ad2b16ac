import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPrismEngine } from '../../src/mock/prism/prism-engine.js';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import { fixtureApis } from './open-mock.js';
import { sendRequest } from './send-raw.js';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({
    apis: fixtureApis(),
    port: 0,
    host: '127.0.0.1',
    engine: createPrismEngine(),
    maxBodyBytes: 5_000,
  });
});
afterAll(() => mock.close());

const json = { 'Content-Type': 'application/json' };
const token = { Authorization: 'Bearer abc' };
const valid = '{"text":"long enough"}';
const fault = { error: { code: expect.stringMatching(/^E[0-9]{3}$/) } };
const note = { id: expect.stringMatching(/^[0-9a-f-]{36}$/), text: expect.stringMatching(/.{8}/) };

describe('preferences', () => {
  test.each([
    { path: '/notes', prefer: 'example=one', text: [{ ...note, text: 'a first note' }] },
    { path: '/notes', prefer: 'code=200; example="one"', text: [{ ...note, text: 'a first note' }] },
    { path: '/notes?__example=one', prefer: undefined, text: [{ ...note, text: 'a first note' }] },
    { path: '/notes?__example=one', prefer: 'return=minimal', text: [{ ...note, text: 'a first note' }] },
    { path: '/notes?__example=one', prefer: 'example=none', text: [] },
  ])('$path with Prefer: $prefer chooses the example', async ({ path, prefer, text }) => {
    const headers = Object.fromEntries(prefer === undefined ? [] : [['Prefer', prefer]]);
    const answer = await sendRequest(mock.port, { path, headers });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, text]);
  });

  test.each([
    { path: '/notes?__code=404', status: 404 },
    { path: '/notes?__code=429', status: 429 },
  ])('$path chooses the status', async ({ path, status }) => {
    expect((await sendRequest(mock.port, { path })).status).toBe(status);
  });

  test('dynamic=true makes a body that conforms', async () => {
    const answer = await sendRequest(mock.port, {
      method: 'POST',
      path: '/notes',
      headers: { ...json, ...token, Prefer: 'dynamic=true, seed=3' },
      body: valid,
    });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([201, expect.objectContaining(note)]);
  });

  test.each([
    { prefer: 'code=100' },
    { prefer: 'code=9999' },
    { prefer: 'code=abc' },
    { prefer: 'dynamic=yes' },
  ])('Prefer: $prefer is refused as what it is', async ({ prefer }) => {
    const answer = await sendRequest(mock.port, {
      path: '/tree',
      method: 'POST',
      headers: { Prefer: prefer },
    });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      422,
      {
        type: 'about:blank',
        title: 'Unprocessable Entity',
        status: 422,
        detail: expect.stringContaining(prefer.slice(prefer.indexOf('=') + 1)),
      },
    ]);
  });

  test('an undocumented code is told in problem details', async () => {
    const answer = await sendRequest(mock.port, {
      method: 'POST',
      path: '/tree',
      headers: { ...json, Prefer: 'code=418' },
      body: '{}',
    });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({
      type: 'https://stoplight.io/prism/errors#NOT_FOUND',
      title: expect.any(String),
      status: 404,
      detail: expect.stringContaining('418'),
    });
  });

  test('a range describes the code that is asked for', async () => {
    const headers = { ...json, ...token, Prefer: 'code=503' };
    const answer = await sendRequest(mock.port, { method: 'POST', path: '/notes', headers, body: valid });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([503, fault]);
  });
});

describe('answers conform to the document', () => {
  test('what Prism samples is replaced where it violates the schema', async () => {
    const answer = await sendRequest(mock.port, {
      method: 'POST',
      path: '/notes',
      headers: { ...json, ...token },
      body: valid,
    });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([201, expect.objectContaining(note)]);
    expect(JSON.parse(answer.text)).not.toHaveProperty('secret');
  });

  test.each([
    { method: 'GET', path: '/notes', prefer: 'example=wrong', expected: [] },
    { method: 'PUT', path: '/notes/7', prefer: 'code=200', expected: expect.objectContaining(note) },
  ])(
    'a documented example that violates is not served: $method $path',
    async ({ method, path, prefer, expected }) => {
      const answer = await sendRequest(mock.port, { method, path, headers: { Prefer: prefer } });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([200, expected]);
    },
  );

  test('properties may be named like keywords', async () => {
    const answer = await sendRequest(mock.port, { path: '/defaults' });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { default: 2, enum: 2, pattern: '"' }]);
  });

  test('a reference inside an example is not followed', async () => {
    const answer = await sendRequest(mock.port, { path: '/tasks', headers: { Cookie: 'view=all' } });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, expect.any(Array)]);
  });

  test('required headers are there and conform', async () => {
    expect(
      Number((await sendRequest(mock.port, { path: '/notes' })).headers['x-total']),
    ).toBeGreaterThanOrEqual(3);
    const limited = await sendRequest(mock.port, { path: '/notes?__code=429' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  });
});

const refusals = [
  { why: 'malformed JSON', status: 400, body: '{"text":', expected: fault },
  {
    why: 'JSON that is not UTF-8',
    status: 400,
    body: Buffer.from('{"text":"\xff longer"}', 'latin1'),
    expected: fault,
  },
  { why: 'a body that violates', status: 400, body: '{"text":"short"}', expected: fault },
  {
    why: 'a body against a pattern that Prism cannot compile',
    status: 400,
    body: '{"text":"long enough","city":"42"}',
    expected: fault,
  },
  { why: 'null for a body', status: 400, body: 'null', expected: fault },
  { why: 'no body', status: 400, body: undefined, expected: fault },
  { why: 'a body over the limit', status: 413, body: `{"text":"${'x'.repeat(6_000)}"}`, expected: fault },
  {
    why: 'another Content-Type',
    status: 415,
    body: valid,
    headers: { 'Content-Type': 'text/csv' },
    expected: fault,
  },
  { why: 'a coded body', status: 415, body: valid, headers: { 'Content-Encoding': 'gzip' }, expected: fault },
  { why: 'no credentials', status: 401, body: valid, headers: { Authorization: '' }, expected: fault },
  {
    why: 'credentials of another scheme',
    status: 401,
    body: valid,
    headers: { Authorization: 'Basic YTpi' },
    expected: fault,
  },
  {
    why: 'a scheme word in lower case',
    status: 201,
    body: valid,
    headers: { Authorization: 'bearer abc' },
    expected: expect.objectContaining(note),
  },
];

describe('refusals', () => {
  test.each(refusals)(
    'POST /notes with $why is answered $status as documented',
    async ({ status, body, headers, expected }) => {
      const answer = await sendRequest(mock.port, {
        method: 'POST',
        path: '/notes',
        headers: { ...json, ...token, ...headers },
        ...(body === undefined ? {} : { body }),
      });
      expect([answer.status, answer.headers['content-type'], JSON.parse(answer.text)]).toEqual([
        status,
        'application/json',
        expected,
      ]);
    },
  );

  test.each(refusals.filter(({ body }) => body !== undefined))(
    'the framing makes no difference: $why, chunked',
    async ({ status, body, headers }) => {
      const answer = await sendRequest(mock.port, {
        method: 'POST',
        path: '/notes',
        headers: { ...json, ...token, 'Transfer-Encoding': 'chunked', ...headers },
        body: body ?? '',
      });
      expect(answer.status).toBe(status);
    },
  );

  test.each([
    {
      why: 'malformed JSON where only 422 is documented',
      method: 'PUT',
      path: '/notes/7',
      body: '{',
      status: 422,
    },
    {
      why: 'another Content-Type where only 422 is documented',
      method: 'PUT',
      path: '/notes/7',
      type: 'text/csv',
      body: 'a',
      status: 422,
    },
  ])('$why', async ({ method, path, type, body, status }) => {
    const answer = await sendRequest(mock.port, {
      method,
      path,
      headers: { 'Content-Type': type ?? 'application/json' },
      body,
    });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([status, fault]);
  });

  test.each([
    { why: 'malformed JSON', method: 'POST', path: '/tree', headers: json, body: '[', status: 400 },
    {
      why: 'another Content-Type',
      method: 'POST',
      path: '/tree',
      headers: { 'Content-Type': 'text/csv' },
      body: 'a',
      status: 415,
    },
    {
      why: 'a body over the limit',
      method: 'POST',
      path: '/tree',
      headers: json,
      body: ' '.repeat(6_000),
      status: 413,
    },
    {
      why: 'a form that lacks a property',
      method: 'POST',
      path: '/tree',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
      status: 422,
    },
    { why: 'a parameter out of range', method: 'GET', path: '/notes?limit=99', headers: {}, status: 422 },
    { why: 'a missing cookie', method: 'GET', path: '/tasks', headers: {}, status: 422 },
    {
      why: 'an item against prefixItems',
      method: 'POST',
      path: '/tasks',
      headers: json,
      body: '[1]',
      status: 422,
    },
    {
      why: 'one credential of two',
      method: 'DELETE',
      path: '/notes/7',
      headers: { 'X-Key': 'k' },
      status: 403,
    },
    {
      why: 'a cookie of a longer name',
      method: 'DELETE',
      path: '/notes/7',
      headers: { 'X-Key': 'k', Cookie: 'xsid=1' },
      status: 403,
    },
  ])(
    '$why is told in problem details where the document is silent',
    async ({ method, path, headers, body, status }) => {
      const answer = await sendRequest(mock.port, {
        method,
        path,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
      expect(JSON.parse(answer.text)).toMatchObject({
        type: expect.any(String),
        title: expect.any(String),
        status,
        detail: expect.stringMatching(/./),
      });
      expect(answer.headers['tally-mock-reason']).toMatch(/./);
    },
  );

  test.each([
    {
      why: 'a password with a colon',
      headers: { Authorization: `Basic ${Buffer.from('me:a:b').toString('base64')}` },
    },
    { why: 'a key and a cookie', headers: { 'x-key': 'k', Cookie: 'a=b; sid=1' } },
  ])('$why is enough for DELETE /notes/7', async ({ headers }) => {
    const answer = await sendRequest(mock.port, { method: 'DELETE', path: '/notes/7', headers });
    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  test('a 401 names the schemes, and the reason goes into a header', async () => {
    const answer = await sendRequest(mock.port, {
      method: 'POST',
      path: '/notes',
      headers: json,
      body: valid,
    });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.headers['tally-mock-reason']).toContain('token');
  });

  test.each([
    { path: '/tree', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'kind=oak' },
    { path: '/tree', headers: json, body: '"any JSON"' },
    { path: '/tree', headers: {}, body: undefined },
  ])('a valid request is accepted: $path $headers $body', async ({ path, headers, body }) => {
    const answer = await sendRequest(mock.port, {
      method: 'POST',
      path,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([
      200,
      'text/plain',
      'planted',
    ]);
  });
});

describe('negotiation', () => {
  test.each([
    { accept: 'text/html', status: 406, type: 'application/problem+json' },
    { accept: 'text/html, application/json;q=0.5', status: 200, type: 'application/json' },
    { accept: 'text/html, */*;q=0.1', status: 200, type: 'application/json' },
    { accept: 'application/*', status: 200, type: 'application/json' },
  ])('Accept: $accept is answered $status with $type', async ({ accept, status, type }) => {
    const answer = await sendRequest(mock.port, { path: '/notes', headers: { Accept: accept } });
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
  });
});

describe('hostile requests', () => {
  test.each([
    {
      why: 'prototype keys in the body',
      request: {
        method: 'POST',
        path: '/notes',
        headers: { ...json, ...token },
        body: '{"text":"long enough","__proto__":{"a":1},"constructor":1}',
      },
      status: 201,
    },
    {
      why: 'prototype keys in the query',
      request: { path: '/notes?__proto__=1&__proto__=2&constructor=3' },
      status: 200,
    },
    {
      why: 'JSON 1,000 levels deep',
      request: { method: 'POST', path: '/tree', headers: json, body: '['.repeat(1_000) + ']'.repeat(1_000) },
      status: 200,
    },
    {
      why: 'JSON of the wrong kind 2,000 levels deep',
      request: {
        method: 'POST',
        path: '/notes',
        headers: { ...json, ...token },
        body: '['.repeat(2_000) + ']'.repeat(2_000),
      },
      status: 400,
    },
    {
      why: 'NUL in the path',
      request: { method: 'PUT', path: '/notes/%00', headers: json, body: valid },
      status: 200,
    },
    {
      why: 'a name of the prototype in the path',
      request: { method: 'PUT', path: '/notes/__proto__', headers: json, body: valid },
      status: 200,
    },
    {
      why: 'a bad percent-encoding in the path',
      request: { method: 'PUT', path: '/notes/%zz', headers: json, body: valid },
      status: 422,
    },
    {
      why: 'a path that is not UTF-8',
      request: { method: 'PUT', path: '/notes/%ff', headers: json, body: valid },
      status: 422,
    },
    { why: 'a bad percent-encoding in the query', request: { path: '/notes?limit=%zz' }, status: 422 },
    {
      why: 'a Content-Type that is none',
      request: { method: 'POST', path: '/tree', headers: { 'Content-Type': ';;;' }, body: 'x' },
      status: 415,
    },
    { why: 'an Accept that is none', request: { path: '/notes', headers: { Accept: ';,/' } }, status: 200 },
  ])('$why is answered $status', async ({ request, status }) => {
    const answer = await sendRequest(mock.port, request);
    expect([answer.status, answer.headers['tally-mock']]).toEqual([status, 'prism']);
    expect((await sendRequest(mock.port, { path: '/notes' })).status).toBe(200);
  });
});
