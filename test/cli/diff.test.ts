import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { petDocument } from '../diff/pair.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-diff-'));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const old = write('old.yaml', petDocument({ request: '{type: string, maxLength: 4}' }));
const next = write('new.yaml', petDocument({ request: '{type: string, maxLength: 2}' }));
const wider = write('wider.yaml', petDocument({ request: '{type: string, maxLength: 8}' }));

test('a break has both its places, is shown by a value, and exits 1', async () => {
  const { exitCode, out } = await runTally(['diff', old, next]);
  expect(exitCode).toBe(1);
  expect(out).toContain('POST /pets: the request body: `maxLength` 4 → 2');
  expect(out).toMatch(/shown by ".{3,4}"/);
  expect(out).toMatch(/- .*old\.yaml:\d+:\d+\n[\s\S]*\+ .*new\.yaml:\d+:\d+\n/);
  expect(out).toContain('1 breaking, 0 may break, 0 harmless');
});

test.each([
  [[], 0],
  [['--fail-on', 'info'], 1],
  [['--fail-on', 'never'], 0],
])('a harmless change with %j exits %i', async (options, exitCode) => {
  expect((await runTally(['diff', old, wider, ...options])).exitCode).toBe(exitCode);
});

test('a harmless change has its places in its line', async () => {
  const { out } = await runTally(['diff', old, wider]);
  expect(out).toMatch(/^info request-limit-loosened .*\(.*old\.yaml:\d+:\d+ → .*wider\.yaml:\d+:\d+\)\n/);
});

test.each([
  ['json', '"breaking": 1'],
  ['sarif', '"ruleId": "request-limit-tightened"'],
  ['github', '::error file='],
  ['github', '(before: '],
  ['markdown', '## Breaking (1)'],
  ['markdown', ' → '],
])('prints %s', async (format, said) => {
  expect((await runTally(['diff', old, next, '--format', format])).out).toContain(said);
});

test('what is allowed is told with its reason and fails nothing', async () => {
  const allow = write(
    'allow.yaml',
    '- {code: request-limit-tightened, operation: POST /pets, reason: nobody sent more}\n',
  );
  const { exitCode, out } = await runTally(['diff', old, next, '--allow', allow]);
  expect([exitCode, out]).toEqual([0, expect.stringContaining('(nobody sent more)')]);
});

test.each([
  ['has ended', '[{code: request-limit-tightened, reason: r, until: 2020-01-01}]', 1, 'ended on 2020-01-01'],
  [
    'is not needed',
    '[{code: server-removed, reason: r}]',
    1,
    'Nothing needs the allowance of server-removed',
  ],
  ['has no reason', '[{code: server-removed}]', 2, 'allow.yaml:1:2'],
  ['has an unknown code', '[{code: server-rmoved, reason: r}]', 2, '`server-rmoved` is no code of a change'],
])('an allowance that %s is told', async (_what, text, code, said) => {
  const { exitCode, err } = await runTally(['diff', old, next, '--allow', write('allow.yaml', text)]);
  expect([exitCode, err]).toEqual([code, expect.stringContaining(said)]);
});

test('a place that a page says is told with the lines of the page', async () => {
  const text = readFileSync('specs/kibamail.yaml', 'utf8');
  const changed = write('kibamail.yaml', text.replace('maxLength: 100', 'maxLength: 200'));
  const { out } = await runTally(['diff', changed, 'kibamail', '--format', 'json']);
  const [change] = JSON.parse(out).changes;
  expect(change).toMatchObject({ code: 'request-limit-tightened', page: { path: 'kibamail.txt' } });
});

test('a document that cannot be read is one sentence', async () => {
  const { exitCode, err } = await runTally(['diff', old, join(folder, 'none.yaml')]);
  expect([exitCode, err]).toEqual([2, expect.stringMatching(/^Cannot read .*none\.yaml.*\n$/)]);
});
