import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { installPacked, type PackedProject } from './packed-project.js';

let project: PackedProject;
beforeAll(async () => {
  project = await installPacked('this');
}, 600_000);
afterAll(() => project?.remove());

const tally = '../node_modules/tallystick/dist/cli/bin.js';

test.each<[command: string, asker: string, name: string, version: string]>([
  ['mock ../books.yaml --engine prism', '--engine prism', '@stoplight/prism-cli', '5.14.2'],
  ['mock ../books.yaml --compat prism', '--compat prism', '@stoplight/prism-cli', '5.14.2'],
  [
    'proxy ../books.yaml http://127.0.0.1:9 --compat prism',
    '--compat prism',
    '@stoplight/prism-cli',
    '5.14.2',
  ],
  ['mock ../books.yaml --state redis://127.0.0.1:9', '--state redis://…', '@redis/client', '6'],
  ['mock ../books.yaml --https', '--https without a certificate', 'selfsigned', '5'],
  ['lint ../books.yaml --spectral rules.yaml', '--spectral', '@stoplight/spectral-cli', '6'],
])('tally %s says how to install what it needs', async (command, asker, name, version) => {
  const { code, output } = await project.run('cjs', [tally, ...command.split(' ')]);
  expect([code, output]).toEqual([
    2,
    `${asker} needs ${name}, which is not installed along: npm install --save-dev ${name}@${version}\n`,
  ]);
});
