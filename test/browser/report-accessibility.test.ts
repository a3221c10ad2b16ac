import { expect, test } from '@jest/globals';
import { renderHtml } from '../../src/report/html/render-html.js';
import { tellingReport } from '../report/telling-report.js';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { openPage } from './open-page.js';
import { useEveryControl } from './use-every-control.js';
import { writtenPage } from './written-page.js';

const url = writtenPage('accessible', renderHtml(tellingReport()));
const put = encodeURIComponent('PUT /things/{id}');

const states = [
  ['list', ''],
  ['filtered', '#text=things&verdict=violates&severity=error'],
  ['nothing', '#text=zzz'],
  ['finding', '#finding=0'],
  ['later-exchange', '#finding=1'],
  ['operation', `#operation=${put}`],
  ['status', `#operation=${put}&status=409`],
  ['coverage', '#panel=coverage'],
  ['operation-coverage', `#operation=${put}&panel=coverage`],
  ['run', '#panel=run'],
] as const;

describeInBrowser('the HTML report', (browser) => {
  test.each(states)('breaks no rule of accessibility: %s', async (name, fragment) => {
    const { page } = await openPage(browser(), url + fragment);
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, `report-${name}-light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityViolations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
    await keepScreenshot(page, `report-${name}-dark`);
  });

  test('fits a telephone', async () => {
    const { page } = await openPage(browser(), `${url}#finding=0`, { viewport: { width: 400, height: 800 } });
    expect(await accessibilityViolations(page)).toEqual([]);
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(screen as number);
    await keepScreenshot(page, 'report-telephone');
  });

  test.each([states[0], states[3], states[8]])(
    'takes every control being used, from: %s',
    async (_name, fragment) => {
      const { page, complaints } = await openPage(browser(), url + fragment);
      const used = await useEveryControl(page);
      expect(used.length).toBeGreaterThan(10);
      expect(complaints).toEqual([]);
    },
  );
});
