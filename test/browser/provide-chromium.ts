import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a Chromium, or why there is none. */
export type ProvidedChromium = { readonly path: string } | { readonly missing: string };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Finds Chromium (CHROMIUM_PATH, else on PATH); else installs Debian's, where this is root and has apt-get. */
export function provideChromium(): ProvidedChromium {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    return isExecutable(CHROMIUM_PATH)
      ? { path: CHROMIUM_PATH }
      : { missing: `CHROMIUM_PATH is ${CHROMIUM_PATH}, which cannot be run` };
  }
  const path = onPath(names);
  return path === undefined ? install() : { path };
}

function install(): ProvidedChromium {
  const manual = 'install Chromium, or name one with CHROMIUM_PATH';
  if (onPath(['apt-get']) === undefined)
    return { missing: `there is no Chromium and no apt-get to install it: ${manual}` };
  if (process.getuid?.() !== 0)
    return { missing: `there is no Chromium, and only root may install it: ${manual}` };
  try {
    // Test files side by side wait for each other's installation.
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', 'chromium');
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    const said = stderr?.toString().trim().split('\n').at(-1) || String(error);
    return { missing: `there is no Chromium, and apt-get could not install it (${said}): ${manual}` };
  }
  const path = onPath(names);
  return path === undefined ? { missing: `apt-get installed no Chromium: ${manual}` } : { path };
}

function aptGet(...argv: string[]): void {
  execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=1', ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function onPath(candidates: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return candidates.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
