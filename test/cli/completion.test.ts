import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commands } from '../../src/cli/commands.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-completion-'));
writeFileSync(join(folder, 'api.yaml'), '');
writeFileSync(join(folder, 'my report.json'), '');
mkdirSync(join(folder, 'apis'));

async function scriptFor(shell: string): Promise<string> {
  const { exitCode, out } = await runTally(['completion', shell]);
  expect(exitCode).toBe(0);
  return out;
}

describe('completion in bash', () => {
  const lines: readonly [words: readonly string[], offered: readonly string[]][] = [
    [[''], Object.keys(commands)],
    [['m'], ['mock', 'merge']],
    [['--v'], ['--version']],
    [['--no-color', 'ch'], ['check']],
    [['lint', '--form'], ['--format']],
    [
      ['lint', '--format', ''],
      ['text', 'json', 'sarif', 'junit', 'github', 'code-climate'],
    ],
    [
      ['lint', '--format', '=', 'j'],
      ['json', 'junit'],
    ],
    [
      ['lint', '--format', '='],
      ['text', 'json', 'sarif', 'junit', 'github', 'code-climate'],
    ],
    [
      ['lint', 'ap'],
      ['api.yaml', 'apis'],
    ],
    [
      ['lint', 'a'],
      ['asapp', 'aiderx', 'api.yaml', 'apis'],
    ],
    [['lint', 'one.yaml', '--strict', 'sen'], ['sendgrid']],
    [['mock', '--engine', 'p'], ['prism']],
    [['types', '--out', 'a'], ['apis']],
    [['check', '--seed', ''], []],
    [['check', '-H', ''], []],
    [['check', '--baseline', 'my'], ['my report.json']],
    [['report', 'my'], ['my report.json']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['lint', '--explain', 'vacuous'], ['vacuous-schema']],
    [['chekc', ''], []],
  ];

  test('offers commands, options, their values, files and bundled names', async () => {
    const script = join(folder, 'tally.bash');
    writeFileSync(script, await scriptFor('bash'));
    const questions = lines.map(([words]) => {
      const quoted = ['tally', ...words].map((word) => `'${word}'`).join(' ');
      return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _tally; printf '%s\\n' "\${COMPREPLY[@]}" ---`;
    });
    const asked = ['set -u', `source '${script}'`, 'complete -p tally tallystick', ...questions].join('\n');
    const [registered, ...answers] = execFileSync('bash', ['--norc', '-c', asked], {
      cwd: folder,
      encoding: 'utf8',
    }).split(/(?<=tallystick)\n/);
    expect(registered).toBe('complete -F _tally tally\ncomplete -F _tally tallystick');
    const offered = answers.join('').split('---\n').slice(0, -1);
    const wordsOf = (answer = '') => answer.split('\n').filter((word) => word !== '');
    const sorted = (given: readonly string[]) => [...given].sort();
    expect(lines.map(([words], at) => [words, sorted(wordsOf(offered[at]))])).toEqual(
      lines.map(([words, expected]) => [words, sorted(expected)]),
    );
  });
});

describe.each([
  ['zsh', ['-n']],
  ['fish', ['--no-execute']],
] as const)('completion in %s', (shell, check) => {
  const script = join(folder, `tally.${shell}`);
  const found = spawnSync(shell, ['--version']).status === 0;
  const title = found ? 'is a script that the shell can read' : `is not tried: there is no ${shell} here`;
  (found ? test : test.skip)(title, async () => {
    writeFileSync(script, await scriptFor(shell));
    expect(spawnSync(shell, [...check, script], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  test('names each command and option', async () => {
    const text = await scriptFor(shell);
    for (const name of Object.keys(commands)) expect(text).toContain(name);
    for (const word of ['format', 'code-climate', 'sendgrid', 'baseline', 'no-progress'])
      expect(text).toContain(word);
  });
});
