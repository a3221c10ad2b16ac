import { appendFileSync, cpSync, mkdtempSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/source/package-root.js';
import { openWorkspace, type Workspace } from '../docs/workspace.js';
import { junitErrors, sarifErrors } from '../report/published-schemas.js';
import { runWorkflow } from './github.js';
import { runPipeline } from './gitlab.js';
import { runJenkinsfile } from './jenkins.js';
import { openShells } from './shell.js';

const page = readFileSync(join(packageRoot(), 'docs/guides/ci.md'), 'utf8');

let workspace: Workspace;
let count = 0;
let port = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
  port = await freePort();
}, 120_000);
afterAll(() => workspace?.remove());

/** A file that the guide shows, for a port that is free here. */
function shown(name: string): string {
  const found = new RegExp(
    `^\`\`\`\\w+\n(?:#|//) ${name.replaceAll('.', '\\.')}\n([\\s\\S]*?)^\`\`\`$`,
    'm',
  ).exec(page);
  return String(found?.[1]).replaceAll('8080', String(port));
}

const checkOut = () => workspace.folderFor(`ci-${count++}`);
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

const wrong = { BUG: 'forgets-pages' };

describe('the workflow of the guide, run as GitHub does', () => {
  test('passes a server that keeps its promises, checked in two parts', async () => {
    const { results, artefacts } = await runWorkflow(shown('.github/workflows/parts.yml'), checkOut, {});
    expect(results.map(({ job, succeeded }) => [job, succeeded])).toEqual([
      ['document', true],
      ['server', true],
      ['server', true],
      ['verdict', true],
    ]);
    const { operations, findings } = JSON.parse(read(artefacts, 'contract/report.json'));
    expect([operations.length, findings]).toEqual([5, []]);
    expect(await junitErrors(read(artefacts, 'contract/junit.xml'))).toEqual([]);
    expect(sarifErrors(read(artefacts, 'contract/report.sarif'))).toEqual([]);
    expect(read(artefacts, 'contract/report.html')).toContain('<!doctype html>');
    expect(results.at(-1)?.summary).toMatch(/^## ✓ openapi\.yaml\n[\s\S]*\| GET \/books \| ✓ \|/);
  });

  test('fails a server with a fault, says so in the summary, and merges all the same', async () => {
    const { results, artefacts } = await runWorkflow(shown('.github/workflows/parts.yml'), checkOut, wrong);
    expect(results.map(({ job, succeeded }) => [job, succeeded])).toEqual(
      expect.arrayContaining([
        ['document', true],
        ['server', false],
        ['verdict', false],
      ]),
    );
    expect(results.at(-1)?.summary).toMatch(/^## ✗ openapi\.yaml\n/);
    expect(read(artefacts, 'contract/junit.xml')).toContain('<failure ');
  });

  const one = (inputs: string) =>
    `jobs: { one: { steps: [ { id: tally, uses: a/tallystick@main, with: { ${inputs} } }, { if: always(), run: 'echo code=\${{ steps.tally.outputs.exit-code }}' } ] } }`;
  test.each<[what: string, inputs: string, code: number | '', said: string]>([
    ['lint, as annotations', 'command: lint, spec: openapi.yaml, arguments: --fail-on never', 0, ''],
    ['diff of two documents', 'command: diff, spec: "openapi-1.1.yaml\\nopenapi.yaml"', 1, '::error'],
    [
      'arguments with blanks in quotes',
      `command: lint, spec: openapi.yaml, arguments: "--config 'no such.yaml'"`,
      2,
      'no such.yaml',
    ],
    [
      'arguments that a shell would run',
      'command: lint, spec: openapi.yaml, arguments: "--config $(echo,run)"',
      2,
      '$(echo,run)',
    ],
    [
      'a quote without its end',
      `command: lint, spec: openapi.yaml, arguments: "it's"`,
      '',
      '::error::The input arguments',
    ],
    [
      'a server that does not run',
      'spec: openapi.yaml, url: "http://127.0.0.1:9"',
      2,
      'Cannot reach http://127.0.0.1:9/',
    ],
    ['a document that is not there', 'command: lint, spec: none-*.yaml', 2, 'none-*.yaml'],
  ])('the action takes %s', async (_what, inputs, code, said) => {
    const { results } = await runWorkflow(one(inputs), checkOut, {});
    expect(results[0]?.log).toContain(`code=${code}\n`);
    expect(results[0]?.log).toContain(said);
    expect(results[0]?.succeeded).toBe(code === 0);
  });
});

describe('the pipeline of the guide, run as GitLab does', () => {
  test('fails a server with a fault, and merges all the same', async () => {
    const artefacts = mkdtempSync(join(tmpdir(), 'tally-gitlab-'));
    const { results } = await runPipeline(shown('.gitlab/parts.yml'), checkOut, artefacts, wrong);
    expect(results.map(({ succeeded }) => succeeded).sort()).toEqual([false, false, true, true]);
    expect(results.at(-1)?.log).toContain('✗ ');
    expect(await junitErrors(read(artefacts, 'junit.xml'))).toEqual([]);
    expect(JSON.parse(read(artefacts, 'quality.json'))).toEqual(expect.any(Array));
  });
});

describe('what tally init writes is what the guide shows, and', () => {
  const token = { TOKEN: 'reader' };

  /** A folder in which `tally init` ran, where its contract file says who is asking. Whoever checks it out gets a copy. */
  async function initialised(ci: string, workflow: string): Promise<() => string> {
    const folder = checkOut();
    // `npm install` would empty it; npx looks further up as well.
    unlinkSync(join(folder, 'node_modules'));
    const scripts = { start: `node server.js ${port}` };
    const manifest = { name: 'bookshop', private: true, type: 'module', scripts };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    const shells = openShells();
    const argv = ['--spec', 'openapi.yaml', '--url', `http://127.0.0.1:${port}`, '--ci', ci];
    const { code, output } = await shells.run(['npx', 'tally', 'init', ...argv], folder, {});
    expect([code, output]).toEqual([0, expect.stringContaining(workflow)]);
    expect(read(folder, workflow)).toBe(shown(workflow));
    const known = `credentials: { token: env:TOKEN }\nstatesUrl: http://127.0.0.1:${port}/_states\n`;
    appendFileSync(join(folder, 'contracts/openapi.contract.yaml'), known);
    return () => {
      const copy = `${folder}-${count++}`;
      cpSync(folder, copy, { recursive: true });
      return copy;
    };
  }

  test('for GitHub fails a server with a fault', async () => {
    const path = '.github/workflows/contract.yml';
    const copies = await initialised('github', path);
    const { results, artefacts } = await runWorkflow(shown(path), copies, wrong, token);
    const outcomes = results.map(({ job, succeeded }) => [job, succeeded]);
    expect([outcomes, results[1]?.log]).toEqual([
      [
        ['document', true],
        ['server', false],
      ],
      expect.stringMatching(/18 of 18 cells reached, 1 error,/),
    ]);
    expect(read(artefacts, 'contract/contract.html')).toContain('<!doctype html>');
  });

  test('for GitLab passes a server that keeps its promises', async () => {
    const copies = await initialised('gitlab', '.gitlab-ci.yml');
    const artefacts = mkdtempSync(join(tmpdir(), 'tally-gitlab-'));
    const { results } = await runPipeline(shown('.gitlab-ci.yml'), copies, artefacts, token);
    expect(results.map(({ job, succeeded, log }) => [job, succeeded || log])).toEqual([
      ['document', true],
      ['server', true],
    ]);
    expect(await junitErrors(read(artefacts, 'junit.xml'))).toEqual([]);
    expect(JSON.parse(read(artefacts, 'quality.json'))).toEqual(expect.any(Array));
  });

  test('for Jenkins fails a server with a fault', async () => {
    const copies = await initialised('jenkins', 'Jenkinsfile');
    const folder = copies();
    const run = await runJenkinsfile(shown('Jenkinsfile'), folder, { ...token, ...wrong });
    expect(run.stages.map((stage) => [stage.name, stage.succeeded])).toEqual([
      ['Install', true],
      ['Document', true],
      ['Server', false],
    ]);
    expect(run.kept).toEqual(['junit.xml', 'contract.html']);
    const junit = read(folder, 'junit.xml');
    expect([await junitErrors(junit), junit.match(/<failure /g)]).toEqual([[], ['<failure ']]);
    expect(read(folder, 'contract.html')).toContain('<!doctype html>');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
