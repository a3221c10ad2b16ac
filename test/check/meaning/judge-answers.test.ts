import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../../src/check/exchange.js';
import type { Meaning } from '../../../src/contract/meaning.js';
import type { Operation } from '../../../src/openapi/api.js';
import { placeOf } from '../../../src/openapi/document-node.js';
import { underlined } from '../../openapi/load-text.js';
import { answered, caseOf } from '../planned.js';
import { watchOf } from './watch-of.js';

const document = (method: string, type = 'application/json') => `openapi: 3.1.0
paths:
  /things/{thingId}:
    ${method}:
      operationId: change
      parameters: [{name: thingId, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {${type}: {schema: {type: object, properties: {name: {}, size: {}, at: {}, id: {}}}}}}
      responses: {'200': {content: {application/json: {schema: {type: object, properties: {name: {title: n}, size: {title: s}}}}}}}
`;

type Step = readonly [sent: Record<string, unknown> | undefined, received: unknown];

async function judged(
  steps: readonly Step[],
  {
    method = 'patch',
    meaning = {},
    id = 'abc',
    type,
  }: { method?: string; meaning?: Meaning; id?: unknown; type?: string } = {},
) {
  const { operation, findings, watch } = watchOf(document(method, type), meaning, { thingId: id });
  for (const [value, json] of steps) {
    await watch.after(answered(operation, sending(operation, value), { status: 200, json }), false, true);
  }
  return findings;
}

/** The case that sends a value; without one, no body. */
function sending(operation: Operation, value: unknown): Exchange['case'] {
  const request = { method: operation.method, target: operation.path, headers: [] };
  const body = value === undefined ? {} : { body: Buffer.from(JSON.stringify(value)) };
  return caseOf(operation, { value, request: { ...request, ...body } });
}

const briefly = async (...given: Parameters<typeof judged>) =>
  (await judged(...given)).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

