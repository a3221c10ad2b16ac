import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launch } from './launch.js';
import { provideChromium } from './provide-chromium.js';

const provided = provideChromium();

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
