import { gunzipSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { createMock } from '../../src/mock/create-mock.js';
import { apiOf } from './state/api-of.js';

const serve = (paths: unknown, rest: Record<string, unknown> = {}) =>
  createMock({ apis: [{ name: 'test', api: apiOf(paths, rest), path: 'test.json' }] });

describe('a binary body without an example', () => {
  const text = { schema: { type: 'string' } };
  const content = {
    'image/png': text,
    'image/jpeg': text,
    'image/gif': {},
    'image/webp': {},
    'image/bmp': {},
    'image/x-own': {},
    'audio/wav': {},
    'application/pdf': {},
    'application/zip': {},
    'application/gzip': {},
    'application/wasm': {},
    'application/octet-stream': { schema: { type: 'string', maxLength: 3 } },
    'application/javascript': text,
    'application/x-tar': { example: 'mine' },
  };
  const encoded = { schema: { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' } };
  const mock = serve({
    '/file': { get: { responses: { 200: { description: 'It', content } } } },
    '/text': { get: { responses: { 200: { description: 'It', content: { 'image/png': encoded } } } } },
  });
  const bodyOf = async (path: string, accept: string) => {
    const answer = await mock.fetch(`http://any${path}`, { headers: { Accept: accept } });
    expect(answer.headers.get('content-type')).toBe(accept);
    return Buffer.from(await answer.arrayBuffer());
  };

  test.each([
    ['image/png', '89504e470d0a1a0a', '49454e44ae426082'],
    ['image/jpeg', 'ffd8ff', 'ffd9'],
    ['image/gif', '474946383961', '003b'],
    ['image/webp', '5249464624000000574542505650382018000000', ''],
    ['image/bmp', '424d3a000000', 'ffffff00'],
    ['audio/wav', '524946462600000057415645', '0000'],
    ['application/pdf', '255044462d312e34', '2525454f460a'],
    ['application/zip', '504b0506', '0000'],
    ['application/gzip', '1f8b08', ''],
    ['application/wasm', '0061736d01000000', ''],
    ['application/octet-stream', '0001fe', ''],
    ['image/x-own', '0001fe', ''],
  ])('is a whole %s', async (type, start, end) => {
    const hex = (await bodyOf('/file', type)).toString('hex');
    expect([hex.slice(0, start.length), hex.slice(hex.length - end.length)]).toEqual([start, end]);
  });

  test('can be read by what reads its format', async () => {
    const png = await bodyOf('/file', 'image/png');
    const [width, height, depth, colour] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
    expect([width, height, depth, colour]).toEqual([1, 1, 8, 0]);
    expect([...inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))]).toEqual([0, 255]);
    expect(gunzipSync(await bodyOf('/file', 'application/gzip'))).toHaveLength(0);
    const pdf = String(await bodyOf('/file', 'application/pdf'));
    const at = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    expect(pdf.slice(at, at + 4)).toBe('xref');
    for (const [number, offset] of [...pdf.matchAll(/^(\d{10}) 00000 n/gm)].entries()) {
      expect(pdf.slice(Number(offset[1])).startsWith(`${number + 1} 0 obj`)).toBe(true);
    }
  });

  test('is written in its encoding, and remains text where it may as well be text or an example says so', async () => {
    const [plain, written] = [await bodyOf('/file', 'image/png'), await bodyOf('/text', 'image/png')];
    expect(written.toString()).toBe(plain.toString('base64'));
    expect(String(await bodyOf('/file', 'application/javascript'))).toBe('sample text');
    expect(String(await bodyOf('/file', 'application/x-tar'))).toBe('mine');
  });
});

test('items make up a body that only they describe, and a serialised example is the body', async () => {
  const item = { type: 'object', required: ['a'], properties: { a: { const: 1 } } };
  const examples = { data: { dataValue: { a: 0 } }, text: { serializedValue: '{"b": 2}' } };
  const content = {
    'application/jsonl': { itemSchema: item },
    'text/event-stream': { itemSchema: { type: 'object', properties: { data: { const: 'on' } } } },
    'application/json': { examples },
  };
  const paths = { '/': { get: { responses: { 200: { description: 'It', content } } } } };
  const mock = serve(paths, { openapi: '3.2.0' });
  const textOf = async (headers: Record<string, string>) =>
    (await mock.fetch('http://any/', { headers })).text();
  expect(await textOf({ Accept: 'application/jsonl' })).toBe('{"a":1}\n');
  expect(await textOf({ Accept: 'text/event-stream' })).toBe('data: on\n\n');
  expect(await textOf({ Prefer: 'example=text' })).toBe('{"b":2}');
});

test('headers are in the syntax of their fields, and of the media type that describes them', async () => {
  const text = { schema: { type: 'string' } };
  const json = (entry: object) => ({ content: { 'application/json': entry } });
  const headers = {
    ETag: text,
    'Last-Modified': text,
    'Retry-After': { schema: { type: 'integer' } },
    Vary: { ...text, example: 'Origin' },
    Location: { schema: { type: 'string', pattern: '^/things/\\d$' } },
    'X-List': { schema: { type: 'array', items: { type: 'integer' } } },
    'X-Shown': json({ schema: { type: 'object' }, example: { a: [1, 'b'] } }),
    'X-Made': json({ schema: { type: 'object', required: ['n'], properties: { n: { const: 7 } } } }),
  };
  const answer = await serve({
    '/headers': { get: { responses: { 200: { description: 'They', headers } } } },
  }).fetch('http://any/headers');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    etag: '"sample"',
    'last-modified': 'Mon, 15 Jan 2024 09:30:00 GMT',
    'retry-after': '1',
    vary: expect.stringContaining('Origin'),
    location: expect.stringMatching(/^\/things\/\d$/),
    'x-list': '1',
    'x-shown': '{"a":[1,"b"]}',
    'x-made': '{"n":7}',
  });
});

