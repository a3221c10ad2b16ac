import { afterEach, describe, expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import { emptyContract } from '../../src/contract/contract.js';
import { apiOf } from '../openapi/load-text.js';
import { json, serve, type ThingServer } from './thing-server.js';

const document = `openapi: 3.1.0
info: {title: Notes, version: '1'}
security: [{user: [], key: []}]
paths:
  /notes/{noteId}:
    patch:
      operationId: changeNote
      parameters: [{name: noteId, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}
        '400': {description: wrong}
        '404': {description: not there}
        '413': {description: too large}
components:
  securitySchemes: {user: {type: apiKey, in: header, name: X-User}, key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Change:
      type: object
      properties:
        name: {type: string, minLength: 1}
        text: {type: string}
        kind: {type: string, enum: [plain, rich]}
        tags: {type: array, items: {$ref: '#/components/schemas/Tag'}}
    Tag: {type: object, required: [label], properties: {label: {type: string}, weight: {type: integer}}}
    Note:
      allOf: [{$ref: '#/components/schemas/Change'}]
      required: [id, name, text]
      properties: {id: {type: string, minLength: 4, format: uuid}, changedAt: {type: string}}
`;
const id = '6f1c2d3e-4b5a-4c6d-8e7f-000000000001';

type Fields = Record<string, unknown>;

/** What may be broken in an otherwise correct implementation. */
interface Fault {
  /** Refusals that are left out, by the name of the place. */
  readonly unchecked?: RegExp;
  readonly refuses?: (body: Fields) => boolean;
  readonly breaksOn?: (body: Fields, size: number) => boolean;
  readonly refusalBreaks?: boolean;
  readonly apply?: (note: Fields, body: Fields, before: Fields) => void;
  /** Whether what a write made is forgotten after its answer. */
  readonly forgets?: boolean;
  readonly shownId?: string;
  /** The spelling of the header names that alone is understood. */
  readonly spelling?: readonly string[];
}

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function* wrongPlaces(body: Fields): Generator<string> {
  const { name, text, kind, tags } = body;
  if (name !== undefined && (typeof name !== 'string' || name === '')) yield 'name';
  if (text !== undefined && typeof text !== 'string') yield 'text';
  if (kind !== undefined && kind !== 'plain' && kind !== 'rich') yield 'kind';
  if (tags === undefined) return;
  if (!Array.isArray(tags)) return yield 'tags';
  for (const [index, tag] of tags.entries()) {
    const { label, weight = 0 } = isFields(tag) ? tag : {};
    if (typeof label !== 'string' || !Number.isInteger(weight)) yield `tags ${index}`;
  }
}

function readBody(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function notes(fault: Fault): Parameters<typeof serve>[0] {
  let note: Fields = {
    id,
    name: 'first',
    text: 'one',
    kind: 'plain',
    tags: [],
    changedAt: '2030-01-01T00:00:00Z',
  };
  return ({ url, method, headers, body: bytes }, response) => {
    const no = (status: number, more = {}) => response.writeHead(status, more).end();
    if (method !== 'PATCH') return no(405, { Allow: 'PATCH' });
    const names = response.req.rawHeaders.filter((name) => /^x-(user|key)$/i.test(name));
    const isSpelled = !fault.spelling || names.every((name) => fault.spelling?.includes(name));
    if (headers['x-user'] !== 'ann' || headers['x-key'] !== 'k-17' || !isSpelled)
      return no(fault.refusalBreaks ? 500 : 401);
    if (url !== `/notes/${id}`) return no(404);
    const body = headers['content-type'] === 'application/json' ? readBody(bytes) : undefined;
    if (!body) return no(400);
    if (fault.breaksOn?.(body, bytes.length)) return no(500);
    const wrong = [...wrongPlaces(body)].filter((place) => !fault.unchecked?.test(place));
    if (wrong.length > 0 || fault.refuses?.(body)) return no(400);
    const before = note;
    const after = { ...note, ...body, changedAt: new Date().toISOString() };
    fault.apply?.(after, body, before);
    note = fault.forgets ? before : after;
    json(response, 200, { ...after, id: fault.shownId ?? id });
  };
}

let server: ThingServer | undefined;
afterEach(() => server?.close());

async function errorsOf(fault: Fault): Promise<string[]> {
  server = await serve(notes(fault));
  const meaning = { keepsUnsent: true, returnsSent: true, returnsId: false, refreshes: ['/changedAt'] };
  const { findings } = await checkApi(apiOf(document), {
    spec: 'notes.yaml',
    url: server.url,
    runId: 'r',
    contract: { ...emptyContract, operations: { changeNote: { values: {}, meaning } } },
    parameters: new Map([['noteId', id]]),
    credentials: new Map([
      ['user', 'ann'],
      ['key', 'k-17'],
    ]),
  });
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('a correct implementation', () => {
  test('has no error', async () => {
    expect(await errorsOf({})).toEqual([]);
  });
});

describe('one fault is one error', () => {
  test.each<[string, Fault, string]>([
    [
      'a wrong text is stored and shown from then on',
      { unchecked: /^text$/ },
      'accepted-invalid-request /text',
    ],
    ['neither type nor enum is looked at', { unchecked: /^kind$/ }, 'accepted-invalid-request /kind'],
    ['only the first item is looked at', { unchecked: /^tags [1-9]/ }, 'accepted-invalid-request /tags/1'],
    [
      'a second item breaks it, whatever is wrong there',
      { breaksOn: ({ tags }) => Array.isArray(tags) && tags.length > 1 },
      'server-error /tags/1',
    ],
    ['refusing credentials breaks it', { refusalBreaks: true }, 'server-error /user'],
    [
      'length breaks it, in a text as around the body',
      { breaksOn: (_body, size) => size > 500_000 },
      'server-error /name',
    ],
    ['one value breaks several rules', { shownId: 'x' }, 'response-body-schema /id'],
    [
      'a property is asked for that is optional',
      { refuses: (body) => !('name' in body) },
      'rejected-valid-request ',
    ],
    [
      'no properties are refused',
      { refuses: (body) => Object.keys(body).length === 0 },
      'rejected-valid-request ',
    ],
    [
      'lists of several are refused',
      { refuses: ({ tags }) => Array.isArray(tags) && tags.length > 1 },
      'rejected-valid-request /tags/2',
    ],
    [
      'a header name is understood in one spelling',
      { spelling: ['X-User', 'X-USER', 'X-Key'] },
      'rejected-valid-request /key',
    ],
    [
      'nothing is stored, so that no stamp moves',
      { apply: (note, _body, before) => Object.assign(note, before) },
      'sent-value-not-returned /name',
    ],
    ['what is stored is forgotten', { forgets: true }, 'unsent-value-changed /name'],
    [
      'each write wipes the rest',
      {
        apply: (note, body) => {
          for (const name of ['name', 'text']) if (!(name in body)) note[name] = 'wiped';
        },
      },
      'unsent-value-changed /name',
    ],
  ])('%s', async (_what, fault, error) => {
    expect(await errorsOf(fault)).toEqual([error]);
  });
});
