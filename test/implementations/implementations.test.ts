import { afterEach, describe, expect, test } from '@jest/globals';
import {
  type Implementation,
  implementationNames,
  type StartOptions,
  startImplementation,
} from './implementation.js';
import type { Json, JsonObject } from './json.js';
import { mutants } from './mutants.js';
import type { ApiName } from './segment-api.js';
import { bodies } from './trial/bodies.js';
import { finding } from './trial/judge.js';
import { operations } from './trial/operations.js';
import { requestTo } from './trial/requests.js';
import { type Sent, send } from './trial/send.js';
import { askState, tryImplementation } from './trial/try-implementation.js';
import { variantNames } from './variants.js';

const running: Implementation[] = [];

async function start(name: string, options: StartOptions = {}): Promise<Implementation> {
  const implementation = await startImplementation(name, options);
  running.push(implementation);
  return implementation;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((implementation) => implementation.close()));
});

const SMALLEST = (name: ApiName) => bodies[name].smallest;
const json = (text: string) => JSON.parse(text) as JsonObject;

/** The same request with other bytes for a body, or with none. */
function withBytes({ body: _replaced, ...sent }: Sent, body: string | Buffer | undefined): Sent {
  return body === undefined ? sent : { ...sent, body };
}

async function update(implementation: Implementation, body: Json): Promise<JsonObject> {
  return json((await send(requestTo(implementation, body))).text);
}

