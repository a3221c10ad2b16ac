import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { provideChromium } from './provide-chromium.js';

const provided = provideChromium();

/** Launches a fresh Chromium, with further arguments of its command line. */
export function launch(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...more],
  });
}

/** Tests that share a Chromium of their own with a fresh profile; where there is none, they are skipped, and the reason is said. */
export function describeInBrowser(name: string, suite: (browser: () => Browser) => void): void {
  if ('missing' in provided) {
    process.stderr.write(`Browser tests are skipped, because ${provided.missing}.\n`);
    describe.skip(`${name} (skipped: ${provided.missing})`, () => suite(neverStarted));
    return;
  }
  const { path } = provided;
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch(path);
    });
    afterAll(() => browser?.close());
    suite(() => browser);
  });
}

function neverStarted(): Browser {
  throw new Error('There is no browser.');
}
