import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/source/package-root.js';
import { installPacked, nodes, type PackedProject } from './packed-project.js';

const jest = '../node_modules/jest/bin/jest.js';
const tally = '../node_modules/tallystick/dist/cli/bin.js';

const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
const entryPoints = Object.keys(manifest.exports)
  .filter((entry) => entry !== './package.json')
  .map((entry) => entry.replace('.', manifest.name));

test('the project that checks types imports every entry point', () => {
  const folder = join(packageRoot(), 'test/package/project/types');
  const texts = ['consumer.mts', 'msw-consumer.mts'].map((name) => readFileSync(join(folder, name), 'utf8'));
  const missing = entryPoints.filter((entry) => !texts.some((text) => text.includes(`from '${entry}';`)));
  expect(missing).toEqual([]);
});

describe.each(nodes)('the packed package works in a project of its own, by %s Node', (node) => {
  let project: PackedProject;
  beforeAll(async () => {
    project = await installPacked(node);
  }, 600_000);
  afterAll(() => project?.remove());

  test.each<[string, string, number, string[]]>([
    ['CommonJS, plain Jest', 'cjs', 2, [jest, '--ci', '--color=false']],
    ['the examples of the guide', 'guide', 3, [jest, '--ci', '--color=false']],
    ['modules', 'esm', 1, ['--experimental-vm-modules', jest, '--ci', '--color=false']],
  ])('in Jest: %s', async (_what, place, suites, argv) => {
    const { output } = await project.run(place, argv);
    expect(output).toMatch(new RegExp(`^Test Suites: +${suites} passed, ${suites} total$`, 'm'));
  });

  test.each<[string, string, string, string[]]>([
    ['@typescript/native', 'node16', 'node16', ['consumer.mts', 'consumer.cts']],
    ['@typescript/native', 'bundler', 'preserve', ['consumer.mts']],
    ['typescript', 'node16', 'node16', ['consumer.mts', 'consumer.cts']],
  ])(
    'in strict TypeScript, by %s, resolved as %s',
    async (compiler, resolution, module, files) => {
      const types = join(project.folder, 'types');
      cpSync(join(types, 'consumer.mts'), join(types, 'consumer.cts'));
      const tsc = `../node_modules/${compiler}/bin/tsc`;
      const options = [
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--lib',
        'es2022',
        '--types',
        'node',
        '--skipLibCheck',
        'false',
      ];
      const argv = [tsc, ...options, '--module', module, '--moduleResolution', resolution, ...files];
      expect(await project.run('types', argv)).toEqual({ code: 0, output: '' });
    },
    300_000,
  );

  test('in strict TypeScript with MSW, whose own types hold only unchecked and beside those of a browser', async () => {
    const argv = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2022', '--lib', 'es2022,dom'];
    const how = ['--module', 'node16', '--moduleResolution', 'node16', '--types', 'node'];
    const tsc = '../node_modules/@typescript/native/bin/tsc';
    const run = await project.run('types', [tsc, ...argv, ...how, 'msw-consumer.mts']);
    expect(run).toEqual({ code: 0, output: '' });
  });

  // Of these Jest's own stands in no process but Jest's, where the suites above load it.
  const entries = entryPoints.filter((entry) => entry !== 'tallystick/jest');
  const loaded = "Object.keys(require('module')._cache).some((path) => path.includes('@stoplight'))";
  test.each([
    ['import', (entry: string) => `import('${entry}').then(() => console.log(${loaded}))`],
    ['require', (entry: string) => `require('${entry}'); console.log(${loaded})`],
  ])('by %s in Node, without loading Prism', async (_how, script) => {
    const outputs = entries.map(async (entry) => (await project.run('cjs', ['-e', script(entry)])).output);
    // The newest Node warns beside it of what MSW asks for.
    expect(await Promise.all(outputs)).toEqual(entries.map(() => expect.stringMatching(/^false$/m)));
  });

  test.each([
    ['--version', /^\d+\.\d+\.\d+\n$/],
    ['lint ../books.yaml --format json', /^\[/],
    ['audit ../books.yaml --format json', /"strength"/],
    ['diff ../books.yaml sendgrid --fail-on never', /removed/],
    ['types ../books.yaml sendgrid --out api', /^$/],
    ['normalize --help', /^Usage: tally normalize/],
  ])('from its command: tally %s', async (command, said) => {
    expect(await project.run('cjs', [tally, ...command.split(' ')])).toEqual({
      code: 0,
      output: expect.stringMatching(said),
    });
  });

  test('a mock of it passes a check of it', async () => {
    const script = `
      const { createMock } = require('tallystick/mock');
      const { checkSpec } = require('tallystick/check');
      const server = require('http').createServer(createMock('../books.yaml').handler);
      server.listen(0, '127.0.0.1', async () => {
        const report = await checkSpec('../books.yaml', { url: new URL('http://127.0.0.1:' + server.address().port) });
        console.log(report.summary.cells, report.findings);
        server.close();
      });`;
    const { output } = await project.run('cjs', ['-e', script]);
    expect(output).toBe('{ conforms: 7, violates: 0, refused: 0, unreached: 0, waived: 0 } []\n');
  });
});
