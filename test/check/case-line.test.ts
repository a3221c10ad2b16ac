import { describe, expect, test } from '@jest/globals';
import type { Case, CaseClass } from '../../src/check/case.js';
import { type CaseLine, openLine } from '../../src/check/case-line.js';
import type { Exchange } from '../../src/check/exchange.js';
import { apiOf, operationOf, thingDocument } from '../openapi/load-text.js';
import { answered, caseOf } from './planned.js';

const operation = operationOf(
  apiOf(thingDocument({ responses: "{'200': {content: {application/json: {schema: {}}}}}" })),
);

const planned = (kind: CaseClass, method: string, label: string): Case =>
  caseOf(operation, {
    class: kind,
    label,
    place: { location: 'request', pointer: '', rule: operation.node },
    request: { method, target: '/', headers: [] },
  });

function atOnce(overtake: () => void) {
  overtake();
  return { cancel: () => undefined };
}

/** A line whose answers come when they are let go. */
function slowLine(width: number) {
  const log: string[] = [];
  const waiting = new Map<string, () => void>();
  const line: CaseLine = openLine({
    width,
    patience: atOnce,
    isAlone: ({ class: kind }) => kind === 'valid',
    doubts: ({ case: { label } }, hadCompany) => hadCompany && label.startsWith('doubtful'),
    askAgain: async ({ case: one }) => {
      log.push(`asked ${one.label} again`);
      return answered(operation, { ...one, label: `${one.label} alone` }, { status: 200, json: {} });
    },
    send: (one) =>
      new Promise<Exchange>((resolve) => {
        log.push(`sent ${one.label}`);
        waiting.set(one.label, () => resolve(answered(operation, one, { status: 200, json: {} })));
      }),
    settle: ({ case: { label } }) => void log.push(`settled ${label}`),
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  async function answer(...labels: string[]): Promise<void> {
    for (const label of labels) waiting.get(label)?.();
    await turn();
  }
  /** Puts cases one after the other, as far as the line takes them. */
  async function put(...cases: Case[]): Promise<void> {
    void (async () => {
      for (const one of cases) await line.put(one);
      await line.drain();
    })();
    await turn();
  }
  return { log, put, answer };
}

describe('cases in a line', () => {
  const four = (kind: CaseClass, method: string) =>
    ['a', 'b', 'c', 'd'].map((label) => planned(kind, method, label));

  test('go several at a time and are settled in their order', async () => {
    const { log, put, answer } = slowLine(3);
    await put(...four('invalid', 'POST'));
    expect(log).toEqual(['sent a', 'sent b', 'sent c']);
    await answer('c', 'b');
    expect(log).toHaveLength(3);
    await answer('a');
    expect(log.slice(3)).toEqual(['settled a', 'sent d', 'settled b', 'settled c']);
    await answer('d');
    expect(log.slice(7)).toEqual(['settled d']);
  });

  test('go one at a time where each must be alone', async () => {
    const { log, put, answer } = slowLine(3);
    await put(...four('valid', 'POST'));
    await answer('a');
    expect(log).toEqual(['sent a', 'settled a', 'sent b']);
  });

  test('what must be alone waits for all before it', async () => {
    const { log, put, answer } = slowLine(8);
    await put(planned('invalid', 'PUT', 'a'), planned('invalid', 'PUT', 'b'), planned('valid', 'PUT', 'c'));
    await answer('b');
    expect(log).toEqual(['sent a', 'sent b']);
    await answer('a');
    expect(log.slice(2)).toEqual(['settled a', 'settled b', 'sent c']);
  });

  test('are asked again alone where an answer that came among others is in doubt', async () => {
    const { log, put, answer } = slowLine(2);
    await put(...['doubtful', 'b', 'c'].map((label) => planned('open', 'POST', label)));
    await answer('doubtful');
    expect(log).toEqual(['sent doubtful', 'sent b']);
    await answer('b');
    expect(log.slice(2)).toEqual(['asked doubtful again', 'settled doubtful alone', 'sent c', 'settled b']);
  });

  test.each([
    ['alone by order', 'valid', 2],
    ['alone as nothing else was under way', 'open', 1],
  ] as const)('are not asked again where they were %s', async (_what, kind, width) => {
    const { log, put, answer } = slowLine(width);
    await put(planned(kind, 'POST', 'doubtful'), planned('open', 'POST', 'b'));
    await answer('doubtful');
    expect(log).toEqual(['sent doubtful', 'settled doubtful', 'sent b']);
  });

  test('what settles one may wait until nothing is under way', async () => {
    const log: string[] = [];
    const waiting: (() => void)[] = [];
    const line = openLine({
      width: 2,
      patience: atOnce,
      isAlone: () => false,
      doubts: () => false,
      askAgain: async (doubted) => doubted,
      send: (one) =>
        new Promise((resolve) => waiting.push(() => resolve(answered(operation, one, { status: 204 })))),
      async settle({ case: { label } }, _wasAlone, quiet) {
        log.push(`${label} came`);
        await quiet();
        log.push(`${label} settled`);
      },
    });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    void (async () => {
      for (const label of ['a', 'b', 'c']) await line.put(planned('invalid', 'POST', label));
    })();
    await turn();
    waiting[0]?.();
    await turn();
    expect(log).toEqual(['a came']);
    waiting[1]?.();
    await turn();
    expect(log).toEqual(['a came', 'a settled']);
  });

  test('one at a time means all of them', async () => {
    const { log, put, answer } = slowLine(1);
    await put(...four('invalid', 'GET'));
    await answer('a');
    expect(log).toEqual(['sent a', 'settled a', 'sent b']);
  });
});
