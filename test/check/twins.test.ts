import { afterEach, describe, expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import { startMock } from '../../src/mock/start-mock.js';
import type { Report } from '../../src/result/report.js';
import { apiOf } from '../openapi/load-text.js';
import { json, serve, type ThingServer } from './thing-server.js';

const text = `openapi: 3.1.0
paths:
  /files/{id}:
    get:
      operationId: byId
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}
  /files/{name}:
    get:
      operationId: byName
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}
  /files/{id}#link:
    get:
      operationId: link
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, required: [link], properties: {link: {type: string}}}}}}
`;

const running: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

const api = apiOf(text);
const check = (url: URL) => checkApi(api, { spec: 'files.yaml', url, runId: 'run', timeout: 2_000 });
const cells = ({ operations }: Report) =>
  operations.map(({ operationId, cells: [cell] }) => `${operationId} ${cell?.verdict}: ${cell?.reason}`);

async function serveAll(value: unknown): Promise<ThingServer> {
  const server = await serve((_request, response) => json(response, 200, value));
  running.push(() => server.close());
  return server;
}

describe('operations at one address', () => {
  test('the mock answers as the one that the request conforms to, and the check blames no other', async () => {
    const mock = await startMock({ apis: [{ name: 'files', api, path: 'files.yaml' }], port: 0, host: '' });
    running.push(() => mock.close());
    const report = await check(new URL(`http://127.0.0.1:${mock.port}`));
    expect(report.findings).toEqual([]);
    expect(cells(report)).toEqual([
      'byId conforms: by the smallest request',
      'byName conforms: by the smallest request',
      'link unreached: GET /files/{id} stands at the same address, and answered',
    ]);
  });

  test('an answer that is none of theirs is found at each', async () => {
    const report = await check((await serveAll({ nothing: 1 })).url);
    expect(report.findings.map(({ code, operationId }) => `${code} ${operationId}`)).toEqual([
      'response-body-schema byId',
      'response-body-schema byName',
      'response-body-schema link',
    ]);
  });

  test('what stands behind # is not sent', async () => {
    const { url, received } = await serveAll({ link: 'a' });
    await checkApi(api, { spec: 'files.yaml', url, only: '#link' });
    expect(received.map((request) => request.url.replace(/[^/]*$/, ''))).toContain('/files/');
    expect(received.filter((request) => /#|%23/.test(request.url))).toEqual([]);
  });
});
