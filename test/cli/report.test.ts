import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { changedReport } from '../report/changed-report.js';
import { report } from '../report/small-report.js';
import { tellingReport } from '../report/telling-report.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const write = (name: string, content: unknown) => {
  writeFileSync(at(name), JSON.stringify(content));
  return at(name);
};
const old = write('old.json', tellingReport());
const run = write('run.json', changedReport());
const repaired = write('repaired.json', { ...tellingReport(), findings: tellingReport().findings.slice(2) });

describe('tally report', () => {
  test.each([
    ['errors', run, 1],
    ['nothing but what is waived', repaired, 0],
  ])('prints a saved run, and exits as its check did: %s', async (_what, path, code) => {
    const { exitCode, out, err } = await runTally(['report', path]);
    expect({ exitCode, err }).toEqual({ exitCode: code, err: '' });
    expect(out).toContain('api/things.yaml against http://127.0.0.1:1/');
  });

  test.each([
    ['beside the run where no file is named', ['--html'], 'run.html'],
    ['in the file that is named', ['--html', at('page.html')], 'page.html'],
    ['in a file of --report', ['--report', at('other.html')], 'other.html'],
  ])('writes a page %s', async (_what, argv, name) => {
    await runTally(['report', run, ...argv]);
    expect(readFileSync(at(name), 'utf8')).toMatch(/^<!doctype html>.*id="payload">[\w+/=]+<\/script>/s);
  });

  test('writes every other format by extension', async () => {
    const names = ['again.json', 'again.xml', 'again.sarif', 'again.har'];
    await runTally(['report', run, ...names.flatMap((name) => ['--report', at(name)])]);
    expect(JSON.parse(readFileSync(at('again.json'), 'utf8'))).toEqual(changedReport());
    expect(names.map((name) => readFileSync(at(name), 'utf8').slice(0, 5))).toEqual([
      '{\n  "',
      '<?xml',
      '{\n  "',
      '{\n  "',
    ]);
  });

  test('tells what changed since an earlier run, and fails only for what is new', async () => {
    const { exitCode, out } = await runTally(['report', run, '--compare', old]);
    expect(exitCode).toBe(1);
    expect(out).toContain('repaired since the baseline: response-body-schema PUT /things/{id} /items/1/name');
    expect(out.split('\n').slice(-5)).toEqual([
      'changed: PUT /things/{id} 200 application/json: violates → conforms',
      'changed: DELETE /things/{id}/parts/{partId} 204: conforms → violates',
      'changed: PUT /things/{id} 409 application/json: unreached → not there',
      'since run r1 of 2030-01-01T00:00:00.000Z: 1 new, 1 repaired, 2 still there, 3 cells changed',
      '',
    ]);
    const same = await runTally(['report', old, '--compare', old]);
    expect(same.exitCode).toBe(0);
    expect(same.out).toContain(': 0 new, 0 repaired, 3 still there, 0 cells changed');
  });

  test.each([
    ['a run that is not there', ['nowhere.json'], /^Cannot read nowhere\.json: there is no such file\.\n$/],
    ['the run after --html', [old, '--html', run], /^--html .*run\.json: the name of a page ends in \.html/],
    ['a strange extension', [run, '--report', 'x.pdf'], /^--report x\.pdf: the extension says the format/],
    [
      'an earlier run of another API',
      [run, '--compare', write('none.json', report([]))],
      /no operation in common/,
    ],
  ])('refuses %s in one sentence', async (_what, argv, sentence) => {
    const { exitCode, out, err } = await runTally(['report', ...argv]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(sentence);
  });
});
