import { describe, expect, test } from '@jest/globals';
import type { Case, CaseClass } from '../../src/check/case.js';
import { isRejection, judgeCase } from '../../src/check/judge-case.js';
import type { Delivery, HeaderList } from '../../src/http/message.js';
import { placeOf } from '../../src/openapi/document-node.js';
import { apiOf, operationOf, thingDocument, underlined } from '../openapi/load-text.js';
import { answered, caseOf } from './planned.js';

/** Lists 200 (an object), 401, 404 (an object) and 503. */
const operation = operationOf(
  apiOf(
    thingDocument({
      responses: `{'200': {content: {application/json: {schema: {type: object}}}}, '401': {description: no}, '404': {content: {application/json: {schema: {type: object}}}}, '503': {content: {application/json: {schema: {type: object}}}}}`,
    }),
  ),
);

interface Given {
  readonly json?: unknown;
  readonly headers?: HeaderList;
  readonly isMock?: boolean;
  readonly listsNotFound?: boolean;
  readonly method?: string;
  readonly recipe?: 'state' | 'Prefer';
}

function judged(kind: CaseClass, answer: number | Delivery, given: Given = {}): string[] {
  const planned: Case = caseOf(operation, {
    class: kind,
    label: 'this',
    place: { location: 'request body', pointer: '/name', rule: operation.node },
    request: { method: given.method ?? 'PUT', target: '/things/1', headers: [] },
  });
  const { json = {}, headers = [] } = given;
  const exchange = answered(
    operation,
    planned,
    typeof answer === 'number' ? { status: answer, json, headers } : answer,
    given.recipe,
  );
  return judgeCase(
    { operation, isMock: given.isMock ?? false, listsNotFound: given.listsNotFound ?? true },
    exchange,
  ).map(({ severity, code, location }) => `${severity} ${code} (${location})`);
}

const undocumentedError = 'error undocumented-status (response)';
const undocumentedWarning = 'warning undocumented-status (response)';
const serverError = 'error server-error (request body)';