describe('a correct implementation', () => {
  test.each(implementationNames)('%s keeps every promise of its page', async (name) => {
    expect(await tryImplementation(await start(name))).toEqual([]);
  });

  test.each(implementationNames.flatMap((name) => variantNames.map((variant) => [name, variant] as const)))(
    '%s keeps them in its %s variant',
    async (name, variant) => {
      const options: StartOptions = { variant, lateness: 0, states: true };
      expect(await tryImplementation(await start(name, options))).toEqual([]);
    },
  );

  test('an ornate variant writes as few servers do', async () => {
    const ornate = await start('aiderx', { variant: 'ornate', lateness: 300 });
    const received = await send(requestTo(ornate, SMALLEST('aiderx')));
    expect(received.headers).toMatchObject({
      'content-type': 'application/json; charset="UTF-8"',
      'transfer-encoding': 'chunked',
    });
    expect(received.text).toContain('\n  "_revision": 7');
    expect(json(received.text)).not.toHaveProperty('approximated_size');
  });

  test('a terse variant closes the connection, has no states and holds nulls', async () => {
    const terse = await start('aiderx', { variant: 'terse' });
    const received = await send(requestTo(terse, SMALLEST('aiderx')));
    expect(received.headers).toMatchObject({ connection: 'close' });
    expect(received.headers).not.toHaveProperty('content-length');
    expect(json(received.text)).toMatchObject({ description: null, approximated_size: null });
    await expect(askState(terse, '200', 'setup')).rejects.toThrow('was answered 404');
  });

  test.each([
    ['asapp', 'broken JSON', '{', 400, 'application/json'],
    ['asapp', 'a broken rule', '{"name":5}', 422, 'application/json'],
    ['asapp', 'a query type other than raw', '{"query":{"type":"sql"}}', 422, 'application/json'],
    ['asapp', 'no body', undefined, 400, 'application/json'],
    ['verbose', 'broken JSON', '{', 400, 'application/problem+json'],
    ['verbose', 'a broken rule', '{"name":5}', 422, 'application/problem+json'],
    ['sendgrid', 'broken JSON', '{', 400, 'application/json'],
    ['sendgrid', 'a broken rule', '{"name":5}', 400, 'application/json'],
    ['sendgrid', 'a query that selects nothing', '{"query_dsl":"DELETE"}', 400, 'application/json'],
    ['sendgrid', 'the name of another segment', '{"name":"Newsletter readers"}', 400, 'application/json'],
    ['kibamail', 'broken JSON', '{', 400, 'application/problem+json'],
    ['kibamail', 'no body', undefined, 400, 'application/problem+json'],
    ['aiderx', 'a broken rule', '{}', 422, 'application/problem+json'],
    ['aiderx', 'no body', undefined, 400, 'application/problem+json'],
  ] as const)('%s refuses %s', async (name, _what, body, status, mediaType) => {
    const received = await send(withBytes(requestTo(await start(name), {}), body));
    expect([received.status, received.headers['content-type']]).toEqual([status, mediaType]);
  });

  test.each([
    ['verbose', undefined],
    ['verbose', ''],
    ['sendgrid', undefined],
    ['sendgrid', ''],
  ] as const)('%s takes a request without a body, written %j, for an empty update', async (name, body) => {
    expect((await send(withBytes(requestTo(await start(name), {}), body))).status).toBe(200);
  });

  test.each(['application/json; charset=utf-8', 'Application/JSON'])(
    'takes a body labelled %s',
    async (type) => {
      const sent = requestTo(await start('asapp'), { name: 'x' });
      expect((await send({ ...sent, headers: { ...sent.headers, 'content-type': type } })).status).toBe(200);
    },
  );

  test.each(implementationNames)('%s answers an undeclared method 405 with the one it has', async (name) => {
    const { method } = operations[name];
    const received = await send({ ...requestTo(await start(name), undefined), method: 'DELETE' });
    expect([received.status, received.headers.allow]).toEqual([405, method]);
  });

  test.each(implementationNames)('%s answers an unknown path 404', async (name) => {
    const implementation = await start(name);
    const sent = requestTo(implementation, SMALLEST(name));
    expect((await send({ ...sent, url: `${implementation.url}/elsewhere` })).status).toBe(404);
  });

  test('asapp and sendgrid say what was wrong in the documented shape', async () => {
    const asapp = await update(await start('asapp'), { name: 5 });
    expect(asapp).toEqual({
      error: { requestId: expect.any(String), code: '422-01', message: '/name must be text.' },
    });
    const sendgrid = await update(await start('sendgrid'), { name: '' });
    expect(sendgrid).toEqual({ errors: [{ field: 'name', message: 'must have at least 1 characters' }] });
  });

  test('a refused request writes nothing', async () => {
    const implementation = await start('asapp');
    const { name } = await update(implementation, {});
    const sent = requestTo(implementation, { name: 'Intruder' });
    await send({ ...sent, headers: { ...sent.headers, 'asapp-api-secret': 'wrong' } });
    await update(implementation, { name: 'Half', query: 5 });
    expect(await update(implementation, {})).toMatchObject({ name });
  });

  test('asapp keeps the half of a query that was not sent', async () => {
    const answer = await update(await start('asapp'), { query: { raw: 'FALSE' } });
    expect(answer.query).toEqual({ type: 'raw', raw: 'FALSE' });
  });

  test('kibamail replaces the conditions whole and keeps the rest', async () => {
    const answer = await update(await start('kibamail'), { conditions: { subscribedToTopic: ['t'] } });
    expect(answer).toMatchObject({ name: 'Readers in Lagos', description: 'Opened a letter within a month' });
    expect(answer.conditions).toEqual({ subscribedToTopic: ['t'] });
  });

  test.each([
    ['sendgrid', 'updated_at'],
    ['kibamail', 'updatedAt'],
  ] as const)('%s refreshes %s', async (name, stamp) => {
    const answer = await update(await start(name), { name: 'Renamed' });
    expect(Date.parse(String(answer[stamp]))).toBeGreaterThan(Date.parse('2024-02-01T08:00:00.000Z'));
  });

  test('aiderx keeps the number that is its own', async () => {
    const answer = await update(await start('aiderx'), { ...SMALLEST('aiderx'), no: 5 });
    expect(answer.no).toBe(123);
  });

  const hostile = [
    ['NUL', '{"name":"a\\u0000b"}'],
    ['a lone surrogate', '{"name":"\\ud800"}'],
    ['a property named __proto__', '{"__proto__":{"name":5},"query":{"__proto__":{}}}'],
    ['deep nesting', `{"name":"x","more":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['text of nearly a megabyte', `{"name":"${'x'.repeat(1_000_000)}"}`],
    ['bytes that are not UTF-8', Buffer.from('{"name":"\xff"}', 'latin1')],
    ['a number beyond all bounds', '{"name":1e999}'],
  ] as const;

  test.each(implementationNames.flatMap((name) => hostile.map(([what, body]) => ({ name, what, body }))))(
    '$what in a body does not make $name fail',
    async ({ name, body }) => {
      const received = await send(withBytes(requestTo(await start(name), {}), body));
      expect(received.complete).toBe(true);
      expect([200, 400, 422]).toContain(received.status);
    },
  );

  test('an asapp body of more than a megabyte is refused as the page says', async () => {
    const received = await send(requestTo(await start('asapp'), { name: 'x'.repeat(1_048_577) }));
    expect([received.status, json(received.text)]).toEqual([
      413,
      { error: { requestId: expect.any(String), code: '413-01', message: expect.any(String) } },
    ]);
  });

  test.each([
    ['that is no percent-encoding', '%zz', 400],
    ['of a NUL', '%00', 404],
    ['of five thousand letters', 'x'.repeat(5_000), 404],
    ['without a letter', '', 404],
    ['of dots and slashes', '..%2f..', 404],
  ])('an id %s is refused', async (_what, id, status) => {
    const sent = requestTo(await start('asapp'), {});
    expect((await send({ ...sent, url: sent.url.replace('USER_SUPPORT', id) })).status).toBe(status);
  });
});

describe('provider states', () => {
  const ask = (url: string, body: Json): Promise<{ status: number }> =>
    send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const params = { operationId: 'patchSegment', method: 'PATCH', path: operations.asapp.path, status: '409' };

  test.each([
    [
      'a status that needs a faulty request',
      { state: 's', action: 'setup', params: { ...params, status: '422' } },
      404,
    ],
    ['a status as a range', { state: 's', action: 'setup', params: { ...params, status: '4XX' } }, 404],
    ['another operation', { state: 's', action: 'setup', params: { ...params, path: '/else' } }, 404],
    ['another method', { state: 's', action: 'setup', params: { ...params, method: 'GET' } }, 404],
    ['a status as a number', { state: 's', action: 'setup', params: { ...params, status: 409 } }, 400],
    ['an action it does not know', { state: 's', action: 'begin', params }, 400],
    ['no params', { state: 's', action: 'setup' }, 400],
    ['a list', [], 400],
  ] as const)('%s is not set up', async (_what, body, status) => {
    const { statesUrl } = await start('asapp');
    expect((await ask(statesUrl, body as unknown as Json)).status).toBe(status);
  });

  test('a request that is not JSON is malformed', async () => {
    const { statesUrl } = await start('asapp');
    const headers = { 'content-type': 'application/json' };
    expect((await send({ method: 'POST', url: statesUrl, headers, body: '{' })).status).toBe(400);
  });

  test.each(['413', '429', '500', '503'])('%s lasts until teardown', async (status) => {
    const implementation = await start('asapp');
    const values = await askState(implementation, status, 'setup');
    const sent = requestTo(implementation, {}, String(values.segmentId));
    expect(String((await send(sent)).status)).toBe(status);
    expect(String((await send(sent)).status)).toBe(status);
    await askState(implementation, status, 'teardown');
    expect((await send(sent)).status).toBe(200);
  });

  test('a state replaces the one before', async () => {
    const implementation = await start('asapp');
    await askState(implementation, '503', 'setup');
    const values = await askState(implementation, '409', 'setup');
    expect((await send(requestTo(implementation, {}, String(values.segmentId)))).status).toBe(409);
    expect((await send(requestTo(implementation, {}))).status).toBe(200);
  });

  test('an implementation started without states has none', async () => {
    const { statesUrl } = await start('asapp', { states: false });
    expect((await ask(statesUrl, { state: 's', action: 'setup', params })).status).toBe(404);
  });
});

describe('mutants', () => {
  test.each(mutants)(
    '$api $mutant breaks its one promise and no other',
    async ({ api, mutant, expect: expected }) => {
      const found = await tryImplementation(await start(api, { mutant }));
      expect(found).toEqual([finding(expected.code, expected.status, expected.pointer)]);
    },
  );

  test.each(implementationNames)('%s has at least twenty-five, each with a name of its own', (name) => {
    const names = mutants.filter(({ api }) => api === name).map(({ mutant }) => mutant);
    expect(names.length).toBeGreaterThanOrEqual(25);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each([
    ['nobody', {}, 'No implementation "nobody"; there are asapp, verbose, sendgrid, kibamail, aiderx.'],
    ['verbose', { mutant: 'nothing' }, 'No mutant "nothing" of verbose; there are ok-as-text, '],
  ] as const)(
    'a name that does not exist, %s %j, is met by those that do',
    async (name, options, message) => {
      await expect(startImplementation(name, options)).rejects.toThrow(message);
    },
  );
});

test('the port is the one that was asked for', async () => {
  const first = await start('asapp');
  const port = Number(new URL(first.url).port);
  await expect(startImplementation('verbose', { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a request on a closed implementation gets no answer', async () => {
  const implementation = await startImplementation('kibamail');
  const sent: Sent = requestTo(implementation, {});
  await implementation.close();
  expect((await send(sent)).status).toBe(0);
});
