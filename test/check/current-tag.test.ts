import { describe, expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import type { Report } from '../../src/result/report.js';
import { apiOf } from '../openapi/load-text.js';
import { start } from './start-server.js';
import { json } from './thing-server.js';

const documentOf = (reads: string) => `openapi: 3.1.0
info: {title: Notes, version: '1'}
paths:
  /note:
    ${reads}
    put:
      operationId: putNote
      parameters: [{name: If-Match, in: header, required: true, schema: {type: string, minLength: 1}}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {text: {type: string}}}}}}
      responses: {'200': {}, '400': {}, '412': {}, '415': {}}
`;

/** Checks a server that knows no other tag than that of the version it has; `takesAny` for one that takes `*`, too. */
async function check(reads: string, { takesAny = false, changes = true } = {}): Promise<Report> {
  let version = 1;
  const server = await start(({ method, headers, body }, response) => {
    const tag = () => ({ ETag: `"v${version}"` });
    if (method === 'GET' && reads !== '') return json(response, 200, {}, tag());
    if (method !== 'PUT') return json(response, 405, {}, { Allow: 'GET, PUT' });
    const condition = headers['if-match'];
    if (condition === undefined) return json(response, 400, {});
    if (condition !== tag().ETag && !(takesAny && condition === '*')) return json(response, 412, {});
    if (headers['content-type'] !== 'application/json') return json(response, 415, {});
    if (!isNote(body)) return json(response, 400, {});
    if (changes) version++;
    json(response, 200, {}, tag());
  });
  return checkApi(apiOf(documentOf(reads)), { spec: 'notes.yaml', url: server.url, only: 'putNote' });
}

function isNote(body: string): boolean {
  try {
    const value = JSON.parse(body) as { text?: unknown } | null;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return value.text === undefined || typeof value.text === 'string';
  } catch {
    return false;
  }
}

const verdicts = ({ findings, operations }: Report) => [
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  operations.flatMap(({ cells }) => cells.map(({ status, verdict }) => `${status} ${verdict}`)),
];
const all = ['200 conforms', '400 conforms', '412 conforms', '415 conforms'];
const read = "get: {operationId: getNote, responses: {'200': {}}}";

describe('If-Match', () => {
  test.each([
    ['takes * for whatever is there', { takesAny: true }],
    ['knows only the tag of the version it has', {}],
    ['knows only one tag', { changes: false }],
  ])('is met on a server that %s', async (_what, manner) => {
    expect(verdicts(await check(read, manner))).toEqual([[], all]);
  });

  test('is not met where nothing shows the tag', async () => {
    const [errors] = verdicts(await check(''));
    expect(errors).toEqual(['operation-not-reached']);
  });
});
