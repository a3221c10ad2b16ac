import { describe, expect, test } from '@jest/globals';
import { createMock, type MockOptions } from '../../src/mock/create-mock.js';
import { openMockApi } from './open-mock.js';
import { apiOf } from './state/api-of.js';

const apis = [openMockApi('test/mock/fixtures/shop.yaml')];
const mock = createMock({ apis });
const json = { 'Content-Type': 'application/json' };

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | FormData;
}

async function answerTo(path: string, sent: Sent = {}, options: Partial<MockOptions> = {}) {
  const asked = Object.keys(options).length === 0 ? mock : createMock({ apis, ...options });
  const response = await asked.fetch(`http://mock${path}`, sent);
  const text = await response.text();
  const type = response.headers.get('content-type');
  const isJson = type?.endsWith('json') === true && text !== '';
  return { status: response.status, type, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

describe('the status', () => {
  test.each([
    { path: '/statuses', status: 201, why: 'the lowest success' },
    { path: '/failing', status: 503, why: 'the first where none is a success' },
    { path: '/only-default', status: 200, why: 'default as 200' },
    { path: '/undescribed', status: 500, why: 'none' },
    { path: '/statuses?__code=418', status: 418, why: 'a range' },
    { path: '/statuses?__code=503', status: 503, why: 'default' },
    { path: '/statuses?__code=250', status: 250, why: 'another range' },
    { path: '/failing?__code=200', status: 404, why: 'not described' },
    { path: '/failing?__code=xyz', status: 422, why: 'no status' },
  ])('$status is answered to $path: $why', async ({ path, status }) => {
    expect((await answerTo(path)).status).toBe(status);
  });
});

describe('the media type', () => {
  test.each([
    { accept: 'application/json', type: 'application/json', body: { a: 1 } },
    { accept: '*/*', type: 'application/json', body: { a: 1 } },
    { accept: 'application/xml', type: 'application/xml', body: '<item><a>7</a></item>' },
    { accept: 'application/x-www-form-urlencoded', type: expect.any(String), body: 'a=b+c&d=%26' },
    { accept: 'image/png', type: 'image/png', body: expect.any(String) },
    { accept: 'text/*', type: 'text/plain', body: 'words' },
    {
      accept: 'multipart/form-data',
      type: expect.stringContaining('boundary='),
      body: expect.stringContaining('name="a"'),
    },
    { accept: 'text/html;q=0.9, text/plain;q=0.1', type: 'text/plain', body: 'words' },
  ])('to Accept: $accept is $type', async ({ accept, type, body }) => {
    expect(await answerTo('/types', { headers: { Accept: accept } })).toMatchObject({
      status: 200,
      type,
      body,
    });
  });

  test('is 406 where nothing documented is accepted', async () => {
    expect(await answerTo('/types', { headers: { Accept: 'video/mp4' } })).toMatchObject({
      status: 406,
      type: 'application/problem+json',
      body: { detail: expect.stringContaining('video/mp4') },
    });
  });
});

describe('the body', () => {
  test('is the first example that conforms, also one written as text', async () => {
    expect((await answerTo('/examples')).body).toEqual({ n: 5 });
    expect((await answerTo('/text')).body).toEqual({ a: 3 });
  });

  test.each([
    { prefer: 'example=right', body: { n: 5 } },
    { prefer: 'example="two words"', body: { n: 6 } },
    { prefer: 'code=404, example=second', body: { code: 2 } },
    { prefer: 'dynamic=true', body: { n: expect.any(Number) } },
  ])('is what Prefer: $prefer asks for, and says so', async ({ prefer, body }) => {
    const answer = await answerTo('/examples', { headers: { Prefer: prefer } });
    expect(answer.body).toEqual(body);
    expect(answer.headers.get('preference-applied')).toBe(prefer);
  });

  test('replaces an example that violates, unless it is wanted as documented', async () => {
    const wrong = { headers: { Prefer: 'example=wrong' } };
    expect((await answerTo('/examples', wrong)).body.n).toBeLessThan(10);
    expect((await answerTo('/examples', wrong, { asDocumented: true })).body).toEqual({ n: 10 });
    expect((await answerTo('/examples', {}, { asDocumented: true })).body).toEqual({ n: 10 });
  });

  test('of an example that is not there is 404 with those that are', async () => {
    expect(await answerTo('/examples?__example=nope')).toMatchObject({
      status: 404,
      body: { detail: 'There is no example nope; there are: wrong, right, two words.' },
    });
  });

  test('is the same bytes for the same seed', async () => {
    const ask = (seed: string) => answerTo(`/statuses?__code=404&__dynamic=true&__seed=${seed}`);
    const bodies = await Promise.all(['a', 'a', 'b', '7', '8'].map(ask));
    expect(bodies[0]?.body).toEqual(bodies[1]?.body);
    expect(new Set(bodies.map(({ body }) => body.why)).size).toBeGreaterThan(2);
    const seeded = await answerTo('/statuses?__code=404', {}, { dynamic: true, seed: 'a' });
    expect(seeded.body).toEqual(bodies[0]?.body);
  });

  test.each([{ options: { dynamic: true } }, { options: { ignoreExamples: true } }])(
    'is generated where $options says so',
    async ({ options }) => {
      expect((await answerTo('/text', {}, options)).body).not.toEqual({ a: 3 });
      expect((await answerTo('/text', {}, options)).body).toEqual({ a: expect.any(Number) });
    },
  );

  test('holds nothing that is writeOnly, and asks for nothing that is readOnly', async () => {
    const answer = await answerTo('/users', {
      method: 'POST',
      headers: json,
      body: '{"name":"b","password":"c"}',
    });
    expect(answer).toMatchObject({ status: 201, body: { name: 'b' } });
    expect(answer.body).not.toHaveProperty('password');
  });
});

describe('the headers', () => {
  test('have the documented values where they conform, and others that do', async () => {
    const { headers } = await answerTo('/examples');
    expect(Number(headers.get('x-limit'))).toBeGreaterThanOrEqual(10);
    expect([headers.get('x-parts'), headers.get('etag')]).toEqual(['a,b', '"1"']);
    expect((await answerTo('/statuses')).headers.get('location')).toBe('/made/1');
  });

  test('mark the mock and deprecated operations', async () => {
    const { headers } = await answerTo('/old');
    expect([headers.get('tally-mock'), headers.get('deprecation')]).toEqual(['tally', 'true']);
    expect((await answerTo('/examples')).headers.has('deprecation')).toBe(false);
  });
});

describe('a request that departs', () => {
  test.each([
    { why: 'no body', body: '', headers: json, status: 422, expected: { code: 3 } },
    { why: 'a missing property', body: '{}', headers: json, status: 422, expected: { code: 3 } },
    { why: 'broken JSON', body: '{"a":', headers: json, status: 400, expected: { code: 1 } },
    {
      why: 'a missing property, with another status preferred',
      body: '{}',
      headers: { ...json, Prefer: 'code=422' },
      status: 422,
      expected: { code: 3 },
    },
    {
      why: 'a missing property, with an example preferred',
      body: '{}',
      headers: { ...json, Prefer: 'code=400, example=second' },
      status: 400,
      expected: { code: 2 },
    },
    {
      why: 'a missing property, with success preferred',
      body: '{}',
      headers: { ...json, Prefer: 'code=200' },
      status: 422,
      expected: { code: 3 },
    },
  ])('by $why is answered as documented', async ({ why, body, headers, status, expected }) => {
    const answer = await answerTo('/examples', { method: 'POST', headers, body });
    expect({ why, status: answer.status, body: answer.body }).toEqual({ why, status, body: expected });
    expect(answer.headers.get('tally-mock-reason')).toMatch(
      /^The request departs from the document: the body /,
    );
  });

  const details = {
    type: 'about:blank',
    title: 'Unprocessable Entity',
    status: 422,
    detail: expect.any(String),
  };
  test.each([
    { what: 'takes any members', schema: { type: 'object' }, example: undefined, body: details },
    {
      what: 'declares some of the members',
      schema: { properties: { title: { type: 'string' } }, additionalProperties: false },
      example: undefined,
      body: { title: 'Unprocessable Entity' },
    },
    {
      what: 'has other members of these names',
      schema: { properties: { status: { const: 'bad' } }, required: ['status'] },
      example: undefined,
      body: { status: 'bad' },
    },
    { what: 'is shown by an example', schema: {}, example: { title: 'No' }, body: { title: 'No' } },
  ])('is told why in problem details whose schema $what', async ({ schema, example, body }) => {
    const problem = { schema: { type: 'object', ...schema }, ...(example ? { example } : {}) };
    const responses = { 422: { description: '', content: { 'application/problem+json': problem } } };
    const parameters = [{ name: 'n', in: 'query', required: true, schema: {} }];
    const api = apiOf({ '/numbers': { get: { parameters, responses } } });
    const answer = await answerTo('/numbers', {}, { apis: [{ name: 'numbers', api, path: 'numbers.json' }] });
    expect([answer.status, answer.type, answer.body]).toEqual([422, 'application/problem+json', body]);
  });

  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  test.each([
    { path: '/pets', headers: json, body: '{"kind":"Cat","lives":9}', status: 204 },
    { path: '/pets', headers: json, body: '{"kind":"Cat","tricks":9}', status: 422 },
    { path: '/pets', headers: json, body: '{"kind":"Fish"}', status: 422 },
    { path: '/tuples', headers: json, body: '["a",1]', status: 204 },
    { path: '/tuples', headers: json, body: 'null', status: 204 },
    { path: '/tuples', headers: json, body: '["a","b"]', status: 422 },
    { path: '/tuples', headers: json, body: '["a",1,2]', status: 422 },
    { path: '/tuples', headers: json, body: '["a"', status: 400 },
    { path: '/tuples', headers: { 'Content-Type': 'text/csv' }, body: 'a', status: 415 },
    { path: '/tuples', headers: { ...json, 'Content-Encoding': 'br' }, body: '["a",1]', status: 415 },
    {
      path: '/tuples',
      headers: { 'Content-Type': 'APPLICATION/json; Charset="utf-8"' },
      body: '["a"]',
      status: 204,
    },
    { path: '/forms', headers: form, body: 'n=1', status: 204 },
    { path: '/forms', headers: form, body: 'n=one', status: 422 },
    { path: '/forms', headers: form, body: 'm=1', status: 422 },
    {
      path: '/forms',
      headers: { 'Content-Type': 'application/xml' },
      body: '<order><n>1</n></order>',
      status: 204,
    },
    {
      path: '/forms',
      headers: { 'Content-Type': 'application/xml' },
      body: '<order><n>x</n></order>',
      status: 422,
    },
    { path: '/forms', headers: { 'Content-Type': 'application/xml' }, body: '<order>', status: 400 },
  ])('$path with $body is answered $status', async ({ path, headers, body, status }) => {
    expect((await answerTo(path, { method: 'POST', headers, body })).status).toBe(status);
  });

  test.each([
    { n: '1', status: 204 },
    { n: 'x', status: 422 },
  ])('multipart with n=$n is answered $status', async ({ n, status }) => {
    const body = new FormData();
    body.set('n', n);
    body.set('file', new Blob(['octets']), 'a.bin');
    expect((await answerTo('/forms', { method: 'POST', body })).status).toBe(status);
  });
});

describe('credentials', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  test.each([
    { path: '/secured/bearer', headers: { Authorization: 'Bearer x' }, status: 204 },
    { path: '/secured/bearer', headers: { Authorization: 'bEARER x' }, status: 204 },
    { path: '/secured/bearer', headers: { Authorization: 'Bearer' }, status: 401 },
    { path: '/secured/bearer', headers: { Authorization: basic('a:b') }, status: 401 },
    { path: '/secured/basic', headers: { Authorization: basic('user:pass:word') }, status: 204 },
    { path: '/secured/basic', headers: { Authorization: basic('user:') }, status: 204 },
    { path: '/secured/basic', headers: { Authorization: basic('user') }, status: 401 },
    { path: '/secured/free', headers: {}, status: 204 },
    { path: '/secured/free', headers: { Authorization: basic('a:b') }, status: 204 },
    { path: '/secured/both?key=1', headers: { Cookie: 'a=b; sid=1' }, status: 204 },
    { path: '/secured/both?key=1', headers: { Cookie: 'xsid=1' }, status: 401 },
    { path: '/secured/both', headers: { Cookie: 'sid=1' }, status: 401 },
    { path: '/secured/both?key=', headers: { Cookie: 'sid=1' }, status: 401 },
  ])('$headers at $path are answered $status', async ({ path, headers, status }) => {
    // fetch refuses to send cookies.
    const served = await mock.answer({
      method: 'GET',
      target: path,
      headers: Object.entries(headers),
      body: Buffer.alloc(0),
    });
    expect(served.status).toBe(status);
  });

  test.each([
    { path: '/secured/bearer', challenge: 'Bearer' },
    { path: '/secured/basic', challenge: 'Basic realm="mock", charset="UTF-8"' },
    { path: '/secured/both', challenge: 'ApiKey in="query", name="key", ApiKey in="cookie", name="sid"' },
  ])('missing at $path are asked for', async ({ path, challenge }) => {
    const { headers, body } = await answerTo(path);
    expect(headers.get('www-authenticate')).toBe(challenge);
    expect(body).toMatchObject({ status: 401 });
  });

  test.each([
    { cookie: 'visits=3', status: 204 },
    { cookie: 'visits=x', status: 422 },
    { cookie: 'others=3', status: 422 },
  ])('a cookie parameter $cookie is answered $status', async ({ cookie, status }) => {
    const headers = [['Cookie', cookie]] as const;
    const served = await mock.answer({ method: 'GET', target: '/cookies', headers, body: Buffer.alloc(0) });
    expect(served.status).toBe(status);
  });
});

describe('the path', () => {
  test.each([
    { path: '/files/a%2Fb', status: 204 },
    { path: '/files/%61bc', status: 204 },
    { path: '/%66iles/abc/', status: 204 },
    { path: '/files/%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4', status: 204 },
    { path: '/files/abcdefgh', status: 202 },
    { path: '/files/abcdefg', status: 422 },
    { path: '/files/latest', status: 203 },
    { path: '/base%20path/v2/files/latest', status: 203 },
    { path: '/shop/base%20path/v2/files/latest', status: 203 },
    { path: '/shop/files/latest?a=/?b', status: 203 },
    { path: '/files/%FF', status: 400 },
    { path: '/files/a%zz', status: 400 },
    { path: '/files/', status: 404 },
    { path: '/files//a', status: 404 },
    { path: '/Files/abc', status: 404 },
  ])('$path is answered $status', async ({ path, status }) => {
    const served = await mock.answer({ method: 'GET', target: path, headers: [], body: Buffer.alloc(0) });
    expect(served.status).toBe(status);
  });
});

describe('a schema that cannot be used', () => {
  test('is named in the answer', async () => {
    const { status, headers } = await answerTo('/broken', { method: 'POST', headers: json, body: '"("' });
    expect(status).toBe(200);
    expect(headers.get('tally-mock-note')).toMatch(
      /The schema of the request body cannot be used .*pattern.*The schema of the body of status 200 cannot be used/,
    );
  });
});
