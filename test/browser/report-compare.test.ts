import { expect, test } from '@jest/globals';
import { renderHtml } from '../../src/report/html/render-html.js';
import { compareReports } from '../../src/result/compare-reports.js';
import { changedReport } from '../report/changed-report.js';
import { tellingReport } from '../report/telling-report.js';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { openPage } from './open-page.js';
import { writtenPage } from './written-page.js';

const before = tellingReport();
const after = changedReport();

describeInBrowser('an HTML report that is compared with an earlier one', (browser) => {
  const url = writtenPage('compared', renderHtml(after, compareReports(before, after)));

  test('tells what is new, repaired and still there, and which cells changed', async () => {
    const { page, complaints } = await openPage(browser(), url);
    await page.getByRole('tab', { name: 'Changes' }).click();
    const changes = page.getByRole('tabpanel');
    expect(await changes.locator('p').first().textContent()).toContain(
      '1 new finding, 1 repaired, 2 still there, 3 cells changed.',
    );
    const listed = (title: string) =>
      changes.getByRole('region', { name: title }).getByRole('listitem').allTextContents();
    expect(await listed('New findings')).toEqual([
      'errorThe server answered 500.server-error DELETE /things/{id}/parts/{partId} → 500',
    ]);
    expect(await listed('Repaired')).toEqual([
      'goneThe body at /items/1/name must be text.response-body-schema PUT /things/{id} → 200',
    ]);
    expect(await listed('Cells with another verdict')).toEqual([
      'violates → conformsPUT /things/{id} → 200 application/json',
      'conforms → violatesDELETE /things/{id}/parts/{partId} → 204 ',
      'unreached → not therePUT /things/{id} → 409 application/json',
    ]);
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, 'report-changes');
    await changes.getByRole('button', { name: 'The server answered 500.' }).click();
    expect(await page.getByRole('article').textContent()).toContain('server-errornew');
    expect(complaints).toEqual([]);
  });

  test('marks changed cells in the matrix', async () => {
    const { page } = await openPage(browser(), url);
    const cell = page.getByRole('gridcell', { name: '204 violates, was conforms' });
    expect(await cell.locator('.matrix-changed').count()).toBe(1);
    expect(await page.locator('.matrix-changed').count()).toBe(2);
    await cell.click();
    expect(await page.locator('.scope-cells').textContent()).toContain('was conforms');
  });
});
