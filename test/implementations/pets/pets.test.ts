import { afterEach, describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../json.js';
import { type Received, send } from '../trial/send.js';
import { petMutants } from './pet-mutants.js';
import { petVariants } from './pet-variants.js';
import { type PetsOptions, type PetsServer, startPets } from './start-pets.js';

const running: PetsServer[] = [];

async function start(options?: PetsOptions): Promise<PetsServer> {
  const server = await startPets(options);
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const BEARER = { authorization: 'Bearer pt_7fQ2xW90' };
const BASIC = { authorization: `Basic ${Buffer.from('ada:open:sesame').toString('base64')}` };
const JSON_TYPE = { 'content-type': 'application/json' };
const MINKA = { name: 'Minka', species: 'cat', weightKg: 4.2 };
const INTAKE = { kind: 'found', petName: 'Rex', position: [52.5, 13.4] };

function ask(
  { url }: PetsServer,
  target: string,
  headers: Record<string, string> = {},
  body?: Json,
): Promise<Received> {
  const [method = '', path = ''] = target.split(' ');
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const type = text === undefined ? {} : JSON_TYPE;
  return send({
    method,
    url: url + path,
    headers: { ...type, ...headers },
    ...(text !== undefined && { body: text }),
  });
}

const form = (text: string) =>
  [{ ...BASIC, 'content-type': 'application/x-www-form-urlencoded' }, text] as const;
const parts = (...fields: (readonly [head: string, content: string])[]) =>
  [
    { ...BEARER, 'content-type': 'multipart/form-data; boundary=b' },
    `${fields
      .map(([head, content]) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`)
      .join('')}--b--\r\n`,
  ] as const;

describe('the pets server', () => {
  test.each([
    ['GET /pets', BEARER, undefined, 200],
    ['GET /pets', { 'x-app-key': 'app-55-zebra' }, undefined, 200],
    ['GET /pets', {}, undefined, 401],
    ['GET /pets', { authorization: 'Bearer pt_7fQ2xW91' }, undefined, 401],
    ['GET /pets?limit=100&species=cat,dog&tag=calm&tag=indoor&sort=-name', BEARER, undefined, 200],
    ['GET /pets?limit=101', BEARER, undefined, 400],
    ['GET /pets?limit=ten', BEARER, undefined, 400],
    ['GET /pets?species=cat,yak', BEARER, undefined, 400],
    ['GET /pets?species=%zz', BEARER, undefined, 400],
    ['GET /pets', { ...BEARER, 'x-request-id': 'seven' }, undefined, 400],
    ['POST /pets', BEARER, MINKA, 201],
    ['POST /pets', BEARER, { ...MINKA, microchip: '276098100000001' }, 409],
    ['POST /pets', BEARER, { ...MINKA, colour: 'red' }, 422],
    ['POST /pets', BEARER, { ...MINKA, weightKg: 0 }, 422],
    ['POST /pets', BEARER, '{', 400],
    ['POST /pets', { ...BEARER, 'content-type': 'text/plain' }, MINKA, 415],
    ['POST /pets', BEARER, { ...MINKA, name: 'x'.repeat(1_100_000) }, 413],
    ['GET /pets/1', BEARER, undefined, 200],
    ['GET /pets/1', { ...BEARER, accept: 'image/png, application/json;q=0' }, undefined, 406],
    ['GET /pets/1', { ...BEARER, accept: 'image/png, application/*;q=0.1' }, undefined, 200],
    ['GET /pets/0', BEARER, undefined, 404],
    ['GET /pets/one', BEARER, undefined, 404],
    ['PUT /pets/1', BEARER, MINKA, 428],
    ['PUT /pets/1', { ...BEARER, 'if-match': '"p1-v9"' }, MINKA, 412],
    ['PUT /pets/1', { ...BEARER, 'if-match': '"p1-v1"' }, MINKA, 200],
    ['PATCH /pets/1', { ...BEARER, 'content-type': 'application/merge-patch+json' }, { bornOn: null }, 200],
    ['PATCH /pets/1', { ...BEARER, 'content-type': 'application/merge-patch+json' }, {}, 422],
    ['DELETE /pets/1', BEARER, undefined, 401],
    ['DELETE /pets/1', { ...BEARER, 'x-app-key': 'app-55-zebra' }, undefined, 204],
    ['GET /pets/1/photo', BEARER, undefined, 200],
    ['GET /pets/2/photo', BEARER, undefined, 404],
    ['PUT /pets/2/photo', { ...BEARER, 'content-type': 'image/png' }, 'x', 204],
    ['PUT /pets/2/photo', { ...BEARER, 'content-type': 'image/png' }, 'x'.repeat(65_537), 413],
    [
      'POST /pets/1/papers',
      ...parts(['name="title"', 't'], ['name="kind"', 'passport'], ['name="file"', 'f']),
      201,
    ],
    ['POST /pets/1/papers', ...parts(['name="title"', 't'], ['name="kind"', 'passport']), 422],
    ['GET /search?filter[species]=cat&filter[maxAge]=40&ids=1%7C2&api_key=q-91a7Rt', {}, undefined, 200],
    ['GET /search?filter[maxAge]=601&api_key=q-91a7Rt', {}, undefined, 400],
    ['GET /search', { cookie: 'locale=de; sid=s3c-44Kd' }, undefined, 200],
    ['GET /search', { cookie: 'locale=xx; sid=s3c-44Kd' }, undefined, 400],
    ['GET /search', { cookie: 'sid=other' }, undefined, 401],
    ['POST /sessions', ...form('device=phone&minutes=5&remember=true&scope=read&scope=write'), 201],
    ['POST /sessions', ...form('device=phone&minutes=4'), 422],
    ['GET /me', { cookie: 'sid=s3c-44Kd' }, undefined, 200],
    ['POST /intakes', BASIC, INTAKE, 200],
    ['POST /intakes', BEARER, INTAKE, 401],
    ['POST /intakes', BASIC, { ...INTAKE, kind: 'surrendered' }, 422],
    ['POST /intakes', BASIC, { ...INTAKE, chipNumber: '276098100000001' }, 422],
    ['POST /intakes', BASIC, { ...INTAKE, position: [1, 2, 'gps', 4] }, 422],
    ['POST /intakes', BASIC, { ...INTAKE, measurements: { x_height: 'tall' } }, 422],
    ['GET /stats', {}, undefined, 200],
    ['POST /stats', {}, {}, 405],
    ['OPTIONS /stats', {}, undefined, 204],
    ['GET /elsewhere', {}, undefined, 404],
  ] as const)('answers %s, headers %j, body %j, with %i', async (target, headers, body, status) => {
    expect((await ask(await start(), target, headers, body as Json | undefined)).status).toBe(status);
  });

  test('pages lead to one another and say how many pets there are', async () => {
    const server = await start();
    const first = await ask(server, 'GET /pets?limit=20', BEARER);
    expect(first.headers).toMatchObject({ 'x-total-count': '24', link: '</pets?cursor=20>; rel="next"' });
    const second = JSON.parse((await ask(server, 'GET /pets?limit=20&cursor=20', BEARER)).text) as JsonObject;
    expect((second.items as JsonObject[]).map(({ id }) => id)).toEqual([21, 22, 23, 24]);
    expect(second.next).toBeNull();
  });

  test('a change is found by the next read, and what is null in it is gone', async () => {
    const server = await start();
    const headers = { ...BEARER, 'content-type': 'application/merge-patch+json' };
    await ask(server, 'PATCH /pets/1', headers, {
      name: 'Mia',
      owner: { email: 'b@example.com', phone: null },
    });
    const pet = JSON.parse((await ask(server, 'GET /pets/1', BEARER)).text) as JsonObject;
    expect(pet).toMatchObject({ name: 'Mia', tags: ['calm', 'indoor'] });
    expect(pet.owner).toEqual({
      email: 'b@example.com',
      address: { street: 'Hauptstraße 1', city: 'Berlin' },
    });
  });

  test.each([
    ['404', 'GET', '/pets/{petId}', 200, { petId: 999_999 }],
    ['409', 'DELETE', '/pets/{petId}', 200, { petId: 1 }],
    ['412', 'PUT', '/pets/{petId}', 200, { 'If-Match': '"p1-v0"' }],
    ['503', 'GET', '/stats', 200, {}],
    ['428', 'PUT', '/pets/{petId}', 404, {}],
    ['404', 'GET', '/stats', 404, {}],
  ] as const)('the state %s of %s %s is answered %i', async (status, method, path, answered, values) => {
    const server = await start();
    const asked = { state: 's', action: 'setup', params: { operationId: 'o', method, path, status } };
    const received = await ask(server, 'POST /provider-states', {}, asked);
    expect([received.status, JSON.parse(received.text)]).toEqual([answered, expect.objectContaining(values)]);
  });

  test.each(['ornate', 'terse'] as const)('the %s variant tells the same story', async (variant) => {
    const server = await start(petVariants[variant](0));
    const received = await ask(server, 'GET /pets/1', BEARER);
    expect(JSON.parse(received.text)).toMatchObject({ id: 1, species: 'cat' });
  });
});

describe('the mutants of pets', () => {
  test('are forty or more, each with a name of its own', () => {
    const names = petMutants.map(({ mutant }) => mutant);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
  });
});
