import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleRequest } from '../../../src/commands/sample-request.js';
import type {
  ComposedRequest,
  OperationDetail,
  RequestDraft,
  SentRequest,
} from '../../../src/mock/admin/shapes.js';
import { zooApi } from '../state/zoo.js';
import { galleryApi } from './gallery.js';
import { type Controlled, openControlled } from './open-controlled.js';

const api = 'gallery';
const operation = 'POST /pets/{petId}/{tags}';
let mock: Controlled;
beforeEach(async () => {
  const apis = [
    { name: 'zoo', api: zooApi(), path: 'zoo.json' },
    { name: api, api: galleryApi(), path: 'gallery.json' },
  ];
  mock = await openControlled({ apis, sampleRequest });
});
afterEach(() => mock.mock.close());

const get = async <Shape>(path: string) => (await mock.send('GET', `/_tally/${path}`)).value as Shape;
const detail = () => get<OperationDetail>(`operation?api=${api}&operation=${encodeURIComponent(operation)}`);
const compose = async (draft: Partial<RequestDraft>) =>
  (await mock.send('POST', '/_tally/compose', { api, operation, ...draft })).value as ComposedRequest;
const sendIt = async (request: unknown) =>
  (await mock.send('POST', '/_tally/send', request)).value as SentRequest;

/** The draft that a form begins with. */
async function filled(type = 'application/json'): Promise<RequestDraft> {
  const { parameters, body, credentials } = await detail();
  const values = parameters.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const]));
  const text = body?.content.find((each) => each.type === type)?.text ?? '';
  return { api, operation, parameters: Object.fromEntries(values), body: { type, text }, credentials };
}

test('all APIs are listed with their operations', async () => {
  const { apis } = await get<{ apis: { name: string; operations: unknown[] }[] }>('apis');
  expect(apis.map(({ name, operations }) => [name, operations.length])).toEqual([
    ['zoo', 20],
    ['gallery', 1],
  ]);
  expect(apis[1]).toMatchObject({
    title: 'Test',
    openapi: '3.1.0',
    file: 'gallery.json',
    operations: [
      {
        operation,
        id: 'drawPet',
        summary: 'Draw a pet',
        tags: ['Drawing'],
        deprecated: true,
      },
    ],
  });
});

describe('an operation', () => {
  test('tells what it takes and answers', async () => {
    const { parameters, body, responses, security, description } = await detail();
    expect(description).toBe('Draws it.');
    expect(parameters).toMatchObject([
      { key: 'path petId', type: 'integer', limits: ['1 to 99'], required: true },
      { key: 'path tags', type: 'list of string', limits: ['at least 1 items'] },
      { key: 'query limit', default: 10, examples: [{ name: '', value: 5 }] },
      { key: 'query filter', type: 'object', fields: [{ name: 'kind', choices: ['cat', 'dog'] }] },
      { key: 'header X-Trace', type: 'string, uuid' },
      { key: 'cookie theme', choices: [true, false] },
    ]);
    expect(parameters.filter(({ value }) => value !== undefined).map(({ key }) => key)).toEqual([
      'path petId',
      'path tags',
      'header X-Trace',
    ]);
    expect(body?.content.map(({ type, asWritten }) => [type, asWritten])).toEqual([
      ['application/json', true],
      ['application/x-www-form-urlencoded', false],
      ['multipart/form-data', false],
      ['application/xml', true],
      ['text/plain', true],
    ]);
    expect(body?.content[0]?.schema.fields).toMatchObject([
      { name: 'name', required: true, description: 'What it is called.', limits: ['1 to 20 characters'] },
      { name: 'kind', required: true, choices: ['cat', 'dog'] },
      { name: 'tags', required: false, type: 'list of string', limits: ['at most 3 items', 'no item twice'] },
      { name: 'owner', fields: [{ name: 'email', type: 'string, email' }, { name: 'age' }] },
    ]);
    expect(responses).toMatchObject([
      { status: '200', description: 'Done', content: [{ type: 'application/json', examples: [] }] },
      { status: '4XX', headers: ['X-Why'], content: [{ examples: ['small', 'large'] }] },
    ]);
    expect(security).toEqual([['key', 'session']]);
  });

  test.each([
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/xml',
    'text/plain',
  ])('is filled in so that the request is valid, as %s', async (type) => {
    const { errors, request } = await compose(await filled(type));
    expect(errors).toEqual([]);
    const { response, exchange } = await sendIt({ request });
    expect([response?.status, exchange?.errors]).toEqual([200, []]);
  });

  test('begins with the first example that conforms', async () => {
    const { body } = await detail();
    expect(JSON.parse(body?.content[0]?.text ?? '')).toEqual({ name: 'Rex', kind: 'dog' });
    expect(body?.content[0]?.examples.map(({ name }) => name)).toEqual(['wrong', 'rex']);
  });

  test.each([
    ['operation?api=moon&operation=x', 'No API is called moon; there are: zoo, gallery.'],
    ['operation?api=zoo&operation=x', 'zoo has no operation x.'],
  ])('that is not there is a 404: %s', async (path, detail) => {
    expect(await get(path)).toMatchObject({ status: 404, detail });
  });
});

