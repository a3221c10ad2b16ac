import type { Cell, Finding, OperationResult, Report } from '../../src/result/report.js';

export function cell(status: string, verdict: Cell['verdict'], more: Partial<Cell> = {}): Cell {
  return {
    status,
    mediaType: 'application/json',
    verdict,
    vacuous: false,
    reason: `why ${verdict}`,
    cases: 1,
    ...more,
  };
}

export function finding(more: Partial<Finding> = {}): Finding {
  return {
    code: 'response-body-schema',
    severity: 'error',
    operationId: 'putThing',
    method: 'PUT',
    path: '/things/{id}',
    status: '200',
    location: 'response body',
    pointer: '/name',
    schemaPointer: '/paths/~1things~1{id}/put/responses/200',
    place: 'api.yaml:9:5',
    message: 'The body at `/name` must be text.',
    expected: 'string',
    actual: 5,
    exchange: {
      startedDateTime: '2030-01-01T00:00:00.000Z',
      time: 1,
      request: {
        method: 'PUT',
        url: 'http://127.0.0.1:1/things/1',
        httpVersion: 'HTTP/1.1',
        headers: [],
        queryString: [],
        cookies: [],
        headersSize: -1,
        bodySize: 0,
      },
      response: {
        status: 200,
        statusText: 'OK',
        httpVersion: 'HTTP/1.1',
        headers: [],
        cookies: [],
        content: { size: 0, mimeType: '', text: '' },
        redirectURL: '',
        headersSize: -1,
        bodySize: 0,
      },
      cache: {},
      timings: { send: 0, wait: 1, receive: 0 },
    },
    curl: "curl -i -X PUT 'http://127.0.0.1:1/things/1'",
    count: 1,
    ...more,
  };
}

export function operation(cells: readonly Cell[], more: Partial<OperationResult> = {}): OperationResult {
  return {
    index: 0,
    operationId: 'putThing',
    method: 'PUT',
    path: '/things/{id}',
    cells,
    uncovered: [],
    ...more,
  };
}

export function report(
  operations: readonly OperationResult[],
  findings: readonly Finding[] = [],
  more: Partial<Report> = {},
): Report {
  const cells = { conforms: 0, violates: 0, refused: 0, unreached: 0, waived: 0 };
  for (const one of operations) for (const { verdict } of one.cells) cells[verdict]++;
  return {
    tool: { name: 'tallystick', version: '0.0.0' },
    version: 1,
    spec: 'api.yaml',
    url: 'http://127.0.0.1:1/',
    seed: 1,
    runId: 'r1',
    startedAt: '2030-01-01T00:00:00.000Z',
    durationMs: 1_234,
    summary: { cases: 12, findings: findings.length, cells },
    operations,
    findings,
    notes: [],
    ...more,
  };
}
