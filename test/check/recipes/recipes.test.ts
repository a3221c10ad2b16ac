import { describe, expect, test } from '@jest/globals';
import { checkApi } from '../../../src/check/check-api.js';
import type { CheckOptions } from '../../../src/check/options.js';
import { emptyContract } from '../../../src/contract/contract.js';
import type { Report } from '../../../src/result/report.js';
import { apiOf } from '../../openapi/load-text.js';
import { start } from '../start-server.js';
import { guest, type Manners, noteDocument, notes, owner } from './note-server.js';

async function check(manners: Manners, text: string, options: Partial<CheckOptions> = {}): Promise<Report> {
  const server = await start(notes(manners));
  return checkApi(apiOf(text), {
    spec: 'notes.yaml',
    url: server.url,
    credentials: new Map([['key', owner]]),
    timeout: 2_000,
    runId: 'run',
    ...options,
  });
}

const errors = ({ findings }: Report) =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, status, pointer }) => `${code} ${status} ${pointer}`);
/** The cell of a status in one operation, as `verdict: reason`. */
function cell({ operations }: Report, operationId: string, status: string): string {
  const own = operations.find((one) => one.operationId === operationId);
  const found = own?.cells.find((one) => one.status === status);
  return `${found?.verdict}: ${found?.reason}`;
}

const asGuest = { otherCredentials: new Map([['key', guest]]) };
const always = ['400', '401', '404', '405', '415'];
const ifMatch = 'parameters: [{name: If-Match, in: header, schema: {type: string}}]';

/** Each documented refusal, an operation that gives it, the manners that make it so, and how it is reached. */
const reached: readonly {
  status: string;
  id: string;
  manners: Manners;
  reason: string;
  options?: Partial<CheckOptions>;
  item?: string;
}[] = [
  {
    status: '403',
    id: 'readNote',
    manners: { guests: true },
    reason: 'by the credential of another caller',
    options: asGuest,
  },
  { status: '404', id: 'readNote', manners: {}, reason: 'by an unknown noteId' },
  { status: '405', id: 'changeNote', manners: {}, reason: 'by POST, which the path does not declare' },
  {
    status: '406',
    id: 'listNotes',
    manners: { strictAccept: true },
    reason: 'by Accept: application/x-tally-unknown',
  },
  {
    status: '409',
    id: 'createNote',
    manners: { unique: true },
    reason: 'by a second create with the same values',
  },
  {
    status: '409',
    id: 'changeNote',
    manners: { unique: true },
    reason: 'by the name of another',
    options: { only: 'changeNote' },
  },
  { status: '409', id: 'deleteNote', manners: { conflictOnDelete: true }, reason: 'by a second delete' },
  { status: '410', id: 'readNote', manners: { gone: true }, reason: 'by what was deleted' },
  { status: '412', id: 'changeNote', manners: { preconditions: true }, reason: 'by a stale If-Match' },
  {
    status: '412',
    id: 'changeNote',
    manners: { preconditions: true },
    reason: 'by a stale If-Match',
    item: ifMatch,
  },
  {
    status: '413',
    id: 'createNote',
    manners: { bodyLimit: 1_048_576 },
    reason: 'by a body of 1048577 bytes',
  },
  {
    status: '414',
    id: 'readNote',
    manners: { targetLimit: 8_000 },
    reason: 'by a target of 9000 characters',
  },
  { status: '415', id: 'createNote', manners: {}, reason: 'by the body sent as text/plain' },
  { status: '428', id: 'changeNote', manners: { required: true }, reason: 'by no precondition' },
  {
    status: '428',
    id: 'changeNote',
    manners: { required: true },
    reason: 'by no precondition',
    item: ifMatch,
  },
  {
    status: '429',
    id: 'listNotes',
    manners: { requestsBefore429: 40 },
    reason: 'by a burst of 60 requests',
    options: { burst: 60 },
  },
  { status: '431', id: 'readNote', manners: { headerLimit: 60 }, reason: 'by 90 more headers' },
];

