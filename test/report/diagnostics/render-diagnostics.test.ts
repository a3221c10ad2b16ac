import { expect, test } from '@jest/globals';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import type { LintFormat } from '../../../src/report/diagnostics/lint-formats.js';
import { renderDiagnostics } from '../../../src/report/diagnostics/render-diagnostics.js';

const source = { path: 'specs/a b.yaml', text: 'openapi: 3.1.0\ninfo: {title: 50%, version: 1}\n' };
const diagnostics: Diagnostic[] = [
  {
    code: 'invalid-document',
    severity: 'error',
    message: 'The title, `50%`, is none.',
    fix: 'Correct it.',
    place: { source, pointer: '/info/title', range: { start: 29, end: 32 } },
  },
  { code: 'unbounded-string', severity: 'info', message: 'Any\ntext.', place: { source, pointer: '' } },
];

const rendered = (format: LintFormat) =>
  renderDiagnostics(format, {
    specs: ['specs/a b.yaml'],
    diagnostics,
    startedAt: '2030-01-01T00:00:00.000Z',
    known: 2,
    repaired: ['empty-enum a.yaml#/x'],
    notes: false,
    summaries: new Map([['unbounded-string', 'A string has no limit.']]),
    version: '1.2.3',
  });

test('text shows findings, counts notes, known and repaired ones', async () => {
  expect(await rendered('text')).toMatchInlineSnapshot(`
"specs/a b.yaml:2:15 error invalid-document
  The title, \`50%\`, is none.
  at /info/title
  2 | info: {title: 50%, version: 1}
                    ^^^
  fix: Correct it.

1 error, 0 warnings, 1 note in specs/a b.yaml (--notes prints the notes)
2 known findings left out
repaired: empty-enum a.yaml#/x
"
`);
});

test('GitHub annotations are escaped and on the right place', async () => {
  expect(await rendered('github')).toMatchInlineSnapshot(`
"::error file=specs/a b.yaml,line=2,col=15,endColumn=18,title=invalid-document::The title, \`50%25\`, is none.%0Afix: Correct it.
::notice file=specs/a b.yaml,line=1,col=1,title=unbounded-string::Any%0Atext.
"
`);
});

test('SARIF has a rule for each code and the range of each finding', async () => {
  const [run] = JSON.parse(await rendered('sarif')).runs;
  expect(run.tool.driver.rules).toEqual([
    { id: 'invalid-document', shortDescription: { text: 'invalid document' } },
    { id: 'unbounded-string', shortDescription: { text: 'A string has no limit.' } },
  ]);
  expect(run.results[0].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'specs/a%20b.yaml' },
    region: { startLine: 2, startColumn: 15, endLine: 2, endColumn: 18 },
  });
});

test('JUnit counts failures, and lets notes pass', async () => {
  const xml = await rendered('junit');
  expect(xml).toContain('<testsuite name="specs/a b.yaml" tests="2" failures="1"');
  expect(xml).toContain('<failure message="The title, `50%`, is none." type="error">');
});

test('Code Climate issues have severities, lines and fingerprints that differ', async () => {
  const issues = JSON.parse(await rendered('code-climate'));
  expect(issues.map((issue: { severity: string }) => issue.severity)).toEqual(['major', 'info']);
  expect(issues[0].location).toEqual({ path: 'specs/a b.yaml', lines: { begin: 2 } });
  expect(issues[0].fingerprint).not.toBe(issues[1].fingerprint);
});

test('JSON is a list of flat findings', async () => {
  expect(JSON.parse(await rendered('json'))[0]).toMatchObject({
    code: 'invalid-document',
    line: 2,
    column: 15,
  });
});
