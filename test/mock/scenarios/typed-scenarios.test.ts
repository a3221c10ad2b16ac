import { expect, test } from '@jest/globals';
import type { operations } from '../../../generated/sendgrid.js';
import type { MockScenarios } from '../../../src/mock/scenarios/typed-scenarios.js';

const operation = 'PATCH /v3/marketing/segments/2.0/{segment_id}';

test('scenarios of the types that a document has compile, and wrong ones do not', () => {
  const right = {
    scenarios: [
      { operation, answer: [{ status: 503, times: 2, headers: { 'Retry-After': '1' } }, { status: 200 }] },
      { operation, when: { headers: { a: 'b' } }, answer: { status: 429, delay: 10, fault: 'half' } },
    ],
    faults: [{ operation, latency: 10 }],
  } satisfies MockScenarios<operations>;
  // @ts-expect-error: the document has no such operation.
  const unknown: MockScenarios<operations> = { scenarios: [{ operation: 'nope', answer: { status: 200 } }] };
  const wrongBody: MockScenarios<operations> = {
    // @ts-expect-error: a segment's id is a text.
    scenarios: [{ operation, answer: { status: 200, body: { id: 7 } } }],
  };
  const misspelt: MockScenarios<operations> = {
    // @ts-expect-error: there is no such key.
    scenarios: [{ operation, answer: { statuss: 200 } }],
  };
  expect([right, unknown, wrongBody, misspelt].map(({ scenarios }) => scenarios?.length)).toEqual([
    2, 1, 1, 1,
  ]);
});