describe('the class of the request and the status decide', () => {
  test.each([
    ['valid', 200, []],
    ['valid', 201, [undocumentedError]],
    ['valid', 204, [undocumentedError]],
    ['valid', 302, [undocumentedError]],
    ['valid', 400, []],
    ['valid', 415, []],
    ['valid', 422, []],
    ['valid', 401, []],
    ['valid', 403, [undocumentedError]],
    ['valid', 404, []],
    ['valid', 409, [undocumentedError]],
    ['valid', 429, []],
    ['valid', 500, [serverError]],
    ['valid', 503, [serverError]],
    ['invalid', 200, ['error accepted-invalid-request (request body)']],
    ['invalid', 204, ['error accepted-invalid-request (request body)']],
    ['invalid', 302, [undocumentedError]],
    ['invalid', 400, [undocumentedWarning]],
    ['invalid', 422, [undocumentedWarning]],
    ['invalid', 409, [undocumentedWarning]],
    ['invalid', 401, []],
    ['invalid', 403, []],
    ['invalid', 404, []],
    ['invalid', 405, []],
    ['invalid', 429, []],
    ['invalid', 500, [serverError]],
    ['invalid', 501, [serverError]],
    ['unauthorised', 200, ['error credential-not-enforced (request body)']],
    ['unauthorised', 204, ['error credential-not-enforced (request body)']],
    ['unauthorised', 400, []],
    ['unauthorised', 401, []],
    ['unauthorised', 403, []],
    ['unauthorised', 404, []],
    ['unauthorised', 422, [undocumentedWarning]],
    ['unauthorised', 302, [undocumentedWarning]],
    ['unauthorised', 500, [serverError]],
    ['undeclared', 200, ['error undeclared-method-accepted (request body)']],
    ['undeclared', 201, ['error undeclared-method-accepted (request body)']],
    ['undeclared', 404, ['warning undeclared-method-not-found (request body)']],
    ['undeclared', 405, ['warning missing-allow-header (request body)']],
    ['undeclared', 400, []],
    ['undeclared', 401, []],
    ['undeclared', 302, []],
    ['undeclared', 500, [serverError]],
    ['unknown', 200, ['error unknown-id-accepted (request body)']],
    ['unknown', 201, ['error unknown-id-accepted (request body)']],
    ['unknown', 404, []],
    ['unknown', 410, []],
    ['unknown', 403, []],
    ['unknown', 500, [serverError]],
    ['open', 200, []],
    ['open', 201, []],
    ['open', 400, []],
    ['open', 418, []],
    ['open', 500, [serverError]],
    ['open', 503, [serverError]],
  ] as const)('%s, answered %d: %j', (kind, status, findings) => {
    expect(judged(kind, status)).toEqual(findings);
  });

  test.each([
    ['405 with Allow is right', 'undeclared', 405, { headers: [['allow', 'PUT']] }, []],
    [
      'an unknown id that no 404 is listed for is a warning',
      'unknown',
      200,
      { listsNotFound: false },
      ['warning unknown-id-accepted (request body)'],
    ],
    ['a mock’s undocumented refusals are its manner', 'invalid', 400, { isMock: true }, []],
    ['a mock’s undocumented successes are not', 'valid', 201, { isMock: true }, [undocumentedError]],
    ['a 5xx brought about on purpose is judged like any answer', 'valid', 503, { recipe: 'state' }, []],
    [
      'and its body, too',
      'valid',
      503,
      { recipe: 'state', json: [] },
      ['error response-body-schema (response body)'],
    ],
    ['a 5xx by accident is one fault, whatever its body', 'valid', 503, { json: [] }, [serverError]],
    ['a flaw in a right answer', 'valid', 200, { json: [] }, ['error response-body-schema (response body)']],
    [
      'a flaw in a refusal that is documented',
      'invalid',
      404,
      { json: [] },
      ['error response-body-schema (response body)'],
    ],
    [
      'a flaw in an answer to an open request',
      'open',
      200,
      { json: [] },
      ['error response-body-schema (response body)'],
    ],
    [
      'a flaw in the answer to an unknown id',
      'unknown',
      404,
      { json: [] },
      ['error response-body-schema (response body)'],
    ],
    [
      'no flaw in an answer that should not have come',
      'invalid',
      200,
      { json: [] },
      ['error accepted-invalid-request (request body)'],
    ],
    [
      'no flaw in another method’s answer',
      'undeclared',
      404,
      { json: [] },
      ['warning undeclared-method-not-found (request body)'],
    ],
  ] as [string, CaseClass, number, Given, string[]][])('%s', (_what, kind, status, given, findings) => {
    expect(judged(kind, status, given)).toEqual(findings);
  });

  test('a PUT to an unknown id that lists 201 may create it', () => {
    const creating = operationOf(
      apiOf(thingDocument({ responses: "{'200': {description: a}, '201': {description: b}}" })),
    );
    const planned = caseOf(creating, { class: 'unknown' });
    const codes = [200, 201].map((status) =>
      judgeCase(
        { operation: creating, isMock: false, listsNotFound: true },
        answered(creating, planned, { status }),
      ).map(({ code }) => code),
    );
    expect(codes).toEqual([['unknown-id-accepted'], []]);
  });

  test.each([
    ['4XX', 418, 'invalid'],
    ['default', 418, 'invalid'],
    ['default', 299, 'valid'],
    ['4XX', 403, 'valid'],
  ] as const)('%s silences undocumented-status for %d to a %s request', (listed, status, kind) => {
    const ranged = operationOf(
      apiOf(thingDocument({ responses: `{'200': {description: a}, ${listed}: {description: b}}` })),
    );
    const exchange = answered(ranged, caseOf(ranged, { class: kind }), { status });
    expect(judgeCase({ operation: ranged, isMock: false, listsNotFound: true }, exchange)).toEqual([]);
  });

  test('default does not silence server-error', () => {
    const ranged = operationOf(
      apiOf(thingDocument({ responses: '{default: {description: b}, 5XX: {description: c}}' })),
    );
    const exchange = answered(ranged, caseOf(ranged), { status: 500 });
    expect(
      judgeCase({ operation: ranged, isMock: false, listsNotFound: true }, exchange).map(({ code }) => code),
    ).toEqual(['server-error']);
  });
});

describe('no whole answer', () => {
  test.each([
    ['truncated', 'error response-truncated (response)'],
    ['malformed', 'error response-malformed (response)'],
    ['timeout', 'error server-error (request body)'],
    ['dropped', 'error server-error (request body)'],
    ['unreachable', 'error server-error (request body)'],
  ] as const)('%s, whatever the class', (failure, finding) => {
    const delivery: Delivery = { ok: false, failure, message: 'why', milliseconds: 1 };
    for (const kind of ['valid', 'invalid', 'unauthorised', 'undeclared', 'unknown', 'open'] as const) {
      expect(judged(kind, delivery)).toEqual([finding]);
    }
  });
});

describe('a finding', () => {
  test('points at the rule, and says what was expected and what came', () => {
    const [found] = judgeCase(
      { operation, isMock: false, listsNotFound: true },
      answered(operation, caseOf(operation, { class: 'valid', label: 'the smallest body' }), { status: 201 }),
    );
    expect(found).toMatchObject({
      message:
        'The smallest body was answered 201, which the document does not list (it lists 200, 401, 404, 503).',
      expected: '200, 401, 404, 503',
      actual: 201,
    });
    expect(found && underlined({ place: placeOf(found.rule) })).toMatch(/^\{'200'/);
  });

  test.each([
    ['valid', 400, true],
    ['valid', 415, true],
    ['valid', 422, true],
    ['valid', 404, false],
    ['invalid', 400, false],
  ] as const)('a %s request answered %d is a rejection to weigh: %s', (kind, status, expected) => {
    expect(isRejection(answered(operation, caseOf(operation, { class: kind }), { status }))).toBe(expected);
  });
});
