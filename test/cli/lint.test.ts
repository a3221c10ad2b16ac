import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-lint-'));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const document = (schema: string, extra = '') =>
  `openapi: 3.1.0
info: {title: t, version: '1'}
servers: [{url: 'https://api.example.com'}]
paths:
  /a:
    get:
      responses:
        '200': {description: ok, content: {application/json: {schema: ${schema}}}}
${extra}`;
const weak = write('weak.yaml', document('{type: object}'));

test.each([
  [[], 0],
  [['--strict'], 1],
  [['--fail-on', 'warning'], 1],
  [['--fail-on', 'info'], 1],
  [['--fail-on', 'never'], 0],
])('a warning with %j exits %i', async (options, exitCode) => {
  expect((await runTally(['lint', weak, ...options])).exitCode).toBe(exitCode);
});

test('a baseline leaves out what is known, and names what is repaired', async () => {
  const { out: report } = await runTally(['lint', weak, '--format', 'json']);
  const baseline = write('baseline.json', report);
  const same = await runTally(['lint', weak, '--baseline', baseline, '--strict']);
  expect([same.exitCode, same.out]).toEqual([
    0,
    `0 errors, 0 warnings, 0 notes in ${weak}\n1 known finding left out\n`,
  ]);
  const repaired = write('weak.yaml', document('{type: object, required: [id]}'));
  const after = await runTally(['lint', repaired, '--baseline', baseline]);
  expect(after.out).toContain('repaired: vacuous-schema weak.yaml#');
  // A baseline of more documents says nothing of those that are not linted now.
  const other = await runTally([
    'lint',
    write('other.yaml', document('{type: object}')),
    '--baseline',
    baseline,
  ]);
  expect(other.out).not.toContain('repaired');
});

test('since an earlier version only what the change brought is told', async () => {
  const old = write('old.yaml', document('{type: object}'));
  const changed = write(
    'new.yaml',
    document('{type: object}', "  /b?x: {get: {responses: {'204': {description: no}}}}\n"),
  );
  const { out, exitCode } = await runTally(['lint', changed, '--since', old, '--format', 'json']);
  expect(JSON.parse(out).map(({ code }: { code: string }) => code)).toEqual(['path-with-query']);
  expect(exitCode).toBe(1);
});

test('since an earlier version what has only moved is known', async () => {
  const id = (name: string) =>
    `{name: ${name}, in: path, required: true, schema: {type: integer, example: x, oneOf: [{type: integer, default: y}]}}`;
  const at = (name: string, parameters: string) =>
    document(
      '{type: object}',
      `  /b/{${name}}: {get: {parameters: [${parameters}], responses: {'204': {description: no}}}}\n`,
    );
  const old = write('old-places.yaml', at('id', id('id')));
  const other = '{name: q, in: query, schema: {type: integer}}';
  const moved = write(
    'moved.yaml',
    at('bookId', `${other}, ${id('bookId').replace('oneOf: [', 'oneOf: [{type: string, maxLength: 3}, ')}`),
  );
  const { out } = await runTally(['lint', moved, '--since', old, '--format', 'json']);
  const found = JSON.parse(out) as { code: string; pointer: string }[];
  expect(found.map(({ code }) => code)).toEqual(['impossible-branch']);
});

test.each([
  ['a text', 'not json'],
  ['another JSON', '{}'],
  ['a list of something else', '[1]'],
])('a baseline that is %s ends the command with a way out', async (_what, text) => {
  const { exitCode, err } = await runTally(['lint', weak, '--baseline', write('odd.json', text)]);
  expect([exitCode, err]).toEqual([2, expect.stringContaining('Make one by `tally lint SPEC --format json')]);
});

test('a configuration sets severities, excuses and the exit code', async () => {
  const spec = write('configured.yaml', document('{type: object}'));
  const config = write('a.config.yaml', 'lint:\n  failOn: warning\n  rules: {vacuous-schema: info}\n');
  const { exitCode, out } = await runTally(['lint', spec, '--config', config]);
  expect([exitCode, out]).toEqual([0, expect.stringContaining('0 warnings, 1 note')]);
});