describe('a composed request', () => {
  test('is written in the styles of the document, with its credentials', async () => {
    const { request, url } = await compose({
      parameters: {
        'path petId': 7,
        'path tags': ['a', 'b'],
        'query filter': { kind: 'cat' },
        'query limit': 'many',
        'header X-Trace': 'é',
        'cookie theme': true,
      },
      body: { type: 'application/x-www-form-urlencoded', text: '{"name": "A & B", "kind": "cat"}' },
      credentials: { key: 'k', session: 's' },
      headers: [['Prefer', 'code=404']],
    });
    expect(url).toBe(`${mock.mock.url}/gallery/pets/7/.a.b?limit=many&filter%5Bkind%5D=cat`);
    expect(request).toEqual({
      method: 'POST',
      target: '/gallery/pets/7/.a.b?limit=many&filter%5Bkind%5D=cat',
      headers: [
        ['X-Trace', 'é'],
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['Cookie', 'sid=s; theme=true'],
        ['Authorization', 'Bearer k'],
        ['Accept', '*/*'],
        ['Prefer', 'code=404'],
      ],
      body: { text: 'name=A+%26+B&kind=cat' },
    });
  });

  test('says what the document has against it, place by place', async () => {
    const { errors } = await compose({
      parameters: { 'path petId': 100, 'path tags': ['c'], 'query limit': 'many' },
      body: { type: 'application/json', text: '{"name": "", "owner": {"age": 3}}' },
    });
    expect(errors.map((each) => `${each.in} ${each.pointer} ${each.keyword}`).sort()).toEqual([
      'body  required',
      'body /name minLength',
      'body /owner/age minimum',
      'header /X-Trace required',
      'path /petId maximum',
      'path /tags/0 enum',
      'query /limit type',
    ]);
  });

  test('with a body that is no JSON goes as it is', async () => {
    const { request, errors } = await compose({ body: { type: 'application/json', text: '{"name": ' } });
    expect(request.body).toEqual({ text: '{"name": ' });
    expect(errors.filter((each) => each.in === 'body')).toMatchObject([{ keyword: 'syntax' }]);
  });

  test('is copied without what every client sends by itself', async () => {
    const { copies } = await compose(await filled());
    expect(copies.curl).not.toContain('Accept');
    expect(copies.curl).toContain(`-H 'Authorization: Bearer tally-mock'`);
    expect(copies.fetch).toContain('body: JSON.stringify({');
    expect(copies.axios).toContain(`import axios from 'axios';`);
  });

  test.each([
    { sent: [], detail: 'Send an object with `api` and `operation`.' },
    { sent: { parameters: [] }, detail: '`parameters` must be an object: "<in> <name>" → value.' },
    { sent: { body: {} }, detail: '`body` must have `type` and `text`.' },
    { sent: { credentials: { a: 1 } }, detail: '`credentials` must be an object of texts: scheme → secret.' },
    { sent: { headers: [['a']] }, detail: '`headers` must be a list of pairs of texts.' },
  ])('is refused: $detail', async ({ sent, detail }) => {
    expect((await mock.send('POST', '/_tally/compose', sent)).value).toMatchObject({ status: 400, detail });
  });
});

describe('a sent request', () => {
  const request = { method: 'GET', target: '/zoo/animals?kind=cat', headers: [['X-A', '1']] };

  test('comes back with its answer and why it is that', async () => {
    const { response, exchange, milliseconds } = await sendIt({ request });
    expect(response).toMatchObject({
      status: 200,
      statusText: 'OK',
      body: { text: expect.stringContaining('Rex') },
    });
    expect(response?.headers).toContainEqual(['Content-Type', 'application/json']);
    expect(exchange).toMatchObject({ number: 1, target: request.target, why: '200, the example' });
    expect(milliseconds).toBeGreaterThanOrEqual(0);
  });

  test('may be what no browser sends', async () => {
    const { exchange } = await sendIt({
      request: {
        method: 'GET',
        target: '/zoo/animals',
        headers: [
          ['Cookie', 'a=b'],
          ['Origin', 'http://a.example'],
        ],
        body: { base64: '/w==' },
      },
    });
    const { request: came } = await get<{ request: { headers: [string, string][]; body: unknown } }>(
      `exchange?number=${exchange?.number}`,
    );
    expect(came.headers).toEqual(
      expect.arrayContaining([
        ['Cookie', 'a=b'],
        ['Origin', 'http://a.example'],
      ]),
    );
    expect(came.body).toEqual({ base64: '/w==' });
  });

  test('is sent once more from the journal', async () => {
    await mock.send('PATCH', '/zoo/animals/10', { name: 'Max' }, { 'X-A': '1' });
    const { response, exchange } = await sendIt({ number: 1 });
    expect([response?.status, exchange?.number]).toEqual([200, 2]);
    expect(await get('exchange?number=2')).toMatchObject({
      method: 'PATCH',
      request: { body: { text: '{"name":"Max"}' }, headers: expect.arrayContaining([['X-A', '1']]) },
    });
    expect(await sendIt({ number: 99 })).toMatchObject({ status: 404 });
  });

  test('that is broken off says how', async () => {
    await mock.send('PUT', '/_tally/faults', { faults: [{ delivery: 'reset' }] });
    const { response, failure } = await sendIt({ request });
    expect([response, failure]).toEqual([undefined, 'the connection was closed without an answer']);
  });

  test.each([
    { sent: undefined, detail: expect.stringContaining('Send `request`') },
    { sent: { request: { ...request, method: 'GET /' } }, detail: '`method` must be a token.' },
    {
      sent: { request: { ...request, target: 'http://other.example/' } },
      detail: '`target` must be a path, percent-encoded.',
    },
    {
      sent: { request: { ...request, target: '/_tally/state' } },
      detail: 'The admin API does not send requests to itself.',
    },
    {
      sent: { request: { ...request, headers: [['A\n', 'b']] } },
      detail: 'The header "A\\n" cannot be sent.',
    },
    {
      sent: { request: { ...request, headers: [['A', 'b\r\nC: d']] } },
      detail: 'The header "A" cannot be sent.',
    },
    { sent: { request: { ...request, body: {} } }, detail: '`body` must have `text` or `base64`.' },
  ])('is refused: $detail', async ({ sent, detail }) => {
    expect(await sendIt(sent)).toMatchObject({ status: 400, detail });
  });
});
