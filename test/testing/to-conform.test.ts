import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axios from 'axios';
import superagent from 'superagent';
import supertest from 'supertest';
import '../../src/public/jest.js';
import { type ServedTarget, serveTarget } from '../../src/testing/serve-target.js';
import type { FetchFunction } from '../../src/testing/target.js';
import type { ConformOptions } from '../../src/testing/to-conform.js';

const spec = 'test/testing/fixtures/books.yaml';
const book = { id: 'b1', title: 'Emma', pages: 474 };

/** What the server answers is said in the request, so that a test shows both. */
const answering: FetchFunction = (request) => {
  const { status, type, text } = JSON.parse(request.headers.get('x-answer') ?? '{}');
  return new Response(text, { status, headers: type === undefined ? {} : { 'Content-Type': type } });
};

let server: ServedTarget;
beforeAll(async () => {
  server = await serveTarget(answering);
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly text: string;
}
const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  text: JSON.stringify(value),
});
const asking = (answer: Answer) => ({ 'X-Answer': JSON.stringify(answer) });
const at = (path = '/api/books/b1') => new URL(path, server.url).href;

/** Each client as a test uses it, with a GET. */
const clients = {
  fetch: (answer: Answer) => fetch(at(), { headers: asking(answer) }),
  axios: (answer: Answer) => axios.get(at(), { headers: asking(answer), validateStatus: () => true }),
  'axios with an instance': (answer: Answer) =>
    axios
      .create({ baseURL: at('/api'), headers: asking(answer), validateStatus: () => true })
      .get('/books/b1', { responseType: 'arraybuffer' }),
  'axios over fetch': (answer: Answer) =>
    axios.get(at(), { headers: asking(answer), adapter: 'fetch', validateStatus: () => true }),
  superagent: (answer: Answer) =>
    superagent
      .get(at())
      .set(asking(answer))
      .ok(() => true),
  supertest: (answer: Answer) => supertest(server.url.origin).get('/api/books/b1').set(asking(answer)),
};
const each = Object.entries(clients) as [string, (answer: Answer) => PromiseLike<unknown>][];

/** What the matcher says of a response, in one way for those that are waited for and those that are not. */
async function messageOf(response: unknown, options?: ConformOptions): Promise<string> {
  try {
    await expect(response).toConform(spec, options);
    return 'conforms';
  } catch (error) {
    return (error as { message: string }).message;
  }
}

describe.each(each)('a response of %s', (_client, get) => {
  const judged = async (answer: Answer) => messageOf(await get(answer), { operation: 'getBook' });

  test('conforms', async () => {
    await expect(await get(json(book))).toConform(spec, { operation: 'getBook' });
    await expect(await get(json({ error: 'none' }, 404))).toConform(spec, { operation: 'getBook' });
  });

  test.each<[string, Answer, RegExp]>([
    [
      'has another shape',
      json({ ...book, pages: 'many' }),
      /response-body-schema\n.*`\/pages` must be a whole number; it is "many"\./,
    ],
    ['has no body', { status: 200, type: 'application/json', text: '' }, /response-body-missing/],
    [
      'is of another type',
      { ...json(book), type: 'text/html' },
      /response-media-type\n.*`text\/html`, where application\/json/,
    ],
    [
      'has a status that is not listed',
      json(book, 418),
      /undocumented-status\n.*status 418, which .* lists 200, 404/,
    ],
  ])('departs where it %s', async (_what, answer, expected) => {
    await expect(judged(answer)).resolves.toMatch(expected);
  });

  test('not to conform is a claim as well', async () => {
    await expect(await get(json({}))).not.toConform(spec, { operation: 'getBook' });
  });
});

test.each(['fetch', 'axios', 'axios with an instance'] as const)(
  'a body that is no JSON departs, where %s does not refuse it itself',
  async (client) => {
    const response = await clients[client]({ status: 200, type: 'application/json', text: 'Emma' });
    expect(await messageOf(response, { operation: 'getBook' })).toMatch(/response-body-(malformed|schema)/);
  },
);

test('a message says where, what and how to mend it', async () => {
  const response = await clients.supertest(json({ ...book, id: 7 }));
  expect(await messageOf(response)).toMatchInlineSnapshot(`
"GET /books/{id} → 200 departs from test/testing/fixtures/books.yaml:

test/testing/fixtures/books.yaml:44:27 error response-body-schema
  The body at \`/id\` must be a string; it is 7.
  at /components/responses/Book/content/application~1json/schema/properties/id/type
  44 |               id: { type: string }
                                 ^^^^^^
  fix: Correct the answer, or the document here."
`);
});