describe('a configuration that is a module', () => {
  // The bundler's native part does not know the values of a test's own realm.
  const spawned = (...argv: string[]) =>
    spawnSync(process.execPath, ['dist/cli/bin.js', 'lint', ...argv], { encoding: 'utf8' });

  test('may have types, and other modules', () => {
    write('severities.ts', "export const weak: 'info' = 'info';\n");
    const config = write(
      'b.config.ts',
      "import { weak } from './severities.js';\nexport default { lint: { failOn: 'warning' as const, rules: { 'vacuous-schema': weak } } };\n",
    );
    const { status, stdout } = spawned(write('typed.yaml', document('{type: object}')), '--config', config);
    expect([status, stdout]).toEqual([0, expect.stringContaining('0 warnings, 1 note')]);
  });

  test.each([
    ['throws', 'throw new Error("no");', 'cannot be loaded: no'],
    [
      'exports what is no configuration',
      'export default { lnt: {} };',
      '`lnt` is not a key of a configuration file',
    ],
    ['is not even JavaScript', 'export default {', 'cannot be loaded'],
  ])('is refused where it %s', (_what, text, said) => {
    const { status, stderr } = spawned(weak, '--config', write('c.config.mts', text));
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

test.each([
  ['an unknown key', 'lint:\n  failsOn: warning\n', 'a.yaml:2:3'],
  [
    'an unknown severity',
    'lint:\n  rules: {vacuous-schema: fatal}\n',
    'Use one of: error, warning, info, off.',
  ],
  ['broken YAML', 'lint: {', 'a.yaml:1:8'],
  ['a code that is none', 'lint: {rules: {vacuous-schem: off}}', 'did you mean vacuous-schema?'],
  [
    'an excuse of a code that is none',
    'lint: {ignore: [{code: nothing-at-all, reason: x}]}',
    'names `nothing-at-all`, which is the code of no finding.',
  ],
])('a configuration with %s is refused at its place', async (_what, text, said) => {
  const { exitCode, err } = await runTally(['lint', weak, '--config', write('a.yaml', text)]);
  expect([exitCode, err]).toEqual([2, expect.stringContaining(said)]);
});

test('--fix corrects the file and lints what is left', async () => {
  const spec = write('fixable.yaml', document("{type: string, maxLength: 9, pattern: '/^a$/'}"));
  const { exitCode, err } = await runTally(['lint', spec, '--fix']);
  expect([exitCode, err]).toEqual([0, `${spec}: 1 place corrected\n`]);
  expect(readFileSync(spec, 'utf8')).toBe(document("{type: string, maxLength: 9, pattern: '^a$'}"));
});

test("a team's Spectral rules are run by Spectral, at their places", async () => {
  const ruleset = write(
    'spectral.yaml',
    "rules:\n  no-a: {given: '$.paths[*]~', severity: error, message: no a, then: {function: pattern, functionOptions: {notMatch: a$}}}\n",
  );
  const { exitCode, out } = await runTally(['lint', weak, '--spectral', ruleset, '--format', 'json']);
  const own = JSON.parse(out).filter(({ code }: { code: string }) => code.startsWith('spectral-'));
  expect(exitCode).toBe(1);
  expect(own).toEqual([
    expect.objectContaining({ code: 'spectral-no-a', pointer: '/paths/~1a', path: weak, line: 5 }),
  ]);
});

test('a ruleset that Spectral cannot read is one sentence', async () => {
  const { exitCode, err } = await runTally(['lint', weak, '--spectral', join(folder, 'none.yaml')]);
  expect([exitCode, err]).toEqual([
    2,
    expect.stringMatching(/^Cannot read the ruleset .*none\.yaml: there is no such file\.\n$/),
  ]);
});

test('--rules lists every rule, --explain shows one, and an unknown one is refused', async () => {
  expect((await runTally(['lint', '--rules'])).out).toMatch(
    /^Schemas\n(?: {2}[a-z-]+ +(?:error|warning|info) +[A-Z].*\n)+/,
  );
  expect((await runTally(['lint', '--explain', 'never-valid'])).out).toContain('**Before**');
  const unknown = await runTally(['lint', '--explain', 'never-vaild']);
  expect([unknown.exitCode, unknown.err]).toEqual([
    2,
    expect.stringContaining('There is no rule `never-vaild`'),
  ]);
});

test('without a document the command says what it needs', async () => {
  const { exitCode, err } = await runTally(['lint']);
  expect([exitCode, err]).toEqual([2, expect.stringContaining('Name a document')]);
});
