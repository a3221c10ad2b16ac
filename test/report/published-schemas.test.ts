import { describe, expect, test } from '@jest/globals';
import { renderJunit } from '../../src/report/render-junit.js';
import { renderSarif } from '../../src/report/render-sarif.js';
import { runTally } from '../cli/capture-io.js';
import { junitErrors, sarifErrors } from './published-schemas.js';
import { cell, finding, operation, report } from './small-report.js';

const evil = ']]> <x a="1">&amp; \u0000\u0008\u001b\ud800 \ufffe 🧾 \' "\n';
const evilFinding = finding({ operationId: evil, message: evil, curl: evil, actual: evil, pointer: evil });
const runs = {
  'of every verdict': report(
    [
      operation([
        cell('200', 'conforms'),
        cell('200', 'violates'),
        cell('409', 'unreached'),
        cell('4XX', 'refused'),
        cell('default', 'waived'),
      ]),
    ],
    [
      finding(),
      finding({ severity: 'warning', waived: 'soon', place: 'nowhere' }),
      finding({ operationId: '', location: 'request', status: '' }),
    ],
    { repaired: [] },
  ),
  'without operations': report([], []),
  'whatever its texts hold': report(
    [
      operation([cell('200', 'violates', { reason: evil, mediaType: evil })], {
        path: evil,
        operationId: evil,
      }),
    ],
    [evilFinding],
    { spec: evil },
  ),
};

describe('the published schemas take a report', () => {
  test.each(Object.entries(runs))('%s', async (_what, run) => {
    expect(await junitErrors(renderJunit(run))).toEqual([]);
    expect(sarifErrors(renderSarif(run))).toEqual([]);
  });

  test.each([
    ['lint', ['lint', 'sendgrid', 'asapp', '--format', 'sarif']],
    ['diff', ['diff', 'sendgrid', 'asapp', '--format', 'sarif']],
  ])('of tally %s, in SARIF', async (_command, argv) => {
    const { out } = await runTally(argv);
    expect(sarifErrors(out)).toEqual([]);
    expect(JSON.parse(out).runs[0].results).not.toEqual([]);
  });

  test('of tally lint, in JUnit', async () => {
    const { out } = await runTally(['lint', 'sendgrid', 'asapp', '--format', 'junit']);
    expect(await junitErrors(out)).toEqual([]);
    expect(out).toContain('<failure ');
  });
});

test('they refuse what is none', async () => {
  expect(
    await junitErrors(renderJunit(runs['without operations']).replaceAll('testsuites', 'suites')),
  ).toHaveLength(1);
  expect(sarifErrors(renderSarif(runs['without operations']).replace('"2.1.0"', '"2.0"'))).toHaveLength(1);
});
