import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { renderHtml } from '../../src/report/html/render-html.js';
import { cell, finding, operation, report } from '../report/small-report.js';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { openPage } from './open-page.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-html-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, html: string): string {
  const path = join(folder, name);
  writeFileSync(path, html);
  return pathToFileURL(path).href;
}

describeInBrowser('the HTML report', (browser) => {
  const small = write(
    'small.html',
    renderHtml(report([operation([cell('200', 'violates'), cell('404', 'conforms')])], [finding()])),
  );

  test('opens from disk without a request and without a complaint', async () => {
    const { page, complaints, requests } = await openPage(browser(), small);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('api.yaml');
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s', async (colorScheme) => {
    const { page } = await openPage(browser(), small, { colorScheme });
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, `report-${colorScheme}`);
  });
});
