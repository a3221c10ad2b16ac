import { describe, expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import { emptyContract } from '../../src/contract/contract.js';
import type { Report } from '../../src/result/report.js';
import { apiOf } from '../openapi/load-text.js';
import { start } from './start-server.js';
import { json } from './thing-server.js';

/** One schema both ways: `id` and `made` are the server's, the `pin` inside `lock` is never shown. */
const document = `openapi: 3.1.0
info: {title: Doors, version: '1'}
paths:
  /doors/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: readDoor, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Door'}}}}, '404': {}}}
    patch:
      operationId: changeDoor
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Door'}, example: {id: 'd9', name: Back}}}}
      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Door'}}}}, '400': {}, '404': {}, '422': {}}
components:
  schemas:
    Stamped: {type: object, properties: {id: {type: string, readOnly: true}, made: {$ref: '#/components/schemas/Made'}}}
    Made: {type: integer, readOnly: true}
    Pin: {allOf: [{type: string, minLength: 4}], writeOnly: true}
    Door:
      allOf:
        - $ref: '#/components/schemas/Stamped'
        - required: [id, made]
        - type: object
          properties:
            name: {type: string, minLength: 1}
            lock:
              allOf:
                - {type: object, properties: {kind: {type: string, enum: [key, code]}, pin: {$ref: '#/components/schemas/Pin'}}}
`;

type Door = Record<string, unknown>;

/** Checks the change of a door; `onOwn` says what is made of what belongs to the server. */
async function check(onOwn: 'ignores' | 'refuses', store: (before: Door, sent: Door) => Door) {
  let door: Door = { name: 'Front', lock: { kind: 'key' } };
  let made = 1;
  const server = await start(({ method, url, body, headers }, response) => {
    const shown = () => ({ id: 'd1', made, ...door });
    if (url !== '/doors/d1') return json(response, 404, {});
    if (method === 'GET') return json(response, 200, shown());
    if (method !== 'PATCH') return json(response, 405, {}, { Allow: 'GET, PATCH' });
    if (headers['content-type'] !== 'application/json') return json(response, 415, {});
    const sent = read(body);
    if (!sent) return json(response, 400, {});
    if (onOwn === 'refuses' && ('id' in sent || 'made' in sent)) return json(response, 422, {});
    if (!isDoor(sent)) return json(response, 422, {});
    made++;
    const { id: _id, made: _made, ...own } = sent;
    door = store(door, own);
    const { pin: _pin, ...lock } = (door.lock ?? {}) as Door;
    json(response, 200, { ...shown(), ...(door.lock === undefined ? {} : { lock }) });
    door = { ...door, lock };
  });
  return checkApi(apiOf(document), {
    spec: 'doors.yaml',
    url: server.url,
    only: 'changeDoor',
    parameters: new Map([['id', 'd1']]),
    contract: {
      ...emptyContract,
      operations: { changeDoor: { meaning: { keepsUnsent: true, returnsSent: true, survivesRead: true } } },
    },
  });
}

function read(body: string): Door | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Door) : undefined;
  } catch {
    return undefined;
  }
}

function isDoor({ name, lock }: Door): boolean {
  if (name !== undefined && (typeof name !== 'string' || name === '')) return false;
  if (lock === undefined) return true;
  if (typeof lock !== 'object' || lock === null || Array.isArray(lock)) return false;
  const { kind, pin } = lock as Door;
  const isPin = pin === undefined || (typeof pin === 'string' && [...pin].length >= 4);
  return isPin && (kind === undefined || kind === 'key' || kind === 'code');
}

const keeps = (before: Door, sent: Door) => ({ ...before, ...sent });
const told = ({ findings }: Report) =>
  findings
    .filter(({ code }) => code !== 'undocumented-status')
    .map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

describe('properties that travel one way', () => {
  test.each(['ignores', 'refuses'] as const)(
    'a server that %s its own ones in requests, and never shows a secret, is not blamed',
    async (onOwn) => {
      expect(told(await check(onOwn, keeps))).toEqual([]);
    },
  );

  test('what stands beside a secret must come back', async () => {
    const forgetsKind = (before: Door, { lock, ...sent }: Door) => ({
      ...before,
      ...sent,
      ...(lock === undefined ? {} : { lock: { kind: 'key' } }),
    });
    expect(told(await check('ignores', forgetsKind))).toEqual(['error sent-value-not-returned /lock']);
  });
});