test('examples of schemas that violate them are told of once, and values that conform are sent', async () => {
  const part = {
    type: 'object',
    properties: { a: { type: 'integer', example: 'no' }, b: { type: 'string', example: 'yes' } },
  };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Part' } } };
  const get = { responses: { 200: { description: 'It', content } } };
  const mock = serve(
    { '/a': { get }, '/b': { get } },
    { openapi: '3.0.3', components: { schemas: { Part: part } } },
  );
  expect([...mock.inspect()].flat()).toEqual([
    'test GET /a 200 application/json: the example of the schema at /components/schemas/Part/properties/a violates it; a value that conforms is made in its place.',
  ]);
  expect(await (await mock.fetch('http://any/a')).json()).toEqual({ a: expect.any(Number), b: 'yes' });
});

test('where no body can be made, the answer says why', async () => {
  const content = (schema: object) => ({ content: { 'application/json': { schema } } });
  const get = (schema: object) => ({
    get: { responses: { 200: { description: 'It', ...content(schema) } } },
  });
  const mock = serve({
    '/broken': get({ type: 'string', pattern: '(' }),
    '/never': get({ type: 'string', minLength: 2, maxLength: 1 }),
  });
  const detailOf = async (path: string) => {
    const answer = await mock.fetch(`http://any${path}`);
    return [answer.status, ((await answer.json()) as { detail: string }).detail];
  };
  expect([await detailOf('/broken'), await detailOf('/never')]).toEqual([
    [500, expect.stringMatching(/^The schema of the body of status 200 cannot be used \(at .*\/pattern: /)],
    [500, 'No value could be made that conforms to the schema of application/json of status 200.'],
  ]);
});

test('problem details that are made up tell their own status', async () => {
  const schema = {
    type: 'object',
    required: ['status', 'title', 'code'],
    properties: { status: { type: 'integer' }, title: { type: 'string' }, code: { type: 'integer' } },
  };
  const failed = { description: 'Failed', content: { 'application/problem+json': { schema } } };
  const mock = serve({ '/thing': { get: { responses: { 204: { description: 'It' }, default: failed } } } });
  const answer = await mock.fetch('http://any/thing', { headers: { Prefer: 'code=503' } });
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { status: 503, title: 'Service Unavailable', code: expect.any(Number) },
  ]);
});

