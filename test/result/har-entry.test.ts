import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../src/http/message.js';
import { harEntry } from '../../src/result/har-entry.js';
import { keepSecrets } from '../../src/result/secrets.js';

const request = {
  method: 'POST',
  target: '/a?x=1&y=%C3%BC',
  headers: [['Content-Type', 'text/plain']] as const,
};
const answer = (body: Buffer | string): Delivery => ({
  ok: true,
  response: {
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', 'text/plain']],
    body: Buffer.from(body as string),
  },
  milliseconds: 7,
});
const plain = (text: string) => text;
const entryOf = (sent: Buffer | string, received: Buffer | string, hide = plain) =>
  harEntry(
    'http://a.example/',
    { ...request, body: Buffer.from(sent as string) },
    answer(received),
    '2030-01-01T00:00:00Z',
    hide,
  );

describe('a HAR entry', () => {
  test('holds both messages', () => {
    expect(entryOf('hi', 'ho')).toMatchObject({
      startedDateTime: '2030-01-01T00:00:00Z',
      time: 7,
      request: {
        method: 'POST',
        url: 'http://a.example/a?x=1&y=%C3%BC',
        headers: [{ name: 'Content-Type', value: 'text/plain' }],
        queryString: [
          { name: 'x', value: '1' },
          { name: 'y', value: 'ü' },
        ],
        bodySize: 2,
        postData: { mimeType: 'text/plain', text: 'hi' },
      },
      response: {
        status: 200,
        statusText: 'OK',
        content: { size: 2, mimeType: 'text/plain', text: 'ho' },
        bodySize: 2,
      },
    });
  });

  test('tells waiting from receiving, where that was measured', () => {
    const measured = { ...answer('ho'), milliseconds: 7, waited: 5 };
    const entry = harEntry('http://a.example/', request, measured, '2030-01-01T00:00:00Z', plain);
    expect(entry.timings).toEqual({ send: 0, wait: 5, receive: 2 });
  });

  test('of a request without a body has no postData', () => {
    expect(harEntry('http://a.example', request, answer(''), '', plain).request).not.toHaveProperty(
      'postData',
    );
  });

  test.each([
    ['nothing came', undefined, 0, ''],
    [
      'half an answer came',
      { status: 206, statusText: '', headers: [], body: Buffer.from('half') },
      206,
      'half',
    ],
  ])('says why, where %s', (_what, partial, status, text) => {
    const delivery: Delivery = {
      ok: false,
      failure: 'truncated',
      message: 'why',
      milliseconds: 1,
      ...(partial ? { partial } : {}),
    };
    const { response } = harEntry('http://a.example', request, delivery, '', plain);
    expect([response.status, response.content.text, response._error]).toEqual([status, text, 'why']);
  });

  test.each(['//', '//x y', '/%', '/a?%'])('is made of the odd target %j, too', (target) => {
    expect(harEntry('http://a.example', { ...request, target }, answer(''), '', plain).request.url).toBe(
      `http://a.example${target}`,
    );
  });

  test.each([
    ['up to 16 kB whole', 16 * 1024, (text: string) => text],
    [
      'beyond 16 kB cut, with its size',
      16 * 1024 + 1,
      (text: string) => `${text.slice(0, 16 * 1024)}… (16385 bytes in all)`,
    ],
  ])('keeps a body %s', (_what, length, expected) => {
    const text = 'x'.repeat(length);
    const { request: sent, response } = entryOf(text, text);
    expect(sent.postData?.text).toBe(expected(text));
    expect(response.content.text).toBe(expected(text));
  });

  test('cuts no character in half', () => {
    expect(entryOf('', `x${'🧾'.repeat(5_000)}`).response.content.text).toMatch(
      /^x(🧾)+… \(20001 bytes in all\)$/u,
    );
  });

  test('hides a secret that the cut goes through', () => {
    const secrets = keepSecrets();
    secrets.add('key', 'tally-secret-that-is-long');
    const text = `${'x'.repeat(16 * 1024 - 12)}tally-secret-that-is-long${'x'.repeat(99)}`;
    expect(entryOf(text, text, secrets.hide).response.content.text).not.toContain('tally');
  });

  test('hides a secret in every part', () => {
    const secrets = keepSecrets();
    secrets.add('key', 'tally-secret-1');
    const entry = harEntry(
      'http://a.example',
      {
        method: 'POST',
        target: '/tally-secret-1?k=tally-secret-1',
        headers: [['Content-Type', 'tally-secret-1']],
        body: Buffer.from('tally-secret-1'),
      },
      {
        ok: false,
        failure: 'truncated',
        message: 'tally-secret-1',
        milliseconds: 1,
        partial: {
          status: 200,
          statusText: 'tally-secret-1',
          headers: [['content-type', 'tally-secret-1']],
          body: Buffer.from('tally-secret-1'),
        },
      },
      '',
      secrets.hide,
    );
    expect(JSON.stringify(entry)).not.toContain('tally-secret-1');
  });
});
