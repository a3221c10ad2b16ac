import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-main-'));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the command line', () => {
  test('shows help and exits 0 when asked', async () => {
    const { exitCode, out } = await runTally(['--help']);
    expect(exitCode).toBe(0);
    expect(out).toContain('tally check openapi.yaml --url URL');
  });

  test.each([
    ['a misspelt command', ['chekc'], '(Did you mean check?)'],
    ['a misspelt option', ['lint', 'sendgrid', '--formt', 'json'], '(Did you mean --format?)'],
    [
      'an unknown format',
      ['lint', 'sendgrid', '--format', 'xml'],
      'Allowed choices are text, json, sarif, junit, github, code-climate.',
    ],
  ])('meets %s with a suggestion and exit 2', async (_what, argv, said) => {
    const { exitCode, err } = await runTally(argv);
    expect(exitCode).toBe(2);
    expect(err).toContain(said);
  });

  test('without arguments shows what there is, and exits 2', async () => {
    const { exitCode, out } = await runTally([]);
    expect(exitCode).toBe(2);
    expect(out).toContain('Usage: tally');
  });
});

describe('tally lint', () => {
  test('prints place, code, line and fix, and exits 0 on warnings alone', async () => {
    const { exitCode, out } = await runTally(['lint', 'sendgrid']);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/specs\/sendgrid\.yaml:\d+:\d+ warning pattern-does-not-compile\n/);
    expect(out).toMatch(/ {2}fix: /);
    expect(out).toMatch(/from sendgrid\.md:\d+/);
  });

  test('exits 1 on an error, and gives JSON when asked', async () => {
    const path = write(
      'dangling.yaml',
      "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        '200': {$ref: '#/components/responses/None'}\n",
    );
    const { exitCode, out } = await runTally(['lint', path, '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ code: 'unresolved-ref', severity: 'error', line: 7 }),
    );
  });

  test('meets broken YAML with its place and exit 2', async () => {
    const path = write('broken.yaml', 'openapi: 3.1.0\npaths: [\nx: y\n');
    const { exitCode, err } = await runTally(['lint', path]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/broken\.yaml:\d+:\d+ error syntax\n/);
  });
});

describe('tally normalize', () => {
  test('writes the document and its source map', async () => {
    const out = join(folder, 'made');
    const run = await runTally(['normalize', 'specs/pages/kibamail.txt', '--out', out]);
    expect(run.exitCode).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['kibamail.map.json', 'kibamail.yaml']);
    expect(readFileSync(join(out, 'kibamail.yaml'), 'utf8')).toBe(
      readFileSync('specs/kibamail.yaml', 'utf8'),
    );
  });

  test('reports what it inferred', async () => {
    const { exitCode, out } = await runTally(['normalize', 'specs/pages/aiderx.txt', '--report']);
    expect(exitCode).toBe(0);
    expect(out).toContain('inferred (');
  });

  test('refuses a page without an operation, saying what was looked for, with exit 2', async () => {
    const path = write('essay.md', '# On segments\n\nThey are nice.\n');
    const { exitCode, out, err } = await runTally(['normalize', path]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('page-without-operation');
  });
});

describe('tally types', () => {
  test('writes what is checked in', async () => {
    const out = join(folder, 'types');
    const { exitCode } = await runTally(['types', 'verbose', '--out', out]);
    expect(exitCode).toBe(0);
    expect(readFileSync(join(out, 'verbose.ts'), 'utf8')).toBe(readFileSync('generated/verbose.ts', 'utf8'));
  });
});
