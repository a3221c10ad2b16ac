import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

/** Installs an npm package in a folder of its own, once; where it is, and its version. */
export async function installPackage(
  name: string,
  range: string,
  cache: string,
): Promise<{ readonly folder: string; readonly version: string }> {
  const home = join(cache, name);
  const folder = join(home, 'node_modules', name);
  if (!existsSync(folder)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private":true}');
    const { code, output } = await runCommand(
      ['npm', 'install', `${name}@${range}`, '--no-audit', '--no-fund', '--ignore-scripts'],
      { cwd: home, timeLimit: 300_000 },
    );
    if (code !== 0) throw new Error(`npm cannot install it: ${output.slice(0, 200)}`);
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}
