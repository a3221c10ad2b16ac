import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/source/package-root.js';

/** Installs the packed package as a user would, and packages of the project's own in the versions of the lock file. */
export function installFromRegistry(folder: string, ownPackages: readonly string[]): void {
  const { packages } = JSON.parse(readFileSync(join(packageRoot(), 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { name?: string; version: string }>;
  };
  const wanted = ownPackages.map((own) => {
    const { name, version } = packages[`node_modules/${own}`] ?? { version: 'latest' };
    return name === undefined ? `${own}@${version}` : `${own}@npm:${name}@${version}`;
  });
  const tarball = npm(packageRoot(), `pack --ignore-scripts --silent --pack-destination ${folder}`).trim();
  npm(folder, 'init --yes');
  npm(folder, `install ./${tarball} ${wanted.join(' ')} --prefer-offline`);
}

/** The newest Node that the registry has for this platform. */
export function newestNode(folder: string): string {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  npm(folder, `install ${name}@latest --prefer-online`);
  return join(folder, 'node_modules', name, 'bin', 'node');
}

function npm(cwd: string, command: string): string {
  return execSync(`npm ${command} --no-audit --no-fund --loglevel=error`, { cwd, encoding: 'utf8' });
}
