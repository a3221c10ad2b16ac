import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalizePage, recognisers } from '../../src/pages/normalize-page.js';
import { normalizeToFiles } from '../../src/pages/normalize-to-files.js';
import type { Source } from '../../src/source/source.js';
import { fencedPage, gluedPage, json, sectionedPage, smallDocument, stackedPage } from './page-fixtures.js';
import { documentAt } from './read-draft.js';

const fields = ['Bodyrequired', 'namestringIts name', 'Response', '200Fine', 'idstringrequired'];
const stacked = [
  'Body',
  '',
  'application/json',
  '',
  'name',
  'string',
  '',
  'Response',
  '',
  '200 - application/json',
  '',
  'id',
  'string',
];
const pages: readonly [string, Source][] = [
  ['mintlify-markdown', fencedPage(smallDocument)],
  ['twilio-markdown', sectionedPage()],
  ['glued-text', gluedPage(fields)],
  ['mintlify-text', stackedPage(stacked)],
];

describe.each(pages)('a page in %s', (format, page) => {
  test('is recognised as that format and as no other', () => {
    const fit = recognisers.filter((recogniser) => recogniser.recognise(page).confidence >= 0.5);
    expect(fit.map((recogniser) => recogniser.format)).toEqual([format]);
  });

  test('gives the same files each time', () => {
    expect(normalizeToFiles({ ...page })).toEqual(normalizeToFiles({ ...page }));
  });

  test('is never thrown at, whatever is done to its lines', () => {
    const lines = page.text.split('\n');
    const line = fc.oneof(
      fc.constantFrom(...lines),
      fc.string({ maxLength: 20 }),
      fc.constantFrom('```', '{', '[', '"'),
    );
    const edit = fc.record({
      at: fc.nat(lines.length),
      drop: fc.nat(3),
      add: fc.array(line, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const text = [...lines];
        for (const { at, drop, add } of edits) text.splice(at, drop, ...add);
        expect(normalizeToFiles({ ...page, text: text.join('\n') })).toHaveProperty('ok');
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

test.each([
  ['docs/page.md', ' \n', 'The page describes no operation: it is empty.'],
  [
    'docs/page.html',
    '<!doctype html><html><head><title>GET /a</title></head><body><div id="app"></div><script>draw()</script></body></html>',
    'The page describes no operation: it shows no text, as scripts draw it.',
  ],
])('a page without text is refused as that: %s', (path, text, message) => {
  expect(normalizePage({ path, text })).toMatchObject({
    ok: false,
    refusal: { code: 'page-without-operation', message },
  });
});

test.each([
  [
    'prose',
    '# Limits\n\nAt most 5 a second.\n',
    'as mintlify-markdown it lacks a yaml block opened by "````yaml [FILE] METHOD /path" and the heading "OpenAPI" (found: a title)',
  ],
  [
    'a method, but the names of fields lost',
    'Make a thing\nPOST\nAuthorizations\nBearer\nBody\napplication/json\nthing name\nResponse\nthing id\n',
    'as mintlify-text it lacks a path under the method, a slash and a segment to a line and a section "Path Parameters", "Query Parameters", "Headers", "Body" or "Response" with a field name and a type (found: a method on a line of its own, a section "Response" and a section "Authorizations")',
  ],
  [
    'an example of a request in prose',
    '# Limits\n\nPOST /v3/things is limited.\n',
    'as glued-text it lacks a section "Path parameters", "Query parameters", "Body" or "Response" with fields or a status',
  ],
  [
    'the fixed headings without a block',
    '# T\n\n## Operation overview\n\nNone.\n\n## Operation details\n',
    'as twilio-markdown it lacks a json block with "path" and "method" under the heading "Operation overview"',
  ],
])('a page with %s is refused with what was looked for and what was found', (_, text, part) => {
  const reading = normalizePage({ path: 'docs/page.md', text });
  expect(reading).toMatchObject({
    ok: false,
    refusal: { code: 'page-without-operation', severity: 'error' },
  });
  const { message } = (reading as { refusal: { message: string } }).refusal;
  expect(message).toContain('The page describes no operation in a known format: as ');
  expect(message).toContain(part);
});

describe('a hostile page', () => {
  const within = (extra: string) => fencedPage(`${smallDocument}\n${extra}`);
  const laughs = ['x-0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 6; level++)
    laughs.push(
      `x-${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );

  test.each([
    ['a YAML tag', within('x-a: !!js/function "function () {}"'), 'unknown scalar tag'],
    ['a tag on a map', within('x-a: !exec { run: rm }'), 'unknown mapping tag'],
    ['aliases that multiply', within(laughs.join('\n')), 'it holds more than 250000 values'],
    ['an alias to itself', within('x-a: &a [*a]'), 'alias'],
    [
      'deep nesting',
      within(`x-a: ${'['.repeat(900)}${']'.repeat(900)}`),
      'it is nested more than 200 levels deep',
    ],
    ['deeper nesting', within(`x-a: ${'['.repeat(50_000)}`), 'nesting exceeded maxDepth'],
    ['a key that is a list', within('? [a, b]\n: 1'), 'complex keys'],
    ['a key printed twice', within('openapi: 3.0.0'), 'duplicated mapping key'],
    [
      'deep JSON',
      sectionedPage({ Responses: `\`\`\`json\n${'['.repeat(300)}${']'.repeat(300)}\n\`\`\`` }),
      'nested more than',
    ],
  ])('with %s is refused', (_, page, reason) => {
    expect(normalizePage(page)).toMatchObject({
      ok: false,
      refusal: { code: 'page-block-unreadable', message: expect.stringContaining(reason) },
    });
  });

  test.each([
    [
      'in YAML',
      within('x-a: { __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 2 } } }'),
      '/x-a',
    ],
    [
      'in JSON',
      sectionedPage({
        Responses: json([{ responseCode: '200' }]).replace(
          '{',
          '{"schema":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}}},',
        ),
      }),
      '/paths/~1v3~1things~1{id}/get/responses/200',
    ],
  ])('with prototype keys %s changes no prototype and keeps them as data', (_, page, pointer) => {
    const value = documentAt(page, pointer);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')?.value).toEqual({ polluted: 1 });
    expect(documentAt(page, `${pointer}/constructor/prototype/polluted`)).toBe(2);
    expect('polluted' in {}).toBe(false);
  });

  test('keeps a mark of its own that is not ours from breaking the reading', () => {
    const page = sectionedPage({
      'Path parameters': json([{ name: 'id', in: 'path', schema: {}, 'x-inferred': 5 }]),
    });
    expect(documentAt(page, '/paths/~1v3~1things~1{id}/get/parameters/0/x-inferred')).toEqual({
      required: 'A path parameter is always required.',
    });
  });

  const line = (text: string) => `${text}\n`.repeat(60_000);
  test.each([
    ['headings', line('# a')],
    ['fences', line('```')],
    ['brackets', '['.repeat(500_000)],
    ['quotes', '> '.repeat(250_000)],
    ['table rows', line('| a | b |')],
    ['an open quote', `PUT\n/\na\nT\ncurl '${'a'.repeat(500_000)}`],
    ['open braces', `PUT\n/\na\nT\n${line('{')}`],
    ['methods', line('PUT')],
    ['segments', `PUT\n${line('/\na')}`],
    ['headings of sections', `PUT /a\n${line('Body')}`],
    ['one word', `PUT /a\nBodyrequired\n${'anyAny'.repeat(90_000)}`],
    ['bars', `PUT /a\nBodyrequired\n${'aFoo | '.repeat(70_000)}`],
    ['fields of one name', `PUT\n/\na\nT\nBody\napplication/json\n${line('a\nstring')}`],
  ])('of nothing but %s is read to its end', (_, text) => {
    expect(normalizePage({ path: 'page.txt', text })).toHaveProperty('ok');
  });
});