describe('the operation is found', () => {
  test.each<[string, () => PromiseLike<unknown>]>([
    ['behind the base path', () => clients.supertest(json(book))],
    [
      'without the base path',
      () =>
        supertest(server.url.origin)
          .get('/books/b1')
          .set(asking(json(book))),
    ],
    ['with a query', () => axios.get(at('/api/books/b1?lang=en'), { headers: asking(json(book)) })],
    ['by GET where HEAD was sent', () => axios.head(at(), { headers: asking({ ...json(book), text: '' }) })],
  ])('%s', async (_where, get) => {
    expect(await messageOf(await get())).toBe('conforms');
  });

  test.each<[string, (answer: Answer) => PromiseLike<unknown>, ConformOptions, RegExp]>([
    [
      'a method that a fetch response does not say',
      clients.fetch,
      {},
      /does not say its method, and http.* has GET, PATCH\. Name the operation: \{ operation: 'getBook' \}/,
    ],
    [
      'a path that the document does not have',
      () => axios.get(at('/loans'), { headers: asking(json({})) }),
      {},
      /books\.yaml has no operation at GET \/loans\. Name the operation/,
    ],
    [
      'an operation that the document does not have',
      clients.axios,
      { operation: 'getLoan' },
      /no operation getLoan; it has: getBook, changeBook/,
    ],
    [
      'a response that was made and not fetched',
      async () => Response.json(book),
      {},
      /does not say where it came from/,
    ],
  ])('or the message names the choice: %s', async (_what, get, options, expected) => {
    expect(await messageOf(await get(json(book)), options)).toMatch(expected);
  });

  test('by the request that a fetch response came for', async () => {
    const request = new Request(at(), { headers: asking(json(book)) });
    expect(await messageOf(await fetch(request.clone()), { request })).toBe('conforms');
  });

  test('of a response without an address, by its name', async () => {
    expect(await messageOf(Response.json(book), { operation: 'GET /books/{id}' })).toBe('conforms');
  });
});

describe('the request is judged where it was not refused', () => {
  const patch = (body: object, answer: Answer) => ({
    axios: () => axios.patch(at(), body, { headers: asking(answer), validateStatus: () => true }),
    superagent: () =>
      superagent
        .patch(at())
        .set(asking(answer))
        .ok(() => true)
        .send(body),
    supertest: () => supertest(server.url.origin).patch('/api/books/b1').set(asking(answer)).send(body),
  });
  const names = ['axios', 'superagent', 'supertest'] as const;

  test.each(names)('by %s', async (client) => {
    const wrong = { title: '' };
    expect(await messageOf(await patch({ title: 'Emma' }, json(book))[client]())).toBe('conforms');
    expect(await messageOf(await patch(wrong, json({ error: 'title' }, 400))[client]())).toBe('conforms');
    expect(await messageOf(await patch(wrong, json(book))[client]())).toMatch(
      /accepted-invalid-request\n.*answered 200, though in its body at `\/title` must be at least 1 character long/,
    );
  });

  test('by fetch, where the request is given', async () => {
    const request = new Request(at(), {
      method: 'PATCH',
      headers: { ...asking(json(book)), 'Content-Type': 'application/json' },
      body: '{"pages":0}',
    });
    expect(await messageOf(await fetch(request.clone()), { request })).toMatch(
      /at `\/pages` must be at least 1/,
    );
  });

  test('but not where the client did not keep what it sent', async () => {
    const form = new FormData();
    form.append('title', '');
    const response = await axios.patch(at(), form, { headers: asking(json(book)) });
    expect(await messageOf(response)).toBe('conforms');
  });
});

describe('the response of an error', () => {
  const answer = json({ error: 'none' }, 404);
  test.each<[string, () => PromiseLike<unknown>]>([
    ['axios', () => axios.get(at(), { headers: asking(answer) })],
    ['superagent', () => superagent.get(at()).set(asking(answer))],
  ])('of %s is judged', async (_client, get) => {
    await expect(get()).rejects.toConform(spec);
    await expect(get()).rejects.not.toConform('sendgrid', {
      operation: 'PATCH /v3/marketing/segments/2.0/{segment_id}',
    });
  });
});

describe('what cannot be read is told', () => {
  test.each<[string, () => PromiseLike<unknown>, RegExp]>([
    ['a value that is no response', async () => ({ status: 200 }), /no response of fetch, axios/],
    ['nothing', async () => undefined, /no response of fetch, axios/],
    [
      'a stream',
      () => axios.get(at(), { headers: asking(json(book)), responseType: 'stream' }),
      /body is a stream/,
    ],
    [
      'a body that was read before',
      async () => {
        const response = await clients.fetch(json(book));
        await response.json();
        return response;
      },
      /read before; call toConform first/,
    ],
  ])('%s', async (_what, get, expected) => {
    expect(await messageOf(await get(), { operation: 'getBook' })).toMatch(expected);
  });

  test('a fetch response can still be read after it was judged', async () => {
    const response = await clients.fetch(json(book));
    await expect(response).toConform(spec, { operation: 'getBook' });
    expect(await response.json()).toEqual(book);
  });
});
