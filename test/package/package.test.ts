import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { installPacked, type PackedProject } from './packed-project.js';

let project: PackedProject;
beforeAll(async () => {
  project = await installPacked();
});
afterAll(() => project?.remove());

const jest = '../node_modules/jest/bin/jest.js';

describe('the packed package works in a project of its own', () => {
  test.each<[string, string, number, string[]]>([
    ['CommonJS, plain Jest', 'cjs', 2, [jest, '--ci', '--color=false']],
    ['the examples of the guide', 'guide', 3, [jest, '--ci', '--color=false']],
    ['modules', 'esm', 1, ['--experimental-vm-modules', jest, '--ci', '--color=false']],
  ])('in Jest: %s', async (_what, place, suites, argv) => {
    const { output } = await project.node(place, argv);
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
      expect(await project.node('types', argv)).toEqual({ code: 0, output: '' });
    },
    300_000,
  );

  const entries = ['tallystick', 'tallystick/check', 'tallystick/lint', 'tallystick/mock', 'tallystick/nock'];
  const loaded = "Object.keys(require('module')._cache).some((path) => path.includes('@stoplight'))";
  test.each([
    ['import', (entry: string) => `import('${entry}').then(() => console.log(${loaded}))`],
    ['require', (entry: string) => `require('${entry}'); console.log(${loaded})`],
  ])('by %s in Node, without loading Prism', async (_how, script) => {
    const outputs = entries.map(async (entry) => (await project.node('cjs', ['-e', script(entry)])).output);
    expect(await Promise.all(outputs)).toEqual(entries.map(() => 'false\n'));
  });
});
