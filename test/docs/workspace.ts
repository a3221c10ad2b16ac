import { chmodSync, cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/source/package-root.js';
import { installPacked, type PackedProject } from '../package/packed-project.js';

/** A project that has the package installed, in which each page gets the bookshop to itself. */
export interface Workspace {
  /** The folder of a page, new and with the files of `docs/bookshop`. */
  folderFor(page: string): string;
  remove(): void;
}

export async function openWorkspace(): Promise<Workspace> {
  const project = await installPacked();
  linkCommands(project);
  return {
    folderFor(page) {
      const folder = join(project.folder, 'pages', page.replaceAll('/', '-').replace(/\.md$/, ''));
      cpSync(join(packageRoot(), 'docs', 'bookshop'), folder, { recursive: true });
      symlinkSync(join(project.folder, 'node_modules'), join(folder, 'node_modules'), 'junction');
      return folder;
    },
    remove: project.remove,
  };
}

/** The commands that `npx` finds without asking a registry. */
const commands: Readonly<Record<string, string>> = {
  tally: 'tallystick/dist/cli/bin.js',
  tallystick: 'tallystick/dist/cli/bin.js',
  jest: 'jest/bin/jest.js',
  playwright: '@playwright/test/cli.js',
  vite: 'vite/bin/vite.js',
};

function linkCommands({ folder }: PackedProject): void {
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, path] of Object.entries(commands)) {
    const target = join(folder, 'node_modules', path);
    if (!existsSync(target)) continue;
    chmodSync(target, 0o755);
    symlinkSync(join('..', path), join(bin, name));
  }
}
