import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/result/report.js';
import { requestMessage, responseMessage, type ShownMessage } from '../../src/web/report/http-message.js';
import { markOf } from '../../src/web/report/marked-part.js';
import { finding } from '../report/small-report.js';
import { exchanged } from '../report/telling-report.js';

const textOf = ({ lines }: ShownMessage) =>
  lines.map(({ pieces }) => pieces.map(([, text]) => text).join(''));
const markedIn = (message: ShownMessage) => textOf(message).filter((_, at) => message.marked.has(at));
const entry = exchanged({ name: 'One' }, { id: 1, tags: ['a'] });

describe('a message of an exchange', () => {
  test('is shown as it goes over the wire', () => {
    expect(textOf(requestMessage(entry))).toEqual([
      'PUT /things/1?limit=5 HTTP/1.1',
      'Content-Type: application/json',
      'Authorization: Bearer $API_KEY',
      'Cookie: sid=1',
      '',
      '{',
      '  "name": "One"',
      '}',
    ]);
    expect(textOf(responseMessage(entry)).slice(0, 3)).toEqual([
      'HTTP/1.1 200 OK',
      'Content-Type: application/json',
      'ETag: v1',
    ]);
  });

  test.each<[string, Partial<Finding>, string[], string[]]>([
    ['in the body of the answer', { location: 'response body', pointer: '/tags/0' }, [], ['    "a"']],
    ['missing in that body', { location: 'response body', pointer: '/tags/9' }, [], ['  "tags": [', '  ]']],
    ['that is the whole body', { location: 'response body', pointer: '' }, [], ['{']],
    ['in a header of the answer', { location: 'response header', pointer: '/etag' }, [], ['ETag: v1']],
    [
      'in a header that is missing',
      { location: 'response header', pointer: '/Link' },
      [],
      ['HTTP/1.1 200 OK'],
    ],
    ['in the answer as such', { location: 'response', pointer: '' }, [], ['HTTP/1.1 200 OK']],
    ['in the body of the request', { location: 'request body', pointer: '/name' }, ['  "name": "One"'], []],
    [
      'in the query',
      { location: 'request query', pointer: '/limit' },
      ['PUT /things/1?limit=5 HTTP/1.1'],
      [],
    ],
    ['in the path', { location: 'request path', pointer: '/id' }, ['PUT /things/1?limit=5 HTTP/1.1'], []],
    ['in a cookie', { location: 'request cookie', pointer: '/sid' }, ['Cookie: sid=1'], []],
    [
      'in the credential',
      { location: 'credential', pointer: '/key' },
      ['Authorization: Bearer $API_KEY'],
      [],
    ],
    ['nowhere in it', { location: 'callback', pointer: '' }, [], []],
  ])('marks the place %s', (_what, more, request, response) => {
    const mark = markOf(finding({ ...more, exchange: entry }));
    expect(markedIn(requestMessage(entry, mark.request))).toEqual(request);
    expect(markedIn(responseMessage(entry, mark.response))).toEqual(response);
  });

  test('that is missing says why', () => {
    const { response } = entry;
    const none = { ...entry, response: { ...response, status: 0, _error: 'the connection was dropped' } };
    expect(markedIn(responseMessage(none))).toEqual(['the connection was dropped']);
  });

  test('that is no text is told by its size', () => {
    const content = { size: 4, mimeType: 'image/png', text: 'iVBO', encoding: 'base64' as const };
    const binary = { ...entry, response: { ...entry.response, content } };
    expect(textOf(responseMessage(binary)).at(-1)).toBe('(4 bytes of image/png)');
  });
});
