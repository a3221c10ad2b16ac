import { describe, expect, test } from '@jest/globals';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { diagnosticToJson, formatDiagnostic } from '../../src/diagnostics/format-diagnostic.js';

const source = { path: 'api.yaml', text: 'openapi: 3.1.0\npaths:\n  /a:\tnope\n' };
const full: Diagnostic = {
  code: 'invalid-path-item',
  severity: 'error',
  message: 'The path `/a` holds no operations.',
  fix: 'Write a mapping from methods to operations.',
  place: { source, pointer: '/paths/~1a', range: { start: 28, end: 32 } },
  page: { path: 'page.md', lines: [3, 5] },
};
const bare: Diagnostic = {
  code: 'x',
  severity: 'info',
  message: 'Something.',
  place: { source, pointer: '' },
};

describe('a diagnostic in words', () => {
  test('says where, what, the page and how to fix it', () => {
    expect(formatDiagnostic(full)).toMatchInlineSnapshot(`
"api.yaml:3:7 error invalid-path-item
  The path \`/a\` holds no operations.
  at /paths/~1a
  3 |   /a: nope
            ^^^^
  from page.md:3-5
  fix: Write a mapping from methods to operations."
`);
  });

  test('leaves out what is not known', () => {
    expect(formatDiagnostic(bare)).toMatchInlineSnapshot(`
"api.yaml:1:1 info x
  Something."
`);
  });

  test.each([
    [[4, 4], 'from page.md:4'],
    [[4, 6], 'from page.md:4-6'],
  ] as const)('names the lines %j of the page', (lines, said) => {
    const page = { path: 'page.md', lines } as const;
    expect(
      formatDiagnostic({ ...bare, page })
        .split('\n')
        .at(-1)
        ?.trim(),
    ).toBe(said);
  });
});

describe('a diagnostic for machines', () => {
  test('is flat, with 1-based positions', () => {
    expect(diagnosticToJson(full)).toEqual({
      code: 'invalid-path-item',
      severity: 'error',
      message: 'The path `/a` holds no operations.',
      fix: 'Write a mapping from methods to operations.',
      path: 'api.yaml',
      line: 3,
      column: 7,
      pointer: '/paths/~1a',
      page: { path: 'page.md', lines: [3, 5] },
    });
  });

  test('has no key for what is not known', () => {
    expect(Object.keys(diagnosticToJson(bare))).toEqual([
      'code',
      'severity',
      'message',
      'path',
      'line',
      'column',
      'pointer',
    ]);
  });
});
