import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cell, operation, report } from '../report/small-report.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-wrong-'));
const at = (name: string) => join(folder, name);
mkdirSync(at('folder'));
writeFileSync(at('empty'), '');
writeFileSync(at('broken'), '{"a": \u001b[2J\n');
writeFileSync(at('binary'), Buffer.from([0xff, 0xfe, 0, 1, 2, 0x1b, 0x5b, 0x32, 0x4a]));
writeFileSync(at('null'), 'null');
const endless = 'x'.repeat(5_000);
const wrong = ['missing', endless, 'folder', 'empty', 'broken', 'binary', 'null'];

const nowhere = ['--url', 'http://127.0.0.1:1'];

describe('a file that is wrong exits 2 with what is wrong with it', () => {
  test.each([
    ['of a document', (file: string) => ['lint', file]],
    ['of a document to compare with', (file: string) => ['diff', 'kibamail', file]],
    ['of a page', (file: string) => ['normalize', file]],
    ['of a report', (file: string) => ['merge', file]],
    ['of a report to compare with', (file: string) => ['report', file]],
    ['of a baseline of check', (file: string) => ['check', 'kibamail', ...nowhere, '--baseline', file]],
    ['of a baseline of lint', (file: string) => ['lint', 'kibamail', '--baseline', file]],
    ['of settings', (file: string) => ['lint', 'kibamail', '--config', file]],
    ['of allowed changes', (file: string) => ['diff', 'kibamail', 'kibamail', '--allow', file]],
    ['of a contract', (file: string) => ['check', 'kibamail', ...nowhere, '--contract', file]],
    ['of recorded traffic', (file: string) => ['check', 'kibamail', '--har', file]],
    ['of a certificate', (file: string) => ['check', 'kibamail', ...nowhere, '--cacert', file]],
    ['of scenarios', (file: string) => ['mock', 'kibamail', '-p', '0', '--scenario', file]],
    ['of a recording', (file: string) => ['mock', 'kibamail', '-p', '0', '--replay', file]],
  ])('%s', async (_what, argv) => {
    for (const name of wrong) {
      const { exitCode, out, err } = await runTally(argv(at(name)));
      expect({ name, exitCode, out }).toEqual({ name, exitCode: 2, out: '' });
      expect(err).toContain(name);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal must not obey them.
      expect(err).not.toMatch(/\n\s+at [^/]|\u001b|Error:/);
    }
  });
});

test('what was found is told where a report of it cannot be written', async () => {
  writeFileSync(at('run.json'), JSON.stringify(report([operation([cell('200', 'conforms')])])));
  const { exitCode, out, err } = await runTally(['report', at('run.json'), '--report', at('empty/x.md')]);
  expect(exitCode).toBe(2);
  expect(out).toContain('✓ conforms 200');
  expect(err).toMatch(/^Cannot write .*x\.md: /);
});
