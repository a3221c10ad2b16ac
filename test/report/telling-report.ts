import type { Finding, HarEntry, Report } from '../../src/result/report.js';
import { summarise } from '../../src/result/summarise.js';
import { cell, finding, operation, report } from './small-report.js';

const { exchange } = finding();

/** An exchange with both bodies, in JSON. */
export function exchanged(sent: unknown, received: unknown, more: Partial<HarEntry> = {}): HarEntry {
  const text = JSON.stringify(received);
  return {
    ...exchange,
    time: 12,
    timings: { send: 0, wait: 9, receive: 3 },
    request: {
      ...exchange.request,
      url: 'http://127.0.0.1:1/things/1?limit=5',
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Authorization', value: 'Bearer $API_KEY' },
        { name: 'Cookie', value: 'sid=1' },
      ],
      postData: { mimeType: 'application/json', text: JSON.stringify(sent) },
    },
    response: {
      ...exchange.response,
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'ETag', value: 'v1' },
      ],
      content: { size: text.length, mimeType: 'application/json', text },
    },
    ...more,
  };
}

const things = {
  items: [
    { id: 1, name: 'One' },
    { id: 2, name: 2 },
  ],
  next: null,
};

const wrongName = finding({
  pointer: '/items/1/name',
  message: 'The body at `/items/1/name` must be text.',
  schemaPointer: '/components/schemas/Thing/properties/name/type',
  place: 'api/things.yaml:41:15',
  expected: ['string'],
  actual: 2,
  count: 17,
  exchange: exchanged({ name: 'One' }, things),
  excerpt: {
    firstLine: 39,
    lines: ['      properties:', '        name:', '          type: string', '        size: {type: integer}'],
    marked: [41, 41],
  },
  page: 'pages/things.md:12',
});

const keptNothing = finding({
  code: 'write-not-kept',
  severity: 'warning',
  method: 'PATCH',
  operationId: 'patchThing',
  pointer: '/size',
  message: '`/size` is not what was written.',
  expected: 3,
  actual: 1,
  exchange: exchanged({ size: 3 }, { id: 1, size: 3 }),
  shownBy: exchanged(undefined, { id: 1, size: 1 }, { startedDateTime: '2030-01-01T00:00:00.100Z' }),
});

const tookAnything: Finding = finding({
  code: 'accepted-invalid-request',
  method: 'POST',
  path: '/things',
  operationId: 'createThing',
  status: '201',
  location: 'request body',
  pointer: '/size',
  message: '/size below minimum 0 was accepted with 201, though the document forbids it.',
  expected: '4xx',
  actual: 201,
  waived: 'Repaired in March (TEAM-12).',
  exchange: exchanged({ name: 'New', size: -1 }, { id: 3 }),
});

/** A small report with one of everything that a page shows. */
export function tellingReport(): Report {
  const operations = [
    operation(
      [
        cell('200', 'violates', { reason: 'by the smallest body' }),
        cell('404', 'conforms', { vacuous: true, reason: 'by an unknown id' }),
        cell('409', 'unreached', { reason: 'no recipe: a provider state would reach it', cases: 0 }),
      ],
      {
        uncovered: ['/size: value above maximum: answered 404, which proves nothing'],
        coverage: {
          leftOut: 4,
          request: [
            {
              location: 'request body',
              mediaType: 'application/json',
              pointer: '/size',
              rules: {
                minimum: { valid: 'accepted', invalid: 'accepted' },
                maximum: { valid: 'accepted', invalid: 'not tried' },
              },
            },
          ],
          responses: [
            {
              status: '200',
              mediaType: 'application/json',
              parts: 3,
              seen: { '/id': 9, '/name': 9, '/size': 0 },
            },
            { status: '409', mediaType: 'application/json', parts: 2 },
          ],
        },
      },
    ),
    operation(
      [
        cell('200', 'conforms'),
        cell('200', 'violates', { mediaType: 'application/xml' }),
        cell('429', 'refused', { reason: 'by a burst of 20: answered 200' }),
      ],
      { index: 1, method: 'PATCH', operationId: 'patchThing' },
    ),
    operation(
      [cell('201', 'conforms'), cell('default', 'waived', { reason: 'the gateway answers', cases: 0 })],
      { index: 2, method: 'POST', path: '/things', operationId: 'createThing' },
    ),
    operation([cell('204', 'conforms', { mediaType: null })], {
      index: 3,
      method: 'DELETE',
      path: '/things/{id}/parts/{partId}',
      operationId: 'deletePart',
    }),
  ];
  const findings = [wrongName, keptNothing, tookAnything];
  return report(operations, findings, {
    spec: 'api/things.yaml',
    summary: summarise(operations, 120, findings.length),
    notes: ['The server is a mock that keeps state.'],
  });
}
