import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/source/package-root.js';

const root = mkdtempSync(join(tmpdir(), 'tally-init-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const tally = join(packageRoot(), 'dist/cli/bin.js');

/** A folder with some files; the document of the bookshop is `shop.yaml`. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'project-'));
  cpSync(join(packageRoot(), 'docs/bookshop/openapi.yaml'), join(folder, 'shop.yaml'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function run(cwd: string, program: string, argv: readonly string[], typed = '') {
  const child = spawn(program, argv, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  child.stdin.write(typed);
  if (typed === '') child.stdin.end();
  const [exitCode] = await once(child, 'close');
  return { exitCode, ...said };
}

const init = (cwd: string, ...argv: string[]) => run(cwd, process.execPath, [tally, 'init', ...argv]);

describe('tally init', () => {
  test('asks at a terminal, until an answer can be used', async () => {
    const folder = folderWith({ 'package.json': '{"name":"shop"}' });
    const command = `'${process.execPath}' '${tally}' init`;
    const answers = ['none.yaml', 'shop.yaml', 'nowhere', '', 'circle', 'GitLab'];
    const typed = answers.map((answer) => `${answer}\n`).join('');
    const { exitCode, out } = await run(folder, 'script', ['-qec', command, '/dev/null'], typed);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Written:')]);
    for (const said of [
      'Which document, or page of documentation? ',
      'Cannot read none.yaml: there is no such file',
      'Where does the implementation listen? (http://127.0.0.1:3000) ',
      '"nowhere" is no URL',
      'Which CI: github, gitlab, jenkins or none? (none) ',
      '"circle" is none of github, gitlab, jenkins, none.',
    ])
      expect(out).toContain(said);
    expect(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')).toContain(
      'check shop.yaml --url http://127.0.0.1:3000',
    );
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toEqual({
      name: 'shop',
      scripts: {
        'contract:lint': 'tally lint shop.yaml',
        'contract:mock': 'tally mock shop.yaml',
        'contract:check':
          'tally check shop.yaml --url http://127.0.0.1:3000 --contract contracts/shop.contract.yaml',
      },
    });
  });

  test('leaves what is there and names it, and writes over it when told to', async () => {
    const manifest = '{"scripts": {"contract:lint": "mine"}}';
    const folder = folderWith({ 'package.json': manifest, Jenkinsfile: 'mine' });
    const argv = ['--spec', 'shop.yaml', '--url', 'http://127.0.0.1:8080', '--yes'];
    const first = await init(folder, ...argv);
    expect(first.out).toContain(
      'There already, and left (--force replaces it):\n  Jenkinsfile\n  package.json: contract:lint\n',
    );
    expect(readFileSync(join(folder, 'Jenkinsfile'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('"contract:lint": "mine"');
    const second = await init(folder, ...argv, '--force');
    expect(second.out).toContain('Written:\n  Jenkinsfile\n  package.json: contract:lint\n\nNext:');
    expect(readFileSync(join(folder, 'Jenkinsfile'), 'utf8')).toContain('lint shop.yaml');
  });

  test('makes a document of a page, and goes without a package.json', async () => {
    const folder = folderWith({});
    cpSync(join(packageRoot(), 'docs/bookshop/change-a-book.md'), join(folder, 'change.md'));
    const { exitCode, out } = await init(
      folder,
      '--spec',
      './change.md',
      '--url',
      'https://api.example.com/v1',
      '--ci',
      'github',
    );
    expect([exitCode, out]).toEqual([
      0,
      expect.stringMatching(
        /^Written:\n {2}specs\/change\.yaml\n {2}specs\/change\.map\.json\n {2}contracts\/change\.contract\.yaml\n {2}\.github\/workflows\/contract\.yml\n\nThere is no package\.json here, so no npm scripts were written\.\n\nNext:\n {2}npx tallystick lint specs\/change\.yaml +# what is wrong/,
      ),
    ]);
    const workflow = readFileSync(join(folder, '.github/workflows/contract.yml'), 'utf8');
    expect(workflow).toContain('--url https://api.example.com/v1 --wait 30\n');
    expect(workflow).not.toMatch(/npm|here/);
  });

  test.each<[what: string, files: Record<string, string>, argv: string[], said: string]>([
    [
      'nobody to ask',
      {},
      ['--spec', 'shop.yaml'],
      'There is no terminal to ask at; say --url, --ci, or --yes for what would be suggested.\n',
    ],
    ['nothing to suggest', {}, ['--yes'], 'Nothing could be suggested for --spec; say it.\n'],
    ['a document elsewhere', {}, ['--yes', '--spec', '../shop.yaml'], '../shop.yaml is not in this folder, '],
    [
      'an address',
      {},
      ['--yes', '--spec', 'https://a.example/a.yaml'],
      'https://a.example/a.yaml is an address; ',
    ],
    [
      'a name for a shell',
      { 'a$(b).yaml': '' },
      ['--yes', '--spec', 'a$(b).yaml'],
      'a$(b).yaml has characters that ',
    ],
    ['a page that is none', { 'a.md': '# Hello' }, ['--yes', '--spec', 'a.md'], 'a.md:1:1 error '],
    [
      'a package.json that is none',
      { 'package.json': '{' },
      ['--yes', '--spec', 'shop.yaml'],
      'package.json is not JSON: ',
    ],
  ])('exits 2 and writes nothing on %s', async (_what, files, argv, said) => {
    const folder = folderWith(files);
    const { exitCode, err } = await init(folder, ...argv);
    expect([exitCode, err.slice(0, said.length)]).toEqual([2, said]);
    expect(existsSync(join(folder, 'contracts'))).toBe(false);
  });
});
