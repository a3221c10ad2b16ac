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
  /** Runs a Node script, named from the project's folder, in one of the folders there. */
  node(place: string, argv: readonly string[]): Promise<Run>;
  remove(): void;
}

/** A new project with the files that `npm pack` puts into the package, what they depend on, and packages of its own; nothing is fetched. */
export async function installPacked(): Promise<PackedProject> {
  const folder = mkdtempSync(join(tmpdir(), 'tally-package-'));
  const files = await packedFiles();
  for (const file of files)
    cpSync(join(packageRoot(), file), join(folder, 'node_modules', 'tallystick', file));
  for (const name of [...runtimePackages(), ...ownPackages]) linkPackage(name, folder);
  cpSync(join(packageRoot(), 'test/package/project'), folder, { recursive: true });
  const document = join(packageRoot(), 'test/testing/fixtures/books.yaml');
  cpSync(document, join(folder, 'books.yaml'));
  cpSync(document, join(folder, 'guide', 'openapi.yaml'));
  for (const { name, text } of guideExamples()) writeFileSync(join(folder, 'guide', name), text);
  return {
    folder,
    node: (place, argv) => runNode(join(folder, place), argv),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function packedFiles(): Promise<string[]> {
  const { stdout } = await promisify(exec)('npm pack --dry-run --json --ignore-scripts', {
    cwd: packageRoot(),
    maxBuffer: 16 * 1024 * 1024,
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path);
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

function runNode(cwd: string, argv: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}
