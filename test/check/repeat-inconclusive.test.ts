import { expect, test } from '@jest/globals';
import type { Report } from '../../src/result/report.js';
import { checkThings, start } from './start-server.js';
import { type Handler, json, readThing, secret, things } from './thing-server.js';

const check = async (handler: Handler) => checkThings(await start(handler), { workers: 1 });

const found = ({ findings }: Report) =>
  findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
const inconclusive = ({ operations }: Report) =>
  operations.flatMap(({ uncovered }) => uncovered.filter((line) => line.includes('proves nothing')));

/** After a refusal it lets nothing through but a right request; `accepts` says what is wrongly let through then. */
function easilyUpset(accepts: (body: string) => boolean): Handler {
  const right = things();
  let isUpset = false;
  return (request, response, count) => {
    const isOrdinary = request.method === 'PATCH' && request.headers['x-key'] === secret;
    const isRight = readThing(request) !== undefined;
    if (isOrdinary && isUpset && !isRight) return json(response, 403, { error: 'calm down' });
    if (isOrdinary && !isRight && accepts(request.body))
      return json(response, 200, { id: 'known', name: 'x' });
    if (isOrdinary) isUpset = !isRight;
    right(request, response, count);
  };
}

test('a case behind a refusal of another kind is judged after an accepted request', async () => {
  const report = await check(easilyUpset((body) => body.includes('"size":"')));
  expect(found(report)).toContain('error accepted-invalid-request /size');
  expect(inconclusive(report)).toEqual([]);
});

test('a server that is only easily upset is not blamed', async () => {
  const report = await check(easilyUpset(() => false));
  expect(found(report).filter((line) => line.startsWith('error'))).toEqual([]);
  expect(inconclusive(report)).toEqual([]);
});

test('what stays inconclusive is listed', async () => {
  const right = things();
  const report = await check((request, response, count) => {
    const isWrong = request.method === 'PATCH' && request.headers['x-key'] === secret && !readThing(request);
    if (isWrong) json(response, 404, { error: 'no such thing' });
    else right(request, response, count);
  });
  expect(found(report)).toEqual([]);
  expect(inconclusive(report).length).toBeGreaterThan(3);
});
