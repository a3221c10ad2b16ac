import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/check/case.js';
import { trackCells } from '../../src/check/cell-tracker.js';
import { type Contract, emptyContract, type Waiver } from '../../src/contract/contract.js';
import { apiOf, operationOf, thingDocument } from '../openapi/load-text.js';
import { answered, caseOf } from './planned.js';

const operation = operationOf(
  apiOf(
    thingDocument({
      responses: `{'200': {content: {application/json: {schema: {type: object, required: [a]}}, text/csv: {}}}, '204': {content: {application/json: {}}}, '4XX': {content: {application/json: {schema: {}}}}, '409': {description: conflict}}`,
    }),
  ),
);
const contractWith = (...waivers: Waiver[]): Contract => ({ ...emptyContract, waivers });
const today = '2030-06-15';

/** `status type: verdict cases (reason)` of every cell after some answers. */
function after(
  ...answers: { status: number; json?: unknown; csv?: boolean; faulty?: boolean; method?: string }[]
) {
  const cells = trackCells(operation);
  for (const { status, json, csv, faulty = false, method = 'PUT' } of answers) {
    const planned = caseOf(operation, { label: 'this', request: { method, target: '/', headers: [] } });
    const answer = csv
      ? {
          ok: true as const,
          milliseconds: 1,
          response: {
            status,
            statusText: '',
            headers: [['Content-Type', 'text/csv']] as const,
            body: Buffer.from('a'),
          },
        }
      : { status, ...(json === undefined ? {} : { json }) };
    cells.book(answered(operation, planned, answer), faulty);
  }
  return cells;
}

const verdicts = (cells: ReturnType<typeof trackCells>, contract = emptyContract) =>
  cells
    .verdicts(contract, today)
    .map(({ status, mediaType, verdict, cases }) => `${status} ${mediaType}: ${verdict} ${cases}`);

describe('cells', () => {
  test('are one for each status and media type, and none is silently absent', () => {
    expect(verdicts(trackCells(operation))).toEqual([
      '200 application/json: unreached 0',
      '200 text/csv: unreached 0',
      '204 application/json: unreached 0',
      '409 null: unreached 0',
      '4XX application/json: unreached 0',
    ]);
  });

  test('are vacuous where the schema accepts anything', () => {
    expect(
      trackCells(operation)
        .verdicts(emptyContract, today)
        .map(({ vacuous }) => vacuous),
    ).toEqual([false, true, true, false, true]);
  });

  test.each([
    ['a right answer', [{ status: 200, json: { a: 1 } }], ['200 application/json: conforms 1']],
    ['another media type', [{ status: 200, csv: true }], ['200 text/csv: conforms 1']],
    ['a faulty answer', [{ status: 200, json: {}, faulty: true }], ['200 application/json: violates 1']],
    [
      'a faulty one among right ones',
      [
        { status: 200, json: { a: 1 } },
        { status: 200, json: {}, faulty: true },
      ],
      ['200 application/json: violates 2'],
    ],
    [
      'an answer without a body, which fits no media type',
      [{ status: 200, faulty: true }],
      ['200 application/json: violates 1', '200 text/csv: violates 1'],
    ],
    ['204, which has no body', [{ status: 204 }], ['204 application/json: conforms 1']],
    [
      'HEAD, which has no body',
      [{ status: 200, method: 'HEAD' }],
      ['200 application/json: conforms 1', '200 text/csv: conforms 1'],
    ],
    [
      'a status that only a range describes',
      [{ status: 418, json: 1 }],
      ['4XX application/json: conforms 1'],
    ],
    ['a status of its own, not its range', [{ status: 409 }], ['409 null: conforms 1']],
    ['a status that nothing describes', [{ status: 500 }], []],
  ])('book %s', (_what, answers, changed) => {
    expect(verdicts(after(...answers)).filter((line) => !line.includes('unreached'))).toEqual(changed);
  });

  test('that were tried in vain are refused, with what was tried', () => {
    const cells = trackCells(operation);
    cells.attempt('409', 'set up by state, answered 200');
    cells.attempt('409', 'something else');
    cells.attempt('200', 'this');
    cells.book(answered(operation, caseOf(operation), { status: 200, json: { a: 1 } }), false);
    expect(cells.verdicts(emptyContract, today).map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['conforms', 'by the smallest request'],
      ['refused', 'this'],
      ['unreached', expect.stringContaining('PUT /things/{id} responds 204')],
      ['refused', 'set up by state, answered 200; something else'],
      ['unreached', expect.stringContaining('PUT /things/{id} responds 4XX')],
    ]);
    expect([cells.isReached('200'), cells.isReached('409')]).toEqual([true, false]);
  });

  test('that ordinary cases aimed at in vain say what came instead', () => {
    const own = operationOf(
      apiOf(
        thingDocument({
          responses: "{'204': {}, '400': {}, '401': {}, '404': {}, '422': {}, '403': {}, '429': {}}",
        }),
      ),
    );
    const cells = trackCells(own);
    const answer = (kind: Case['class'], status: number) =>
      cells.book(answered(own, caseOf(own, { class: kind }), { status }), false);
    answer('invalid', 422);
    answer('invalid', 204);
    answer('unauthorised', 403);
    expect(cells.verdicts(emptyContract, today).map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['conforms', expect.anything()],
      ['refused', 'requests with one rule broken: answered 422, 204'],
      ['refused', 'missing and wrong credentials: answered 403'],
      ['conforms', expect.anything()],
      ['unreached', expect.stringContaining('responds 404')],
      ['conforms', expect.anything()],
      ['unreached', expect.stringMatching(/--burst N, or offer the state.*--states-url.*contract file/)],
    ]);
  });

  test('say by which recipe they were reached', () => {
    const cells = trackCells(operation);
    cells.book(answered(operation, caseOf(operation), { status: 409 }, 'state'), false);
    expect(cells.verdicts(emptyContract, today)[3]?.reason).toBe('by state');
  });
});

describe('a waiver', () => {
  const reason = 'not yet';
  test.each([
    ['of the cell', { operation: 'putThing', status: '409', reason }, true],
    ['of the operation', { operation: 'putThing', reason }, true],
    ['by method and path', { operation: 'PUT /things/{id}', status: '409', reason }, true],
    ['on its last day', { operation: 'putThing', reason, until: today }, true],
    ['after its last day', { operation: 'putThing', reason, until: '2030-06-14' }, false],
    ['of another status', { operation: 'putThing', status: '404', reason }, false],
    ['of another operation', { operation: 'getThing', reason }, false],
    ['of a finding', { operation: 'putThing', code: 'server-error', reason }, false],
  ])('%s', (_what, waiver, excused) => {
    const [verdict] = verdicts(trackCells(operation), contractWith(waiver)).filter((line) =>
      line.startsWith('409'),
    );
    expect(verdict).toBe(excused ? '409 null: waived 0' : '409 null: unreached 0');
  });

  test('excuses a violated cell, and leaves alone one that conforms', () => {
    const cells = after({ status: 200, json: {}, faulty: true }, { status: 409 });
    expect(verdicts(cells, contractWith({ operation: 'putThing', reason })).slice(0, 4)).toEqual([
      '200 application/json: waived 1',
      '200 text/csv: waived 0',
      '204 application/json: waived 0',
      '409 null: conforms 1',
    ]);
    expect(cells.verdicts(contractWith({ operation: 'putThing', reason }), today)[0]?.reason).toBe(reason);
  });
});
