import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { globSync } from 'tinyglobby';
import { packageRoot } from '../../src/source/package-root.js';
import { provideChromium } from '../browser/provide-chromium.js';
import { readPage } from './read-page.js';
import { runPage } from './run-page.js';
import { openWorkspace, type Workspace } from './workspace.js';

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: packageRoot() }).sort()].map((path) => ({
  path,
  steps: readPage(readFileSync(join(packageRoot(), path), 'utf8')),
}));

const chromium = provideChromium();
const environment: Readonly<Record<string, string>> =
  'path' in chromium ? { CHROMIUM_PATH: chromium.path } : {};
const canRun = (text: string) => 'path' in chromium || !text.includes('playwright');
const running = pages.filter(({ steps }) =>
  steps.some(({ kind, text }) => kind === 'server' || (kind === 'command' && canRun(text))),
);

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
}, 120_000);
afterAll(() => workspace?.remove());

describe('what a page tells to run does what the page says', () => {
  test.each(running)(
    '$path',
    async ({ path, steps }) => {
      expect(await runPage(steps, workspace.folderFor(path), environment)).toEqual([]);
    },
    600_000,
  );
});

test('each command that is shown only has a reason', () => {
  const shown = pages.flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'shown'));
  expect(
    shown.map((step) => (step.kind === 'shown' ? step.reason : '')).filter((reason) => reason.length < 10),
  ).toEqual([]);
});
