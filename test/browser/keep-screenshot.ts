import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../src/source/package-root.js';

const folder = join(packageRoot(), 'screenshots');

/** Keeps a picture of what a reader sees, as `screenshots/<name>.png`, for people to look at; git ignores the folder. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
