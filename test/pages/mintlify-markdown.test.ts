import { describe, expect, test } from '@jest/globals';
import { normalizePage } from '../../src/pages/normalize-page.js';
import { fencedPage, smallDocument } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf, partialDraftOf, textOf } from './read-draft.js';

const operation = '/paths/~1things~1{id}/get';

describe('a page with an OpenAPI fence', () => {
  test('keeps the document as printed and tags the operation with its lines', () => {
    const page = fencedPage(smallDocument);
    const { document } = draftOf(page);
    expect(document).toEqual({
      openapi: '3.1.0',
      info: { title: 'Things', version: '1.0.0' },
      paths: {
        '/things/{id}': {
          get: {
            summary: 'Read a thing',
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            responses: { 200: { description: 'A thing' } },
            'x-tally-source': { page: 'thing.md', lines: [12, 21] },
          },
        },
      },
    });
  });

  test.each([
    ['/info', 'info:|title: Things|version: 1.0.0'],
    ['/info/title', 'title: Things'],
    [`${operation}/parameters/0/name`, '- name: id'],
    [`${operation}/parameters/0/schema/type`, 'schema: { type: string }'],
    [`${operation}/responses/200`, "'200':|description: A thing"],
  ])('places %s on the line that it was read from', (pointer, text) => {
    expect(pageTextOf(fencedPage(smallDocument), pointer)).toBe(text);
  });

  test.each([
    ['without a file', 'get /things/{id}'],
    ['with a file', 'openapi.json GET /things/{id}'],
    ['with an address', 'https://example.org/openapi.json get /things/{id}'],
  ])('is recognised by its info string %s', (_, info) => {
    expect(draftOf(fencedPage(smallDocument, info)).format).toBe('mintlify-markdown');
  });

  test('keeps texts that look like other YAML types as texts', () => {
    const page = fencedPage(
      `${smallDocument}\nx-data: { raw: 'TRUE', code: '200', day: 2026-01-02, ok: true, n: 1 }`,
    );
    expect(documentAt(page, '/x-data')).toEqual({
      raw: 'TRUE',
      code: '200',
      day: '2026-01-02',
      ok: true,
      n: 1,
    });
  });

  test('places what comes after a CRLF line break', () => {
    const page = fencedPage(smallDocument);
    const windows = { ...page, text: page.text.replaceAll('\n', '\r\n') };
    expect(pageTextOf(windows, '/info/title')).toBe('title: Things');
  });

  test('takes a missing summary and description from the page', () => {
    const page = fencedPage(smallDocument.replace('      summary: Read a thing\n', ''), undefined, [
      '# Fetch it',
      '',
      '> One thing,',
      '> by its id',
      '',
    ]);
    expect(documentAt(page, `${operation}/summary`)).toBe('Fetch it');
    expect(documentAt(page, `${operation}/description`)).toBe('One thing,\nby its id');
    expect(pageTextOf(page, `${operation}/summary`)).toBe('# Fetch it');
    expect(draftOf(page).unconsumed).toEqual([]);
  });

  test('lists prose that says something else as not read', () => {
    const page = fencedPage(
      smallDocument.replace('summary:', 'description: Other words.\n      summary:'),
      undefined,
      ['# Read a thing', '', 'Only on Mondays.', ''],
    );
    expect(draftOf(page).unconsumed.map((lines) => textOf(page, lines))).toEqual(['Only on Mondays.']);
  });

  test('makes a path parameter required and says so', () => {
    const page = fencedPage(smallDocument.replace('required: true', 'required: false'));
    expect(documentAt(page, `${operation}/parameters/0`)).toEqual({
      name: 'id',
      in: 'path',
      required: true,
      schema: { type: 'string' },
      'x-inferred': { required: 'A path parameter is always required, though the page prints otherwise.' },
    });
  });

  test('warns of a reference and a security scheme that the page does not hold', () => {
    const page = fencedPage(
      `security: [{ apiKey: [] }]\n${smallDocument.replace('{ type: string }', "{ $ref: '#/components/schemas/Id' }")}`,
    );
    const { diagnostics } = draftOf(page);
    expect(
      diagnostics.map(({ code, severity, message, place }) => [
        code,
        severity,
        message,
        page.text.slice(place.range?.start, place.range?.end),
      ]),
    ).toEqual([
      [
        'page-reference-unresolved',
        'warning',
        '"#/components/schemas/Id" is not on the page.',
        "schema: { $ref: '#/components/schemas/Id' }",
      ],
      [
        'page-security-scheme-missing',
        'warning',
        'The security scheme "apiKey" is required but not on the page.',
        'security: [{ apiKey: [] }]',
      ],
    ]);
  });

  test('leaves out what a mirror and the site put around the title, and keeps components out of the description', () => {
    const around = [
      '# Source: https://docs.example.org/thing.md',
      '',
      '> ## Documentation Index',
      '> Fetch it.',
      '',
      '> ## Agent Instructions',
      '> Do this.',
      '',
      '# Read a thing.',
      '',
      '> Reads it.',
      'All of it.',
      '',
      '***',
      '',
      '<Card title="Key" />',
      '',
    ];
    const page = fencedPage(smallDocument, 'GET /things/{id} theme={null}', around);
    const marked = { ...page, text: `\ufeff${page.text}\nBuilt with [Mintlify](https://mintlify.com).` };
    expect(documentAt(marked, operation)).toMatchObject({
      summary: 'Read a thing',
      description: 'Reads it.\nAll of it.',
    });
    expect(draftOf(marked).unconsumed.map((lines) => textOf(marked, lines))).toEqual([
      '***||<Card title="Key" />',
    ]);
  });

  test('with two operations is half understood: the first is read, and the other is told', () => {
    const page = fencedPage(smallDocument);
    const twice = { ...page, text: `${page.text}\n${page.text.slice(page.text.indexOf('````'))}` };
    expect(partialDraftOf(twice).gaps.map(({ message }) => message)).toEqual([
      'The page has another block with an operation; only the first is read.',
    ]);
  });
});

test.each([
  [
    'an operation that the block does not hold',
    smallDocument,
    'put /things/{id}',
    'The yaml block has no operation PUT /things/{id}, which its first line names.',
    '````yaml put /things/{id}',
  ],
  [
    'the older form of the same fence',
    'paths:\n  path: /things\n  method: get\n  response: {}',
    'get /things',
    "The yaml block is in Mintlify's older form of its own, not OpenAPI.",
    '````yaml get /things',
  ],
  [
    'the older form of a webhook',
    'paths:\n  path: thing.made\n  method: post\n  type: webhook',
    'openapi.json webhook thing.made',
    "The yaml block is in Mintlify's older form of its own, not OpenAPI, and describes a webhook, which the API sends.",
    '````yaml openapi.json webhook thing.made',
  ],
  [
    'a document of another version',
    "swagger: '2.0'\npaths:\n  /things:\n    get: {}",
    'get /things',
    'The yaml block is no OpenAPI 3 document.',
    '````yaml get /things',
  ],
  [
    'a block cut off in the middle of a line',
    'openapi: 3.1.0\ninfo: {title: Things',
    'get /things',
    'The yaml block cannot be read: unexpected end of the stream within a flow collection.',
    'info: {title: Things',
  ],
])('a page with %s is refused', (_, yaml, info, message, caret) => {
  const page = fencedPage(yaml, info);
  const reading = normalizePage(page);
  expect(reading).toMatchObject({ ok: false, refusal: { severity: 'error', message } });
  const { range } = (reading as { refusal: { place: { range: { start: number; end: number } } } }).refusal
    .place;
  expect(page.text.slice(range.start, range.end)).toBe(caret);
});
