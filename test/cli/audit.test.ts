import { expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

test('an audit prints each operation, where to tighten, and the whole', async () => {
  const { exitCode, out } = await runTally(['audit', 'kibamail']);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^ +\d+ % +\d+ of \d+ +PUT \/v1\/segments\/\{segmentId\}$/m);
  expect(out).toMatch(/^specs\/kibamail\.yaml:\d+:\d+ lets \d+ through\n {2}PUT .*\n {2}fix: .*$/m);
  expect(out).toMatch(/^specs\/kibamail\.yaml: strength \d+ %, \d+ of \d+ breaches are caught\n$/m);
});

test('the JSON holds the same figures', async () => {
  const { out } = await runTally(['audit', 'kibamail', '--format', 'json']);
  const { version, strength, operations } = JSON.parse(out);
  expect([version, operations[0].strength]).toEqual([1, strength]);
});

test.each([
  ['100', 1, 'below --min-strength 100'],
  ['1', 0, ''],
])('--min-strength %s exits %i', async (least, code, said) => {
  const { exitCode, err } = await runTally(['audit', 'kibamail', '--min-strength', least]);
  expect([exitCode, err]).toEqual([code, expect.stringContaining(said)]);
});

test('a document that cannot be read is one sentence', async () => {
  const { exitCode, err } = await runTally(['audit', 'none.yaml']);
  expect([exitCode, err]).toEqual([2, expect.stringMatching(/^Cannot read none\.yaml.*\n$/)]);
});
