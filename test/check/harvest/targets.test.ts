import { afterEach, describe, expect, test } from '@jest/globals';
import { checkApi } from '../../../src/check/check-api.js';
import type { CheckOptions } from '../../../src/check/options.js';
import type { Report } from '../../../src/result/report.js';
import { apiOf } from '../../openapi/load-text.js';
import { type Manners, noteDocument, notes, owner } from '../recipes/note-server.js';
import { type Handler, serve, type ThingServer } from '../thing-server.js';

const running: ThingServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const always = ['400', '401', '404', '405', '415'];

async function check(
  manners: Manners,
  options: Partial<CheckOptions> = {},
  { text = noteDocument(always), change = (right: Handler) => right } = {},
): Promise<{ report: Report; asked: string[] }> {
  const server = await serve(change(notes(manners)));
  running.push(server);
  const report = await checkApi(apiOf(text), {
    spec: 'notes.yaml',
    url: server.url,
    credentials: new Map([['key', owner]]),
    timeout: 2_000,
    runId: 'run',
    ...options,
  });
  return { report, asked: server.received.map(({ method, url }) => `${method} ${url}`) };
}

const errors = ({ findings }: Report) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code, status }) => `${code} ${status}`);
const successes = ({ operations }: Report) =>
  operations.map(
    ({ operationId, cells }) =>
      `${operationId} ${cells.find(({ status }) => status.startsWith('2'))?.verdict}`,
  );

describe('without any value given', () => {
  test('all operations are reached, by what was listed or created', async () => {
    const { report } = await check({});
    expect(errors(report)).toEqual([]);
    expect(successes(report)).toEqual([
      'listNotes conforms',
      'createNote conforms',
      'readNote conforms',
      'deleteNote conforms',
      'changeNote conforms',
    ]);
  });

  test.each(['readNote', 'changeNote', 'deleteNote'])('%s alone is reached, too', async (only) => {
    const { report } = await check({}, { only });
    expect([errors(report), successes(report)]).toEqual([[], [`${only} conforms`]]);
  });

  test('what is there is read, and left as it is by all that writes', async () => {
    const { asked } = await check({ seeded: 'precious' });
    expect(asked).toContain('GET /notes/seed');
    expect(asked.filter((line) => /^(PATCH|DELETE|PUT|POST) \/notes\/seed/.test(line))).toEqual([]);
  });

  test('an operation that no id is found for says once which option would help', async () => {
    const text = noteDocument(always).replace(/ {2}\/notes:\n.*?(?= {2}\/notes\/)/s, '');
    const { report } = await check({}, { only: 'readNote' }, { text });
    const [finding, ...others] = report.findings;
    expect([finding?.code, others]).toEqual(['operation-not-reached', []]);
    expect(finding?.message).toContain('--param noteId=VALUE');
  });
});

describe('a value that was given', () => {
  const parameters = new Map([['noteId', 'seed']]);

  test('is what is read and changed, but what is deleted was created', async () => {
    const { report, asked } = await check({ seeded: 'precious' }, { parameters });
    expect(errors(report)).toEqual([]);
    expect(asked).toContain('PATCH /notes/seed');
    expect(asked.filter((line) => line.startsWith('DELETE /notes/seed'))).toEqual([]);
    expect(successes(report)).toContain('deleteNote conforms');
  });

  test('is never deleted because a list shows it', async () => {
    const text = noteDocument(always)
      .replace(/ {4}post:.*?(?= {2}\/notes\/)/s, '')
      .replace(/noteId/g, 'id');
    const { asked } = await check(
      { seeded: 'precious' },
      { parameters: new Map([['note', 'seed']]) },
      { text },
    );
    expect(asked).toContain('GET /notes/seed');
    expect(asked.filter((line) => line === 'DELETE /notes/seed')).toEqual([]);
  });
});

describe('an operation that deletes', () => {
  test('is tried with damaged credentials on what exists', async () => {
    const change =
      (right: Handler): Handler =>
      (request, response, count) => {
        const open = request.method === 'DELETE' ? { ...request.headers, 'x-key': owner } : request.headers;
        right({ ...request, headers: open }, response, count);
      };
    const { report } = await check({}, {}, { change });
    expect(errors(report)).toEqual(['credential-not-enforced 204']);
  });

  test('has something to delete in every valid case', async () => {
    const query = 'parameters: [{name: force, in: query, schema: {type: string}}], responses: {';
    const text = noteDocument(always.filter((status) => status !== '404')).replace(
      'deleteNote, responses: {',
      `deleteNote, ${query}`,
    );
    const { report } = await check({}, {}, { text });
    expect(errors(report)).toEqual([]);
  });
});

describe('names', () => {
  const names = ({ received }: ThingServer) =>
    received.filter(({ method }) => method === 'POST').map(({ body }) => body);

  test('are new in every create and carry the run id, so that a unique name is no obstacle', async () => {
    const { report } = await check({ unique: true }, {}, { text: noteDocument([...always, '409']) });
    expect(errors(report)).toEqual([]);
    const [server] = running;
    const sent = names(server as ThingServer).filter((body) => body.includes('Tally'));
    expect(sent.every((body) => body.includes('Tally run-'))).toBe(true);
    expect(new Set(sent).size).toBeGreaterThan(sent.length / 2);
  });

  test('that are taken all the same are tried once more', async () => {
    let refused = 0;
    const change =
      (right: Handler): Handler =>
      (request, response, count) => {
        const isFirst = request.method === 'POST' && request.headers['x-key'] === owner && refused++ === 0;
        if (!isFirst) return right(request, response, count);
        response.writeHead(409, { 'Content-Type': 'application/json' }).end('{"error":"taken"}');
      };
    const { report } = await check(
      {},
      { only: 'createNote' },
      { text: noteDocument([...always, '409']), change },
    );
    const [server] = running;
    const [, first, second] = names(server as ThingServer);
    expect(first).not.toBe(second);
    expect([errors(report), successes(report)]).toEqual([[], ['createNote conforms']]);
  });

  test('and keys for repeats are new in every request', async () => {
    const text = noteDocument(always).replace(
      'operationId: createNote',
      'operationId: createNote\n      parameters: [{name: Idempotency-Key, in: header, required: true, schema: {type: string}}]',
    );
    await check({}, { only: 'createNote' }, { text });
    const keys = (running[0] as ThingServer).received.flatMap(
      ({ headers }) => headers['idempotency-key'] ?? [],
    );
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => String(key).startsWith('tally-run-')).length).toBeGreaterThan(
      keys.length - 8,
    );
    expect(new Set(keys).size).toBeGreaterThan(keys.length - 8);
  });
});
