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
    [
      'a misspelt command',
      ['chekc'],
      'Unknown command chekc; did you mean check?\nRun `tally --help` to see what there is.',
    ],
    ['a command that is like none', ['frobnicate'], 'Unknown command frobnicate.'],
    ['a command of no letters', [''], "Unknown command ''."],
    ['an option of no command', ['--verzion'], 'Unknown option --verzion; did you mean --version?'],
    [
      'a misspelt option',
      ['lint', 'sendgrid', '--formt', 'json'],
      'Unknown option --formt; did you mean --format?\nRun `tally lint --help` to see what there is.',
    ],
    ['an option with one dash', ['lint', 'x', '-strict'], 'Unknown option -strict; did you mean --strict?'],
    [
      'an option with its value',
      ['check', 'x', '--repot=x.html'],
      'Unknown option --repot; did you mean --report?',
    ],
    [
      'the beginning of an option',
      ['check', 'x', '--states', 'u'],
      'Unknown option --states; did you mean --states-url?',
    ],
    ['an option that is like none', ['lint', 'x', '--frobnicate'], 'Unknown option --frobnicate.'],
    [
      'an option before its command',
      ['--strict', 'lint', 'x'],
      '--strict stands after the command, as in `tally lint --strict`.',
    ],
    [
      'a misspelt format',
      ['lint', 'sendgrid', '--format', 'jsn'],
      '--format jsn: it takes text, json, sarif, junit, github, code-climate; did you mean json?',
    ],
    [
      'a misspelt engine',
      ['mock', '--engine', 'prsim'],
      '--engine prsim: it takes prism, tally; did you mean prism?',
    ],
    [
      'a format that is like none',
      ['diff', 'a', 'b', '--format', 'pdf'],
      '--format pdf: it takes text, json, sarif, github, markdown.',
    ],
    ['a misspelt bundled name', ['lint', 'sendgird'], 'aiderx); did you mean sendgrid?'],
    [
      'a misspelt rule',
      ['lint', '--explain', 'unbounded-strings'],
      'There is no rule `unbounded-strings`; did you mean unbounded-string?',
    ],
    ['a missing argument', ['audit'], '`tally audit` needs <spec>: an OpenAPI document or a bundled name.'],
    ['a missing option', ['types', 'sendgrid'], '`tally types` needs --out <dir>: where to write <name>.ts.'],
    [
      'a missing value',
      ['lint', 'x', '--format'],
      '--format <format> is given without its value: how to print.',
    ],
    ['too many arguments', ['audit', 'a', 'b'], '`tally audit` takes 1 argument, and 2 are given.'],
    ['a number that is none', ['check', 'x', '--seed', '-1'], '--seed -1: give a whole number, at least 0.'],
    [
      'an address that is none',
      ['proxy', 'x', 'localhost'],
      '<upstream> localhost: write an absolute URL such as',
    ],
  ])('meets %s with what was meant and exit 2', async (_what, argv, said) => {
    const { exitCode, out, err } = await runTally(argv);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(said);
    expect(err).not.toMatch(/error:|\n {4}at /);
  });

  test.each([
    ['--auth', 'hunter2'],
    ['-H', 'Authorization Bearer hunter2'],
  ])('does not repeat what may be a secret: %s', async (option, value) => {
    const { exitCode, err } = await runTally(['check', 'kibamail', option, value]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^--(auth|header): write /);
    expect(err).not.toContain('hunter2');
  });

  test.each([
    ['lint', ['sendgrid'], '\u001b[33mwarning\u001b[39m \u001b[1mpattern-does-not-compile\u001b[22m\n'],
    ['diff', ['verbose', 'aiderx'], '\u001b[31mbreaking\u001b[39m \u001b[1moperation-removed\u001b[22m\n'],
  ])(
    '%s has colours where they are asked for, before the command or after it',
    async (name, specs, colored) => {
      expect((await runTally(['--color', name, ...specs])).out).toContain(colored);
      expect((await runTally([name, ...specs, '--color'])).out).toContain(colored);
      expect((await runTally([name, ...specs, '--color', '--format', 'json'])).out).not.toContain('\u001b');
      expect((await runTally([name, ...specs, '--color', '--no-color'])).out).not.toContain('\u001b');
      expect((await runTally([name, ...specs])).out).not.toContain('\u001b');
    },
  );

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