describe('a documented status that no ordinary case reaches', () => {
  test.each(reached)(
    '$status of $id is reached $reason',
    async ({ status, id, manners, reason, options, item }) => {
      const text = noteDocument([...new Set([...always, status])], item === undefined ? {} : { item });
      const report = await check(manners, text, options);
      expect(cell(report, id, status)).toBe(`conforms: ${reason}`);
      expect(errors(report)).toEqual([]);
    },
  );

  test.each(reached)(
    '$status of $id is judged by its body',
    async ({ status, id, manners, options, item }) => {
      const text = noteDocument([...new Set([...always, status])], item === undefined ? {} : { item });
      const faulty = {
        ...manners,
        problem: (answered: number) => (String(answered) === status ? { error: 5 } : undefined),
      };
      const report = await check(faulty, text, { ...options, only: id });
      expect([...new Set(errors(report))]).toEqual([`response-body-schema ${status} /error`]);
    },
  );

  // A server of Node.js refuses too many headers by itself, without a body.
  test.each(reached.filter(({ status }) => !always.includes(status) && status !== '431'))(
    '$status of $id that a correct implementation never gives is no error, and its cell says what came',
    async ({ status, id, options, item }) => {
      const text = noteDocument([...always, status], item === undefined ? {} : { item });
      const report = await check({}, text, options);
      expect(errors(report)).toEqual([]);
      expect(cell(report, id, status)).toMatch(/^refused: .*: answered (2\d\d|401|404)/);
    },
  );
});

describe('a status that lacks a recipe', () => {
  test.each([
    [
      '403',
      /--auth-as SCHEME=VALUE, or offer the state `GET \/notes responds 403` at --states-url, or write a recipe/,
    ],
    ['429', /--burst N, or offer the state/],
    [
      '503',
      /^unreached: no recipe: offer the state `GET \/notes responds 503` at --states-url, or write a recipe for 503/,
    ],
  ])('%s says which option would help', async (status, sentence) => {
    expect(cell(await check({}, noteDocument([...always, status])), 'listNotes', status)).toMatch(sentence);
  });
});

describe('what the contract file says', () => {
  const text = noteDocument([...always, '403', '413']);

  test('of another caller reaches 403', async () => {
    const contract = { ...emptyContract, otherCredentials: { key: guest } };
    const report = await check({ guests: true }, text, { contract });
    expect(cell(report, 'changeNote', '403')).toBe('conforms: by the credential of another caller');
  });

  test('of a body’s limit reaches 413', async () => {
    const contract = { ...emptyContract, operations: { createNote: { bodyLimit: 2_000_000 } } };
    const report = await check({ bodyLimit: 2_000_000 }, text, { contract });
    expect(cell(report, 'createNote', '413')).toBe('conforms: by a body of 2000001 bytes');
  });

  test('goes before what is built in', async () => {
    const recipes = { '403': { headers: { 'X-Key': guest } } };
    const contract = { ...emptyContract, operations: { listNotes: { recipes } } };
    const report = await check({ guests: true }, text, { contract, ...asGuest });
    expect(cell(report, 'listNotes', '403')).toBe('conforms: by contract file');
  });
});

test('a limit that the document states is the one that is passed', async () => {
  const text = noteDocument([...always, '413'], { body: 'x-max-body-size: 2000000,' });
  const report = await check({ bodyLimit: 2_000_000 }, text);
  expect(cell(report, 'createNote', '413')).toBe('conforms: by a body of 2000001 bytes');
});

test('a burst is not sent unless it is asked for, and ends with the first refusal', async () => {
  const text = noteDocument([...always, '429']);
  const without = await check({}, text);
  const within = await check({}, text, { burst: 50 });
  expect(cell(without, 'readNote', '429')).toMatch(/^unreached/);
  expect(within.summary.cases - without.summary.cases).toBe(5 * 50);
  const stopped = await check({ requestsBefore429: 40 }, text, { burst: 5_000 });
  expect(stopped.summary.cases).toBeLessThan(without.summary.cases + 400);
});

test('the secret of another caller stands in no report', async () => {
  const report = await check(
    { problem: () => ({ error: 5 }), guests: true },
    noteDocument([...always, '403']),
    asGuest,
  );
  expect(report.findings.some(({ status }) => status === '403')).toBe(true);
  expect(JSON.stringify(report)).not.toContain(guest);
});
