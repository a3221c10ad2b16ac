import { describe, expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/mock/create-mock.js';
import type { MockExchange, MockExtension } from '../../src/mock/mock-extension.js';
import { fixtureApis } from './open-mock.js';

function mockWith(...extensions: MockExtension[]): Mock {
  return createMock({ apis: fixtureApis(), extensions });
}

const id = '0b9d3d8e-3d6f-4c7e-9a3b-0a3e5c7a1b2c';
const replace = (mock: Mock, body: string, type = 'application/json') =>
  mock.fetch('http://mock/notes/a%2Fb', { method: 'PUT', headers: { 'Content-Type': type }, body });
const valid = '{"text":"long enough"}';

describe('an extension', () => {
  test('sees the operation, the parameters by name and the decoded body', async () => {
    const seen: unknown[] = [];
    const mock = mockWith({
      answer: ({ source, operation, parameters, value }) => {
        seen.push([source.name, operation.id, Object.fromEntries(parameters), value]);
        return undefined;
      },
    });
    await replace(mock, valid);
    await mock.fetch('http://mock/notes?limit=7&tag=a&tag=b&__code=404');
    expect(seen).toEqual([
      ['notes', 'replaceNote', { noteId: 'a/b' }, { text: 'long enough' }],
      ['notes', 'listNotes', { limit: 7, tag: ['a', 'b'] }, undefined],
    ]);
  });

  test('that intercepts answers before the request is judged, also later', async () => {
    const mock = mockWith(
      { intercept: () => undefined },
      { intercept: async () => ({ status: 503, headers: [['Retry-After', '1']], origin: 'busy' }) },
    );
    const answer = await replace(mock, 'no JSON');
    expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([503, '1', '']);
  });

  test('that answers is asked for requests that conform only', async () => {
    const mock = mockWith({ answer: () => ({ status: 200, body: { id, text: 'from the state' } }) });
    const refused = await replace(mock, '{"text":"short"}');
    const answered = await replace(mock, valid);
    expect([refused.status, answered.status, await answered.json()]).toEqual([
      422,
      200,
      { id, text: 'from the state' },
    ]);
    expect(answered.headers.get('content-type')).toBe('application/json');
  });

  test.each([
    { adapted: { id, text: 'what was sent' }, text: 'what was sent' },
    { adapted: { id, text: 'short' }, text: expect.stringMatching(/.{8}/) },
  ])('that makes $adapted of the chosen value is heeded where that conforms', async ({ adapted, text }) => {
    const answer = await replace(mockWith({ adapt: () => adapted }), valid);
    expect(await answer.json()).toMatchObject({ text });
  });

  test('whose answer violates its schema is passed over', async () => {
    const mock = mockWith({ answer: async () => ({ status: 200, body: { id: 'no' } }) });
    expect(await (await replace(mock, valid)).json()).toMatchObject({
      text: expect.stringMatching(/.{8}/),
    });
  });

  test('that observes is told of every answer and where it came from', async () => {
    const seen: MockExchange[] = [];
    const mock = mockWith({ observe: (exchange) => void seen.push(exchange) });
    await mock.fetch('http://mock/notes', { headers: { Prefer: 'example=one' } });
    await mock.fetch('http://mock/notes/notes?limit=0');
    await mock.fetch('http://mock/nowhere');
    expect(
      seen.map(({ status, answer, operationId, reason }) => [status, answer.origin, operationId, reason]),
    ).toEqual([
      [200, '200, example one', 'listNotes', undefined],
      [422, undefined, 'listNotes', expect.stringContaining('limit')],
      [404, undefined, undefined, expect.stringContaining('/nowhere')],
    ]);
  });
});
