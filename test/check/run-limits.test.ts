import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/result/report.js';
import { checkThings, start } from './start-server.js';
import { type Handler, json, readThing, thingDocument, things } from './thing-server.js';

const found = ({ findings }: Report) => findings.map(({ code, status }) => `${code} ${status}`);

/** Two operations beside the one of the document, to be checked before and after it. */
const threeOperations = thingDocument.replace(
  '  /things/{thingId}:',
  "  /list: {get: {operationId: list, security: [], responses: {'200': {description: ok}}}}\n  /gone: {delete: {operationId: gone, security: [], responses: {'204': {description: ok}}}}\n  /things/{thingId}:",
);

const right = things();

function lateBy(milliseconds: number, peak = { now: 0, most: 0 }): Handler {
  const fresh = things();
  return (request, response, count) => {
    peak.most = Math.max(peak.most, ++peak.now);
    setTimeout(() => {
      peak.now--;
      fresh(request, response, count);
    }, milliseconds);
  };
}

describe('requests under way at a time', () => {
  test('are eight at most where a server is slow, and the report is that of one at a time', async () => {
    const peak = { now: 0, most: 0 };
    const broken = (response: Report) => JSON.stringify([response.operations, found(response)]);
    const many = await checkThings(await start(lateBy(300, peak)), { maxCases: 30 });
    const one = await checkThings(await start(lateBy(0)), { workers: 1, maxCases: 30 });
    expect(broken(many)).toBe(broken(one));
    expect(peak.most).toBe(8);
  });

  test.each([
    ['as many as asked for', 3, 200, 3],
    ['one where a server is quick', 8, 0, 1],
  ])('%s', async (_what, workers, late, most) => {
    const peak = { now: 0, most: 0 };
    await checkThings(await start(lateBy(late, peak)), { workers, maxCases: 40 });
    expect(peak.most).toBe(most);
  });
});

test('a server that breaks down now and then beside others is found out', async () => {
  let faulty = 0;
  const late = lateBy(40);
  const server = await start((request, response, count) => {
    const isFaulty = request.method === 'PATCH' && readThing(request) === undefined;
    if (isFaulty && ++faulty % 10 === 0) setTimeout(() => json(response, 500, {}), 40);
    else late(request, response, count);
  });
  const report = await checkThings(server);
  expect(found(report)).toEqual(['server-error 500']);
  expect(report.operations[0]?.uncovered.join()).toContain('answered 500 beside other requests, 400 alone');
});

describe('--retry', () => {
  const flaky =
    (times: number): Handler =>
    (request, response, count) => {
      if (request.body.includes('size') && count % (times + 1) !== 0) response.destroy();
      else right(request, response, count);
    };

  test('asks again where no answer came', async () => {
    expect(found(await checkThings(await start(flaky(1)), { retries: 3 }))).toEqual([]);
  });

  test('blames a server that never answers all the same', async () => {
    const server = await start((request, response, count) => {
      if (request.body.includes('size')) response.destroy();
      else right(request, response, count);
    });
    expect(found(await checkThings(server, { retries: 1 }))).toEqual(['server-error ']);
  });
});

describe('--bail', () => {
  const failing: Handler = (request, response, count) => {
    if (request.method === 'PATCH') json(response, 500, {});
    else if (request.url === '/list') json(response, 200, []);
    else right(request, response, count);
  };

  test('stops after so many errors, and says what was left out', async () => {
    const server = await start(failing);
    const report = await checkThings(server, { bail: 1 }, threeOperations);
    expect(found(report)).toEqual(['server-error 500']);
    expect(report.notes).toEqual([
      'The run ended early, stopped by --bail 1: 1 of 3 operations were not checked.',
    ]);
    const gone = report.operations.find(({ operationId }) => operationId === 'gone');
    expect(gone).toMatchObject({
      uncovered: ['all cases: stopped by --bail 1'],
      cells: [{ verdict: 'unreached', reason: 'stopped by --bail 1' }],
    });
    expect(report.operations.find(({ operationId }) => operationId === 'changeThing')?.uncovered).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+ cases: stopped by --bail 1$/)]),
    );
    expect(server.received.some(({ url, method }) => method === 'DELETE' && url === '/gone')).toBe(false);
  });

  test('goes on below that', async () => {
    const report = await checkThings(await start(failing), { bail: 50 }, threeOperations);
    expect(report.notes).toEqual([]);
  });
});

describe('a server that dies', () => {
  test('ends the run: what killed it is found, what came after is not blamed', async () => {
    const server = await start((request, response, count) => {
      if (request.body.includes('size')) {
        response.destroy();
        void server.close();
      } else if (request.url === '/list') json(response, 200, []);
      else right(request, response, count);
    });
    const report = await checkThings(server, {}, threeOperations);
    expect(found(report)).toEqual(['server-error ']);
    expect(report.notes).toEqual([
      'The run ended early, the server could no longer be reached: 1 of 3 operations were not checked.',
    ]);
  });
});

describe('429', () => {
  test.each([
    ['documented, its body as described', '{"error":"later"}', []],
    ['documented, its body otherwise', '{"error":5}', ['response-body-schema 429']],
  ])('is judged and then repeated: %s', async (_what, body, findings) => {
    const text = thingDocument.replace(
      "        '409':",
      "        '429': {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n        '409':",
    );
    let asked = 0;
    const server = await start((request, response, count) => {
      if (request.method === 'PATCH' && asked++ % 5 === 0) {
        response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '0' }).end(body);
      } else right(request, response, count);
    });
    const report = await checkThings(server, {}, text);
    expect(found(report)).toEqual(findings);
    expect(report.operations[0]?.cells.find(({ status }) => status === '429')?.verdict).toMatch(
      /conforms|violates/,
    );
  });

  test.each([
    ['without Retry-After', {}],
    ['until a date', { 'Retry-After': new Date(Date.now() - 1_000).toUTCString() }],
  ])('is repeated %s', async (_what, headers) => {
    let asked = 0;
    const server = await start((request, response, count) => {
      if (request.method === 'PATCH' && asked++ === 1)
        json(response, 429, { error: 'x' }, headers as Record<string, string>);
      else right(request, response, count);
    });
    expect(found(await checkThings(server, { maxCases: 10 }))).toEqual([]);
  });

  test('to everything is never blamed as a status', async () => {
    const server = await start((_request, response) =>
      json(response, 429, { error: 'x' }, { 'Retry-After': '0' }),
    );
    expect(found(await checkThings(server, { maxCases: 10 }))).toEqual(['operation-not-reached 429']);
  });
});
