import { describe, expect, test } from '@jest/globals';
import { createMock } from '../../src/commands/create-mock.js';
import { mockFetch } from '../../src/testing/mock-fetch.js';

const spec = 'test/testing/fixtures/books.yaml';
const change = {
  method: 'PATCH',
  headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
  body: '{"title":"Persuasion"}',
};
const address = 'https://books.example/api/books/b1';

describe('mockFetch answers from the contract', () => {
  test.each<[string, string | URL | Request, RequestInit | undefined, number]>([
    ['an address', address, undefined, 200],
    ['an address with a request', address, change, 200],
    ['a URL', new URL(address), undefined, 200],
    ['a Request', new Request(address, change), undefined, 200],
    ['a relative address', '/books/b1', undefined, 200],
    ['another host', 'http://localhost:3000/books/b1', undefined, 200],
    ['a body that breaks a rule', address, { ...change, body: '{"title":""}' }, 400],
    [
      'a request without credentials',
      address,
      { ...change, headers: { 'Content-Type': 'application/json' } },
      401,
    ],
    ['a path that is not documented', 'https://books.example/loans', undefined, 404],
  ])('to %s', async (_what, input, init, status) => {
    const answer = await mockFetch(spec)(input, init);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual(expect.any(Object));
  });

  test('with the address that was asked for', async () => {
    expect((await mockFetch(spec)(address)).url).toBe(address);
  });

  test('unless the request was aborted', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(mockFetch(spec)(address, { signal })).rejects.toThrow('too late');
    const late = createMock(spec, { extensions: [{ intercept: () => new Promise(() => undefined) }] });
    const waiting = mockFetch(late)(address, { signal: AbortSignal.timeout(10) });
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(late.fetch('/books/b1')).rejects.toThrow('Failed to parse URL');
  });
});

describe('what is answered can be chosen', () => {
  test.each<[string, Parameters<typeof mockFetch>[1], number[]]>([
    ['nothing', {}, [200, 200]],
    ['a status', { status: 404 }, [404, 404]],
    ['a status of one operation', { operations: { changeBook: { status: 409 } } }, [200, 409]],
    ['a status of all but one', { status: 404, operations: { 'GET /books/{id}': {} } }, [200, 404]],
  ])('by naming %s', async (_what, options, statuses) => {
    const fetching = mockFetch(spec, options);
    const answers = [await fetching(address), await fetching(address, change)];
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  test('as a generated body, the same for a seed', async () => {
    const body = async (seed: number) => (await mockFetch(spec, { dynamic: true, seed })(address)).json();
    expect(await body(7)).toEqual(await body(7));
    expect(await body(7)).not.toEqual({ id: 'b1', title: 'Emma', pages: 474 });
  });

  test('by the name of an example', async () => {
    const answer = await mockFetch(spec, { example: 'none such "quoted"' })(address);
    expect(await answer.text()).toContain('none such \\"quoted\\"');
  });

  test('for operations that the document has', () => {
    expect(() => mockFetch(spec, { operations: { getLoan: { status: 404 } } })).toThrow(
      /no operation getLoan; it has: getBook, changeBook/,
    );
  });
});
