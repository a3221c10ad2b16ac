import { afterEach, describe, expect, test } from '@jest/globals';
import { createControl } from '../../../src/mock/admin/mock-control.js';
import { type RunningMock, startMock } from '../../../src/mock/start-mock.js';
import { sendRequest } from '../send-raw.js';
import { apiOf } from '../state/api-of.js';

const answer = (content: object) => ({ get: { responses: { 200: { description: '', content } } } });
const script = '<script>fetch("/_tally/state", { method: "DELETE" })</script>';
const api = apiOf({
  '/page': answer({ 'text/html': { example: script } }),
  '/drawing': answer({ 'image/svg+xml': { example: '<svg xmlns="http://www.w3.org/2000/svg"/>' } }),
  '/anything': answer({ '*/*': { example: script } }),
  '/json': answer({ 'application/json': { example: script } }),
  '/problem': answer({ 'application/problem+json': { example: {} } }),
});

let mock: RunningMock;
afterEach(() => mock.close());

async function policyOf(path: string, console: boolean) {
  const apis = [{ name: 'a', api, path: 'a.json' }];
  const { extensions, serveAdmin } = createControl({ apis, access: { console } });
  mock = await startMock({ apis, extensions, serveAdmin, port: 0, host: '127.0.0.1' });
  return (await sendRequest(mock.port, { path, headers: { Accept: 'text/html, */*;q=0.8' } })).headers[
    'content-security-policy'
  ];
}

describe('beside a console', () => {
  test.each(['/page', '/drawing', '/anything'])(
    'what a browser could run, %s, has an origin of its own',
    async (path) => {
      const policy = await policyOf(path, true);
      expect(policy).toMatch(/^sandbox /);
      expect(policy).not.toContain('allow-same-origin');
    },
  );

  test.each(['/json', '/problem', '/nowhere'])('JSON, %s, is as it was', async (path) => {
    expect(await policyOf(path, true)).toBeUndefined();
  });
});

test('without a console pages are as they were', async () => {
  expect(await policyOf('/page', false)).toBeUndefined();
});
