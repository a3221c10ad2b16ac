import { afterEach, describe, expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import { createControl } from '../../src/mock/admin/mock-control.js';
import type { MockExtension } from '../../src/mock/mock-extension.js';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import { createMemoryStore } from '../../src/mock/state/memory-store.js';
import { shopApi } from '../mock/state/shop.js';

const running: RunningMock[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((mock) => mock.close()));
});

const article = {
  id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  title: 'a',
  price: 1,
  updated_at: '2026-01-01T00:00:00Z',
};

async function checkMock(isStateful: boolean, ...extensions: MockExtension[]) {
  const api = shopApi();
  const apis = [{ name: 'shop', api, path: 'shop.json' }];
  const control = createControl({ apis, ...(isStateful ? { store: createMemoryStore() } : {}) });
  const { serveAdmin } = control;
  const all = [...extensions, ...control.extensions];
  const mock = await startMock({ apis, extensions: all, serveAdmin, port: 0, host: '127.0.0.1' });
  running.push(mock);
  return checkApi(api, {
    spec: 'shop.json',
    url: new URL(mock.url),
    statesUrl: new URL(`${mock.url}/_tally/states`),
    maxCases: 150,
  });
}

test.each([{ isStateful: true }, { isStateful: false }])(
  'a mock, stateful $isStateful, passes with every cell reached by its own states',
  async ({ isStateful }) => {
    const report = await checkMock(isStateful);
    expect(report.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    const cells = report.operations.flatMap((operation) => operation.cells);
    expect(cells.filter(({ verdict }) => verdict !== 'conforms')).toEqual([]);
    expect(cells.length).toBeGreaterThan(20);
  },
  60_000,
);

describe('a stateful mock is blamed like an implementation', () => {
  test('for an unknown id that it accepts', async () => {
    const forgetful: MockExtension = {
      keepsState: true,
      answer: ({ operation }) =>
        operation.path === '/articles/{articleId}' && operation.method === 'GET'
          ? { status: 200, body: article }
          : undefined,
    };
    const report = await checkMock(true, forgetful);
    expect(report.findings.map(({ code, path }) => `${code} ${path}`)).toContain(
      'unknown-id-accepted /articles/{articleId}',
    );
  }, 60_000);
});