describe('a refusal says in one clause what is wrong:', () => {
  const parameter = (name: string, place: string, schema: object) => ({ name, in: place, schema });
  const parameters = [
    parameter('n', 'query', { type: 'integer' }),
    parameter('text', 'query', { type: 'string', minLength: 2 }),
    parameter('list', 'query', { type: 'array', items: { type: 'integer' } }),
    parameter('X-N', 'header', { type: 'integer' }),
    parameter('sid', 'cookie', { type: 'string' }),
    { ...parameter('id', 'path', { type: 'integer' }), required: true },
    { ...parameter('must', 'query', { type: 'boolean' }), required: true },
  ];
  const schema = { type: 'object', properties: { a: { type: 'integer' } } };
  const requestBody = { content: { 'application/json': { schema }, 'application/xml': { schema } } };
  const responses = { 204: { description: 'Done' } };
  const mock = serve({ '/{id}': { put: { parameters, requestBody, responses } } });

  test.each([
    ['/1?must=true&n=1&n=2', {}, 'the query parameter n is sent 2 times, where it has one value'],
    ['/1?must=true&text=ab&text=cd', {}, 'the query parameter text is sent 2 times, where it has one value'],
    ['/1?must=true', { Cookie: 'sid=1; sid=2' }, 'the cookie sid is sent 2 times, where it has one value'],
    ['/1?must=true&n=a', {}, 'the query parameter n must be a whole number'],
    ['/1?must=true&list=1&list=b', {}, 'the query parameter list at /1 must be a whole number'],
    ['/a?must=true', {}, 'the path parameter id must be a whole number'],
    ['/1?must=true', { 'X-N': 'a' }, 'the header X-N must be a whole number'],
    ['/1', {}, 'the query lacks `must`'],
    [
      '/1?must=true',
      { 'Content-Type': 'application/xml' },
      /^the body cannot be read: the text is not XML: [^.]+$/,
    ],
    [
      '/1?must=true',
      { 'Content-Type': 'application/json' },
      /^the body cannot be read: the text is not JSON: /,
    ],
    ['/1?must=true', { 'Content-Type': 'text/csv' }, /^the body is sent as text\/csv; /],
  ])('%s %j', async (path, headers: Record<string, string>, clause) => {
    const body = headers['Content-Type'] === undefined ? null : '<a>';
    const answer = await mock.fetch(`http://any${path}`, { method: 'PUT', headers, body });
    const { detail } = (await answer.json()) as { detail: string };
    const [, said] = /^The request departs from the document: (.*)\.$/.exec(detail) ?? [];
    expect(said).toEqual(typeof clause === 'string' ? clause : expect.stringMatching(clause));
  });
});

test('digest credentials have the fields of RFC 7616', async () => {
  const mock = serve(
    { '/': { get: { security: [{ digest: [] }], responses: { 204: { description: 'Done' } } } } },
    { components: { securitySchemes: { digest: { type: 'http', scheme: 'digest' } } } },
  );
  const statusOf = async (Authorization: string) =>
    (await mock.fetch('http://any/', { headers: { Authorization } })).status;
  const whole = 'digest username="a",realm="r", nonce="n", uri="/", response="0"';
  expect([await statusOf(whole), await statusOf('Digest username="a", realm="r"')]).toEqual([204, 401]);
});

test('base paths are those of all values that the variables of a server list', async () => {
  const variables = { version: { default: 'v2', enum: ['v1', 'v2'] }, free: { default: 'x' } };
  const servers = [{ url: 'https://api.example.com/{version}/{free}', variables }];
  const mock = serve({ '/a': { get: { responses: { 204: { description: 'It' } } } } }, { servers });
  const statuses: number[] = [];
  for (const path of ['/a', '/v2/x/a', '/v1/x/a', '/v3/x/a', '/v1/y/a'])
    statuses.push((await mock.fetch(`http://any${path}`)).status);
  expect(statuses).toEqual([204, 204, 204, 404, 404]);
});

test('a document that is given twice is served once; others of its name get a number', () => {
  const api = apiOf({ '/0': { get: { responses: { 204: { description: 'It' } } } } });
  const source = { name: 'a', api, path: 'a.yaml' };
  const mock = createMock({ apis: [source, { ...source }, { ...source, path: 'b/a.yaml' }] });
  expect(mock.sources.map(({ name }) => name)).toEqual(['a', 'a-2']);
  expect([...mock.inspect()].flat()).toEqual([
    'a.yaml is given twice, and served once.',
    'b/a.yaml is served as /a-2, because another document is called a.',
    expect.stringContaining('GET /0 is documented by a and a-2'),
  ]);
});
