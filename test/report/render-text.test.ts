import { describe, expect, test } from '@jest/globals';
import { renderText } from '../../src/report/render-text.js';
import { cell, finding, operation, report } from './small-report.js';

const plain = { color: false, width: 120, strict: false };
const log = { color: false, strict: false };
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('a report in text', () => {
  test('is a matrix, a legend, a word on each open cell and a summary', () => {
    const operations = [
      operation([cell('200', 'conforms'), cell('409', 'unreached'), cell('4XX', 'refused')]),
      operation([cell('200', 'conforms', { vacuous: true }), cell('default', 'waived')], {
        method: 'GET',
        path: '/a',
        uncovered: ['x: why'],
      }),
    ];
    expect(renderText(report(operations), plain)).toMatchInlineSnapshot(`
"api.yaml against http://127.0.0.1:1/ (seed 1, run r1)

operation         200  409  4XX  default
PUT /things/{id}  ✓    ·    !
GET /a            ✓°             ~
✓ conforms   ! refused   · unreached   ~ waived   ° vacuous: the schema accepts anything, so conforming proves nothing

PUT /things/{id} 409 unreached: why unreached
PUT /things/{id} 4XX refused: why refused
GET /a default waived: why waived
GET /a uncovered: x: why

✓ 12 requests, 2 of 5 cells reached, 0 errors, 0 warnings, 1.2 s
"
`);
  });

  test('is a line for each operation in a log, the worst verdict first', () => {
    const operations = [
      operation([
        cell('200', 'conforms'),
        cell('201', 'conforms'),
        cell('4XX', 'refused'),
        cell('422', 'violates'),
      ]),
      operation([cell('200', 'conforms', { vacuous: true })], { method: 'GET', path: '/a' }),
      operation([cell('200', 'waived')], { method: 'GET', path: `/${'b'.repeat(70)}` }),
    ];
    expect(renderText(report(operations), log).split('\n').slice(2, 6)).toEqual([
      `PUT /things/{id}${' '.repeat(44)}  ✗ violates 422  ! refused 4XX  ✓ conforms 200 201`,
      `GET /a${' '.repeat(54)}  ✓ conforms 200°`,
      `GET /${'b'.repeat(70)}  ~ waived 200`,
      '° vacuous: the schema accepts anything, so conforming proves nothing',
    ]);
  });

  test('keeps to the width of the terminal: operations lose their middle, and too many statuses become lines', () => {
    const path = `/v1/accounts/{accountId}/segments/{segmentId}/contacts`;
    const operations = [
      operation(
        ['200', '404', 'default'].map((status) => cell(status, 'conforms')),
        { path },
      ),
    ];
    const rows = (width: number) =>
      renderText(report(operations), { ...plain, width })
        .split('\n')
        .slice(2, 5);
    expect(rows(77)[1]).toBe(`PUT ${path}  ✓    ✓    ✓`);
    expect(rows(50)).toEqual([
      'operation                        200  404  default',
      'PUT /v1/account…entId}/contacts  ✓    ✓    ✓',
      '✓ conforms',
    ]);
    expect(rows(42)[0]).toBe(`PUT ${path}  ✓ conforms 200 404 default`);
  });

  test('tells a finding with all that one needs to repeat it', () => {
    const found = finding({ count: 3, page: 'page.md:5', waived: 'known' });
    const text = renderText(report([operation([cell('200', 'violates')])], [found]), plain);
    expect(text.slice(text.indexOf('api.yaml:9'), text.lastIndexOf('\n\n'))).toMatchInlineSnapshot(`
"api.yaml:9:5 error response-body-schema (3 times)
  The body at \`/name\` must be text.
  PUT /things/{id} → 200, response body at /name
  expected: string
  received: 5
  rule: /paths/~1things~1{id}/put/responses/200
  page: page.md:5
  waived: known
  curl -i -X PUT 'http://127.0.0.1:1/things/1'"
`);
  });

  test.each([
    [['conforms', 'violates'], '✗'],
    [['conforms', 'refused'], '!'],
    [['waived', 'unreached'], '·'],
    [['waived', 'conforms'], '~'],
    [['conforms', 'conforms'], '✓'],
  ] as const)('shows the worst of the media types %j: %s', (verdicts, sign) => {
    const cells = verdicts.map((verdict, index) => cell('200', verdict, { mediaType: `text/${index}` }));
    expect(renderText(report([operation(cells)]), plain)).toMatch(
      new RegExp(`^PUT /things/\\{id\\} +${sign}$`, 'm'),
    );
  });

  test.each([
    ['nothing', [], false, '✓ 12 requests, 1 of 1 cells reached, 0 errors, 0 warnings, 1.2 s'],
    ['an error', [finding()], false, '✗ 12 requests, 1 of 1 cells reached, 1 error, 0 warnings, 1.2 s'],
    [
      'a warning',
      [finding({ severity: 'warning' })],
      false,
      '✓ 12 requests, 1 of 1 cells reached, 0 errors, 1 warning, 1.2 s',
    ],
    [
      'a warning, where they count',
      [finding({ severity: 'warning' })],
      true,
      '✗ 12 requests, 1 of 1 cells reached, 1 error, 0 warnings, 1.2 s',
    ],
    [
      'a waived error',
      [finding({ waived: 'known' })],
      true,
      '✓ 12 requests, 1 of 1 cells reached, 0 errors, 0 warnings, 1.2 s',
    ],
  ] as const)('sums up %s', (_what, findings, strict, line) => {
    expect(
      lastLine(
        renderText(report([operation([cell('200', 'conforms')])], findings), { color: false, strict }),
      ),
    ).toBe(line);
  });

  test('says what is known of the run', () => {
    expect(renderText(report([operation([])], [], { notes: ['The server is a mock.'] }), plain)).toMatch(
      /^api\.yaml against http:\/\/127\.0\.0\.1:1\/ \(seed 1, run r1\)\nnote: The server is a mock\.\n/,
    );
  });

  test('obeys no control character, wherever it comes from', () => {
    const evil = '\u001b[2J\u0007\u009b31m\r\u0000';
    const found = finding({
      message: evil,
      expected: evil,
      actual: { a: evil },
      curl: `curl 'a\nb${evil}'`,
      pointer: `/${evil}`,
    });
    const text = renderText(
      report(
        [operation([cell('200', 'unreached', { reason: evil })], { path: `/${evil}`, uncovered: [evil] })],
        [found],
        { notes: [evil] },
      ),
      plain,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(text).toContain('\\u001b[2J');
    expect(text).toContain("curl 'a\nb");
  });

  test('cuts long values, not the sentence', () => {
    const text = renderText(
      report(
        [operation([])],
        [finding({ actual: 'x'.repeat(5_000), curl: 'y'.repeat(5_000), message: 'z'.repeat(500) })],
      ),
      plain,
    );
    expect(text).toContain('z'.repeat(500));
    expect(text).not.toMatch(/x{201}|y{1001}/);
  });

  test('is coloured only where asked', () => {
    const one = report([operation([cell('200', 'violates')])], [finding()]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
    const colours = /\u001b\[/;
    expect(renderText(one, { color: true, strict: false })).toMatch(colours);
    expect(renderText(one, { color: true, width: 80, strict: false })).toMatch(colours);
    expect(renderText(one, plain)).not.toMatch(colours);
    expect(renderText(one, log)).not.toMatch(colours);
  });
});