describe('what answers mean', () => {
  test.each([
    ['what was sent comes back', [[{ name: 'a' }, { name: 'a' }]], []],
    [
      'what was sent comes back as something else',
      [[{ name: 'a' }, { name: 'b' }]],
      ['warning sent-value-not-returned /name'],
    ],
    [
      'each property for itself',
      [
        [
          { name: 'a', size: 1 },
          { name: 'b', size: 2 },
        ],
      ],
      ['warning sent-value-not-returned /name', 'warning sent-value-not-returned /size'],
    ],
    ['an answer without that property says nothing', [[{ name: 'a' }, { size: 1 }]], []],
    ['an answer that is a list says nothing', [[{ name: 'a' }, [{ name: 'b' }]]], []],
    [
      'what was not sent stays',
      [
        [{ name: 'a' }, { name: 'a', size: 1 }],
        [{ name: 'b' }, { name: 'b', size: 1 }],
      ],
      [],
    ],
    [
      'what was not sent changes',
      [
        [{ name: 'a' }, { name: 'a', size: 1 }],
        [{ name: 'b' }, { name: 'b', size: 2 }],
      ],
      ['warning unsent-value-changed /size'],
    ],
    [
      'what was not sent vanishes',
      [
        [{ name: 'a' }, { name: 'a', size: 1 }],
        [{ name: 'b' }, { name: 'b' }],
      ],
      ['warning unsent-value-changed /size'],
    ],
    [
      'answers hold only what was sent',
      [
        [{ name: 'a' }, { name: 'a' }],
        [{ size: 1 }, { size: 1 }],
        [{ name: 'b' }, { name: 'b' }],
      ],
      [],
    ],
    [
      'stamps move by themselves',
      [
        [{ name: 'a' }, { name: 'a', updated_at: 1, modifiedOn: 1 }],
        [{ name: 'b' }, { name: 'b', updated_at: 2, modifiedOn: 2 }],
      ],
      [],
    ],
    [
      'what cannot be written may change by itself',
      [
        [{ name: 'a' }, { name: 'a', count: 1 }],
        [{ name: 'b' }, { name: 'b', count: 2 }],
      ],
      [],
    ],
    ['the id is the one asked for', [[{}, { id: 'abc' }]], []],
    ['the id is another', [[{}, { id: 'xyz' }]], ['warning wrong-id-returned /id']],
    ['the id itself was sent', [[{ id: 'xyz' }, { id: 'xyz' }]], []],
    ['no body was sent', [[undefined, { id: 'abc', name: 'x' }]], []],
  ] as [string, Step[], string[]][])('%s', async (_what, steps, findings) => {
    expect(await briefly(steps)).toEqual(findings);
  });

  test.each([
    ['application/merge-patch+json', ['warning unsent-value-changed /size/w']],
    ['application/json', []],
  ])('inside an object %s leaves alone what it does not name', async (type, findings) => {
    const steps: Step[] = [
      [{ size: { w: 1, h: 1 } }, { size: { w: 1, h: 1, note: null } }],
      [{ size: { h: 2 } }, { size: { h: 2 } }],
    ];
    expect(await briefly(steps, { type })).toEqual(findings);
    const kept: Step[] = [steps[0] as Step, [{ size: { h: 2 } }, { size: { w: 1, h: 2 } }]];
    expect(await briefly(kept, { type })).toEqual([]);
  });

  test('one change is told once, and what follows is measured anew', async () => {
    expect(
      await briefly([
        [{ name: 'a' }, { name: 'a', size: 1 }],
        [{ name: 'b' }, { name: 'b', size: 2 }],
        [{ name: 'c' }, { name: 'c', size: 3 }],
      ]),
    ).toEqual(['warning unsent-value-changed /size']);
  });

  test.each([
    ['returnsSent', [[{ name: 'a' }, { name: 'b' }]]],
    [
      'keepsUnsent',
      [
        [{ name: 'a' }, { name: 'a', size: 1 }],
        [{ name: 'b' }, { name: 'b', size: 2 }],
      ],
    ],
    ['returnsId', [[{}, { id: 'xyz' }]]],
  ] as [string, Step[]][])('%s, once declared, is an error; denied, is silent', async (rule, steps) => {
    expect((await judged(steps, { meaning: { [rule]: true } })).map(({ severity }) => severity)).toEqual([
      'error',
    ]);
    expect(await judged(steps, { meaning: { [rule]: false } })).toEqual([]);
  });

  test('a PUT may change what was not sent, unless declared partial', async () => {
    const steps: Step[] = [
      [{ name: 'a' }, { name: 'a', size: 1 }],
      [{ name: 'b' }, { name: 'b', size: 2 }],
    ];
    expect(await briefly(steps, { method: 'put' })).toEqual([]);
    expect(await briefly(steps, { method: 'put', meaning: { keepsUnsent: true } })).toEqual([
      'error unsent-value-changed /size',
    ]);
  });

  test('a number for an id is the same as its text', async () => {
    expect(await briefly([[{}, { id: 5 }]], { id: '5' })).toEqual([]);
  });

  test('points at the property in the document, with what was expected and what came', async () => {
    const [found] = await judged([[{ name: 'a' }, { name: 'b' }]]);
    expect(found).toMatchObject({ expected: 'a', actual: 'b' });
    expect(found && underlined({ place: placeOf(found.rule) })).toBe('{title: n}');
  });

  test.each([
    ['a faulty answer', 'valid', 200, true],
    ['a refused request', 'valid', 409, false],
    ['an invalid request, which may have been written all the same', 'invalid', 200, false],
    ['an unusual request', 'open', 200, false],
  ] as const)('after %s nothing is known of what was there', async (_what, kind, status, isFaulty) => {
    const { operation, findings, watch } = watchOf(document('patch'), {}, { thingId: 'abc' });
    const see = (value: unknown, json: unknown) =>
      watch.after(answered(operation, sending(operation, value), { status: 200, json }), false, true);
    await see({ name: 'a' }, { name: 'a', size: 1 });
    const between = { ...sending(operation, { name: 'x' }), class: kind };
    await watch.after(answered(operation, between, { status, json: { name: 'y', size: 7 } }), isFaulty, true);
    await see({ name: 'b' }, { name: 'b', size: 2 });
    expect(findings).toEqual([]);
  });

  describe('writes that are under way together', () => {
    const sendTogether = async (answers: readonly Step[], meaning: Meaning = {}) => {
      const { operation, watch } = watchOf(document('patch'), meaning, { thingId: 'abc' });
      const exchangeOf = ([value, json]: Step) =>
        answered(operation, sending(operation, value), { status: 200, json });
      const alone = [
        [{ name: 'a' }, { name: 'a', size: 1 }],
        [{ name: 'b' }, { name: 'b', size: 1 }],
        [{ size: 2 }, { name: 'b', size: 2 }],
        [{ size: 3 }, { name: 'b', size: 3 }],
      ] as const;
      const isAlone: boolean[] = [];
      for (const step of alone) {
        const exchange = exchangeOf(step);
        isAlone.push(watch.begin(exchange.case));
        await watch.after(exchange, false, true);
      }
      const exchanges = answers.map(exchangeOf);
      isAlone.push(...exchanges.map((exchange) => watch.begin(exchange.case)));
      return { isAlone, doubted: exchanges.map((exchange) => watch.doubts(exchange)) };
    };

    test('are those of which each property was written twice before', async () => {
      const { isAlone } = await sendTogether([
        [{ name: 'c' }, {}],
        [{ at: 1 }, {}],
        [{ size: 9 }, {}],
      ]);
      expect(isAlone).toEqual([true, true, true, true, false, true, false]);
    });

    test('keep their order where it is declared that a value is replaced whole', async () => {
      const { isAlone } = await sendTogether([[{ name: 'c' }, {}]], { replacesWhole: ['/name'] });
      expect(isAlone.at(-1)).toBe(true);
    });

    test.each<[string, boolean, unknown]>([
      ['what was there before', false, { name: 'c', size: 3 }],
      ['what another sent', false, { name: 'c', size: 9 }],
      ['less than before', true, { name: 'c' }],
      ['something that nobody sent', true, { name: 'c', size: null }],
      ['what another sent in its own place', true, { name: 'd', size: 3 }],
      ['another id', true, { name: 'c', size: 3, id: 'other' }],
    ])('may show %s: doubted %s', async (_what, isDoubted, shown) => {
      const { doubted } = await sendTogether([
        [{ name: 'c' }, shown],
        [{ size: 9 }, { name: 'b', size: 9 }],
        [{ name: 'd' }, { name: 'd', size: 9 }],
      ]);
      expect(doubted).toEqual([isDoubted, false, false]);
    });
  });
});
