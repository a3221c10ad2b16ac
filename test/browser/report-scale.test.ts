import { expect, test } from '@jest/globals';
import { renderHtml } from '../../src/report/html/render-html.js';
import { largeReport } from '../report/large-report.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { openPage } from './open-page.js';
import { writtenPage } from './written-page.js';

const operationCount = 2_000;

describeInBrowser('an HTML report of 2,000 operations', (browser) => {
  const html = renderHtml(largeReport(operationCount));
  const url = writtenPage('scale', html);

  test('stays under 5 MB', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(5_000_000);
  });

  test('draws only what is in view, wherever one scrolls and whatever is filtered', async () => {
    const { page } = await openPage(browser(), url);
    const drawn = async () => ({
      rows: await page.locator('.matrix tbody tr').count(),
      findings: await page.locator('.finding-list li').count(),
      all: await page.locator('*').count(),
    });
    const isFew = { rows: true, findings: true, all: true };
    const few = async () => {
      const { rows, findings, all } = await drawn();
      return { rows: rows > 0 && rows < 60, findings: findings > 0 && findings < 40, all: all < 4_000 };
    };
    await page.locator('.matrix tbody tr').first().waitFor();
    expect(await few()).toEqual(isFew);
    await page.locator('.matrix-scroller').evaluate((scroller) => scroller.scrollTo(0, 30_000));
    await page.locator('[aria-rowindex="1090"]').waitFor();
    expect(await few()).toEqual(isFew);
    await page
      .locator('.finding-scroller')
      .evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await page.locator(`[aria-posinset="${Math.ceil(operationCount / 3)}"]`).waitFor();
    expect(await few()).toEqual(isFew);
    await keepScreenshot(page, 'report-large');
    await page.getByRole('searchbox').fill('invoices-3/');
    expect(await page.locator('.what-is-left').textContent()).toBe(
      '5 of 2,000 operations, 2 of 667 findings',
    );
    expect(await page.locator('.matrix tbody tr').count()).toBe(5);
  });

  test('scrolls to what is filtered, from wherever one was', async () => {
    const { page } = await openPage(browser(), url);
    await page.locator('.matrix-scroller').evaluate((scroller) => scroller.scrollTo(0, 50_000));
    await page.getByRole('searchbox').fill('stocks');
    await page.locator('.matrix tbody tr').first().waitFor();
    expect(await page.locator('.matrix tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('.matrix').getAttribute('aria-rowcount')).toBe('251');
  });
});
