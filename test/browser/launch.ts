import { type Browser, chromium } from 'playwright-core';

/** Launches a fresh Chromium, with further arguments of its command line. */
export function launch(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...more],
  });
}
