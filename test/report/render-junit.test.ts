import { describe, expect, test } from '@jest/globals';
import { create } from 'xmlbuilder2';
import { renderJunit } from '../../src/report/render-junit.js';
import type { Report } from '../../src/result/report.js';
import { cell, finding, operation, report } from './small-report.js';

interface Suite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@skipped': string;
  readonly testcase?: Case | Case[];
}
interface Case {
  readonly '@name': string;
  readonly failure?: { readonly '@message': string; readonly '@type': string; readonly '#': string };
  readonly skipped?: { readonly '@message': string };
}

function suitesOf(one: Report): Suite[] {
  const parsed = create(renderJunit(one)).toObject() as unknown as {
    testsuites: { testsuite?: Suite | Suite[] };
  };
  return [parsed.testsuites.testsuite ?? []].flat();
}

/** `name: passed`, `name: failed TYPE` or `name: skipped MESSAGE` of every test case. */
function outcomes(one: Report): string[] {
  return suitesOf(one)
    .flatMap(({ testcase }) => [testcase ?? []].flat())
    .map((row) => {
      const skipped = row.skipped && `skipped ${row.skipped['@message']}`;
      return `${row['@name']}: ${row.failure ? `failed ${row.failure['@type']}` : (skipped ?? 'passed')}`;
    });
}

describe('JUnit', () => {
  test('has a suite an operation and a test case a cell', () => {
    const suites = suitesOf(
      report(
        [
          operation([
            cell('200', 'conforms'),
            cell('200', 'violates', { mediaType: null }),
            cell('409', 'unreached'),
          ]),
          operation([], { operationId: 'getThing', method: 'GET' }),
        ],
        [finding({ status: '500', location: 'request body' })],
      ),
    );
    expect(
      suites.map((suite) => [suite['@name'], suite['@tests'], suite['@failures'], suite['@skipped']]),
    ).toEqual([
      ['PUT /things/{id}', '4', '2', '1'],
      ['GET /things/{id}', '0', '0', '0'],
    ]);
  });

  const two = [cell('200', 'violates'), cell('404', 'conforms')];
  test.each([
    ['conforming cells pass', [cell('200', 'conforms')], [], ['200 application/json: passed']],
    [
      'a flaw fails its cell',
      two,
      [finding()],
      ['200 application/json: failed response-body-schema', '404 application/json: passed'],
    ],
    [
      'a violated cell without a finding fails',
      two,
      [],
      ['200 application/json: failed violates', '404 application/json: passed'],
    ],
    [
      'open cells are skipped, with the reason',
      [cell('409', 'unreached'), cell('400', 'refused'), cell('5XX', 'waived')],
      [],
      [
        '409 application/json: skipped unreached: why unreached',
        '400 application/json: skipped refused: why refused',
        '5XX application/json: skipped waived: why waived',
      ],
    ],
    [
      'a flaw fails the range of its status',
      [cell('4XX', 'violates'), cell('default', 'conforms')],
      [finding({ status: '418' })],
      ['4XX application/json: failed response-body-schema', 'default application/json: passed'],
    ],
    [
      'a flaw fails default where nothing else describes it',
      [cell('4XX', 'conforms'), cell('default', 'violates')],
      [finding({ status: '500' })],
      ['4XX application/json: passed', 'default application/json: failed response-body-schema'],
    ],
    [
      'what the request shows has a row of its own',
      [cell('200', 'conforms')],
      [finding({ code: 'accepted-invalid-request', location: 'request body' })],
      [
        '200 application/json: passed',
        'accepted-invalid-request request body /name: failed accepted-invalid-request',
      ],
    ],
    [
      'a status that should not have come has a row of its own',
      [cell('200', 'conforms'), cell('409', 'refused')],
      [finding({ code: 'state-not-honoured', location: 'response', pointer: '' })],
      [
        '200 application/json: passed',
        '409 application/json: skipped refused: why refused',
        'state-not-honoured response: failed state-not-honoured',
      ],
    ],
    [
      'no answer at all has a row of its own',
      [cell('default', 'conforms')],
      [finding({ code: 'response-truncated', location: 'response', status: '', pointer: '' })],
      ['default application/json: passed', 'response-truncated response: failed response-truncated'],
    ],
    [
      'warnings do not fail',
      [cell('200', 'conforms')],
      [finding({ severity: 'warning', location: 'request', pointer: '', message: 'Hm.' })],
      ['200 application/json: passed', 'response-body-schema request: skipped warning: Hm.'],
    ],
    [
      'waived findings do not fail',
      [cell('200', 'conforms')],
      [finding({ waived: 'known', location: 'request', pointer: '', message: 'Hm.' })],
      ['200 application/json: passed', 'response-body-schema request: skipped waived: Hm.'],
    ],
    [
      'nor does the cell of a waived finding',
      [cell('200', 'violates')],
      [finding({ waived: 'known' })],
      ['200 application/json: skipped waived: known'],
    ],
  ] as const)('%s', (_what, cells, findings, rows) => {
    expect(outcomes(report([operation(cells)], findings))).toEqual(rows);
  });

  test('takes each finding to its own operation', () => {
    const other = operation([cell('200', 'conforms')], { operationId: 'getThing', method: 'GET' });
    expect(outcomes(report([operation(two), other], [finding()]))).toEqual([
      '200 application/json: failed response-body-schema',
      '404 application/json: passed',
      '200 application/json: passed',
    ]);
  });

  test('says in the failure what was expected, what came and how to repeat it', () => {
    const [suite] = suitesOf(report([operation([cell('200', 'violates')])], [finding()]));
    expect([suite?.testcase ?? []].flat()[0]?.failure?.['#']).toBe(
      'api.yaml:9:5 response-body-schema\nThe body at `/name` must be text.\nexpected: "string"\nreceived: 5\ncurl -i -X PUT \'http://127.0.0.1:1/things/1\'',
    );
  });

  test('stays well-formed whatever the texts hold', () => {
    const evil = ']]> <x a="1">&amp; \u0000\u0008\u001b\ud800 \ufffe 🧾 \' "';
    const one = report(
      [
        operation([cell('200', 'violates', { reason: evil, mediaType: evil })], {
          path: evil,
          operationId: evil,
        }),
      ],
      [finding({ operationId: evil, message: evil, curl: evil, actual: evil, pointer: evil, code: 'x' })],
      { spec: evil },
    );
    const xml = renderJunit(one);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML has no place for.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]/);
    expect(xml.isWellFormed()).toBe(true);
    expect(xml).toMatch(
      /message="\]\]&gt; &lt;x a=&quot;1&quot;&gt;&amp;amp; \uFFFD{4} \uFFFD 🧾 &apos; &quot;"/,
    );
    expect(suitesOf(one)).toHaveLength(1);
  });

  test('writes times as JUnit readers take them', () => {
    const xml = renderJunit(report([operation([])]));
    expect(xml).toContain('time="1.234"');
    expect(xml).toContain('timestamp="2030-01-01T00:00:00"');
  });
});

test('findings on requests that belong to no operation have a suite of their own', () => {
  const stray = finding({
    operationId: '',
    code: 'undocumented-path',
    location: 'request',
    severity: 'error',
  });
  const xml = renderJunit(report([operation([cell('200', 'conforms')])], [stray]));
  expect(xml).toMatch(
    /<testsuite name="undocumented requests" tests="1" failures="1" errors="0" skipped="0"/,
  );
  expect(xml).toContain('type="undocumented-path"');
});
