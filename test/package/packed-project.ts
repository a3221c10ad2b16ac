import { exec, execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/source/package-root.js';
import { installFromRegistry, newestNode } from './install-from-registry.js';

/** What the project needs of its own, beside the package. */
const ownPackages = [
  '@jest/globals',
  '@playwright/test',
  '@swc/jest',
  '@types/node',
  '@typescript/native',
  'axios',
  'expect',
  'express',
  'jest',
  'msw',
  'nock',
  'playwright',
  'playwright-core',
  'supertest',
  'typescript',
  'vite',
];

export interface Run {
  readonly code: number;
  readonly output: string;
}

export interface PackedProject {
  readonly folder: string;
  /** Runs a script by {@link node}, named from the project's folder, in one of the folders there. */
  run(place: string, argv: readonly string[]): Promise<Run>;
  remove(): void;
}

/** Whether the project is installed from the registry, as a user would, and tried with the newest Node as well. */
const isReal = process.env.TALLY_INSTALL === 'registry';

/** The Nodes that the project is tried with. */
export const nodes = isReal ? (['this', 'newest'] as const) : (['this'] as const);

/**
 * A new project with the packed package, what that depends on, and packages of its own. Nothing is fetched, but where the variable
 * TALLY_INSTALL says `registry`.
 */
export async function installPacked(node: (typeof nodes)[number] = 'this'): Promise<PackedProject> {
  const folder = mkdtempSync(join(tmpdir(), 'tally-package-'));
  if (isReal) installFromRegistry(folder, ownPackages);
  else await linkInstalled(folder);
  cpSync(join(packageRoot(), 'test/package/project'), folder, { recursive: true });
  const document = join(packageRoot(), 'test/testing/fixtures/books.yaml');
  cpSync(document, join(folder, 'books.yaml'));
  cpSync(document, join(folder, 'guide', 'openapi.yaml'));
  for (const { name, text } of guideExamples()) writeFileSync(join(folder, 'guide', name), text);
  const program = node === 'this' ? process.execPath : newestNode(folder);
  return {
    folder,
    run: (place, argv) => runNode(program, join(folder, place), argv),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function linkInstalled(folder: string): Promise<void> {
  for (const { path } of await packedFiles())
    cpSync(join(packageRoot(), path), join(folder, 'node_modules', 'tallystick', path));
  for (const name of [...runtimePackages(), ...ownPackages]) linkPackage(name, folder);
}

/** Bytes of the files that `npm pack` puts into the package. */
export async function packedSize(): Promise<number> {
  return (await packedFiles()).reduce((sum, { size }) => sum + size, 0);
}

async function packedFiles(): Promise<readonly { readonly path: string; readonly size: number }[]> {
  const { stdout } = await promisify(exec)('npm pack --dry-run --json --ignore-scripts', {
    cwd: packageRoot(),
    maxBuffer: 16 * 1024 * 1024,
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string; size: number }[] }];
  return files;
}

/** What the lock file installs for the package itself: not what only its development needs. */
function runtimePackages(): string[] {
  const lock = JSON.parse(readFileSync(join(packageRoot(), 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(lock.packages).flatMap(([path, { dev, devOptional }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    return name === undefined || dev || devOptional ? [] : [name];
  });
}

/** The examples of the guide that name their file in the first line. */
function guideExamples(): { name: string; text: string }[] {
  const guide = readFileSync(join(packageRoot(), 'docs/guides/jest.md'), 'utf8');
  return [...guide.matchAll(/^```js\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name, text]) => ({
    name: String(name),
    text: String(text),
  }));
}

function linkPackage(name: string, folder: string): void {
  const target = join(packageRoot(), 'node_modules', name);
  const link = join(folder, 'node_modules', name);
  // Packages for other platforms are not there, and some are named twice.
  if (!existsSync(target) || existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(target, link, 'junction');
}

function runNode(program: string, cwd: string, argv: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(program, argv, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}
