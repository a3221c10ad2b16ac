import http from 'node:http';
import https from 'node:https';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { mockWithNock, type NockMock } from '../../src/testing/mock-with-nock.js';

const path = '/v3/marketing/segments/2.0/abc';

function send(origin: string, headers: Record<string, string>, body: string) {
  const { request } = origin.startsWith('https') ? https : http;
  return new Promise<{ status: number; type: string | undefined; text: string }>((resolve, reject) => {
    const sent = request(origin + path, { method: 'PATCH', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'], text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

// Core modules are shared by the test files of a worker: what nock put into them is taken out again.
afterAll(() => nock.restore());

describe('mockWithNock answers from the contract inside the process', () => {
  let mock: NockMock;
  afterEach(() => mock.restore());
  const authorised = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };

  test.each([
    ['a valid request', authorised, '{"name":"Readers"}', 200],
    ['a documented status that is asked for', { ...authorised, Prefer: 'code=500' }, '{}', 500],
    ['a body that breaks a rule', authorised, '{"name":""}', 400],
    ['a request without credentials', { 'Content-Type': 'application/json' }, '{}', 401],
  ])('to %s', async (_what, headers, body, status) => {
    mock = mockWithNock('sendgrid', { origin: 'http://segments.test' });
    const answer = await send(mock.origin, headers, body);
    expect(answer.status).toBe(status);
    expect(answer.type).toMatch(/^application\/(problem\+)?json$/);
    expect(JSON.parse(answer.text)).toEqual(expect.any(Object));
  });

  test("at the document's own server where no other is given", async () => {
    mock = mockWithNock('sendgrid');
    expect(mock.origin).toBe('https://api.sendgrid.com');
    expect((await send(mock.origin, authorised, '{}')).status).toBe(200);
  });

  test('as chosen', async () => {
    mock = mockWithNock('sendgrid', { origin: 'http://segments.test', status: 500 });
    expect((await send(mock.origin, authorised, '{"name":"Readers"}')).status).toBe(500);
  });

  test('until it is restored', async () => {
    nock.disableNetConnect();
    mock = mockWithNock('sendgrid', { origin: 'http://segments.test' });
    mock.restore();
    await expect(send(mock.origin, authorised, '{}')).rejects.toThrow(/No match|Disallowed/);
    nock.enableNetConnect();
  });
});
