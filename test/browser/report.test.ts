import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { renderHtml } from '../../src/report/html/render-html.js';
import { tellingReport } from '../report/telling-report.js';
import { describeInBrowser } from './describe-in-browser.js';
import { openPage } from './open-page.js';
import { writtenPage } from './written-page.js';

const telling = writtenPage('telling', renderHtml(tellingReport()));

const methodsShown = (page: Page) => page.locator('.matrix tbody .method').allTextContents();
const messages = (page: Page) => page.locator('.finding-message').allTextContents();
const status = (page: Page) => page.locator('.what-is-left').textContent();

/** Counts the page objects of a PDF (ISO 32000-1, 7.7.3.3). */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describeInBrowser('the HTML report', (browser) => {
  const open = async (fragment = '') => openPage(browser(), telling + fragment);

  test('opens from disk without a request and without a complaint', async () => {
    const { page, complaints, requests } = await open();
    expect(await page.title()).toBe('api/things.yaml · Tallystick');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('api/things.yaml');
    expect(await page.locator('.outcome').textContent()).toBe('1 error1 warning, 1 excused');
    expect(await page.locator('.verdict-bar').getAttribute('aria-label')).toBe(
      'Cells: 4 conforms, 2 violates, 1 refused, 1 unreached, 1 waived',
    );
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  test('shows the verdict of every status, the worst of its media types first', async () => {
    const { page } = await open();
    const rows = await page.locator('.matrix tbody tr').all();
    const words = await Promise.all(
      rows.map((row) =>
        row.locator('[aria-label]').evaluateAll((cells) => cells.map((cell) => cell.ariaLabel)),
      ),
    );
    expect(words).toEqual([
      ['200 violates', '404 conforms, vacuous', '409 unreached'],
      ['200 violates', '429 refused'],
      ['201 conforms', 'default waived'],
      ['204 conforms'],
    ]);
    expect(await page.locator('.matrix-cell').nth(2).getAttribute('title')).toContain(
      'a provider state would reach it',
    );
  });

  test('is narrowed by text, verdict, severity and code, says by how much, and keeps that in the address', async () => {
    const { page } = await open();
    const search = page.getByRole('searchbox');
    expect(await status(page)).toBe('4 operations, 3 findings');
    await search.fill('parts');
    expect(await methodsShown(page)).toEqual(['DELETE']);
    expect(await status(page)).toBe('1 of 4 operations, 0 of 3 findings');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: /^refused/ }).click();
    expect(await methodsShown(page)).toEqual(['PATCH']);
    await page.getByRole('button', { name: /^violates/ }).click();
    expect(await methodsShown(page)).toEqual(['PUT', 'PATCH']);
    await page.getByRole('button', { name: 'warning 1' }).click();
    expect(await methodsShown(page)).toEqual(['PATCH']);
    await page.waitForURL(/#verdict=refused%2Cviolates&severity=warning$/);
    await page.reload();
    expect(await methodsShown(page)).toEqual(['PATCH']);
    expect(await page.getByRole('button', { pressed: true }).count()).toBe(3);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('combobox').selectOption('accepted-invalid-request');
    expect(await methodsShown(page)).toEqual(['POST']);
    expect(await messages(page)).toEqual([expect.stringContaining('/size below minimum 0')]);
  });

  test('opens a finding with all there is to know of it', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /must be text/ }).click();
    const finding = page.getByRole('article');
    expect(await finding.getByRole('heading', { level: 2 }).textContent()).toBe(
      'The body at /items/1/name must be text.',
    );
    expect(await finding.textContent()).toContain('Seen 16 more times in this run');
    expect(await finding.locator('.side').allTextContents()).toEqual(['Expectedtype["string"]', 'Received2']);
    const marked = finding.locator('.code-marked');
    expect((await marked.allTextContents()).map((text) => text.trim())).toEqual([
      '(marked)       "name": 2',
      '(marked)           type: string',
    ]);
    expect(await marked.nth(1).getAttribute('data-number')).toBe('41');
    expect(await finding.getByRole('region', { name: 'Rule' }).textContent()).toContain(
      'api/things.yaml:41:15',
    );
    expect(await finding.getByRole('region', { name: 'Rule' }).textContent()).toContain(
      'made from pages/things.md:12',
    );
    expect(await finding.getByRole('region', { name: 'Timeline' }).textContent()).toContain(
      'PUT → 200waited 9 ms, received 3 ms',
    );
    expect(await finding.locator('.explanation').textContent()).toContain('the body violates its schema');
    expect(await page.content()).not.toContain('secret');
  });

  test('shows the later exchange that shows a finding, on one timeline', async () => {
    const { page } = await open('#finding=1');
    const finding = page.getByRole('article');
    expect(await finding.getByRole('heading', { level: 3 }).allTextContents()).toEqual(
      expect.arrayContaining(['What was sent', 'What shows it later']),
    );
    expect(await finding.locator('.code-marked').allTextContents()).toEqual(['(marked)   "size": 1\n']);
    expect(await finding.getByRole('region', { name: 'Timeline' }).textContent()).toContain(
      '100 ms later, waited 9 ms',
    );
  });

  test('looks at one operation or status: its cells with reasons, its findings, its coverage', async () => {
    const { page } = await open();
    await page.getByRole('gridcell', { name: '429 refused' }).click();
    const scope = page.getByRole('region', { name: /PATCH/ });
    expect(await scope.getByRole('listitem').allTextContents()).toEqual([
      '429 application/json refused by a burst of 20: answered 200, 1 exchange',
    ]);
    expect(await page.locator('.panel-nothing').textContent()).toBe('No finding here fits these filters.');
    await page.getByRole('rowheader', { name: /PUT/ }).click();
    expect(await messages(page)).toEqual(['The body at /items/1/name must be text.']);
    await page.getByRole('tab', { name: 'Coverage' }).click();
    const coverage = page.getByRole('tabpanel');
    expect(await coverage.textContent()).toContain('4 cases left out by the budget');
    expect(await coverage.textContent()).toContain('answered 404, which proves nothing');
    expect(
      await coverage
        .locator('.rule-sides')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).title)),
    ).toEqual(['minimum: kept accepted, broken accepted', 'maximum: kept accepted, broken not tried']);
    expect(await coverage.locator('.part-unseen').allTextContents()).toEqual(['/size never']);
    await page.goBack();
    expect(await page.getByRole('region', { name: /PATCH/ }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'All operations' }).click();
    expect(await messages(page)).toHaveLength(3);
  });

  test('copies the curl command and the place', async () => {
    const { page } = await open('#finding=0');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy the curl command' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "curl -i -X PUT 'http://127.0.0.1:1/things/1'",
    );
    await page.getByRole('button', { name: 'Copy the place' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('api/things.yaml:41:15');
  });

  test('changes its colours, and remembers them', async () => {
    const { page } = await open();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: 'Colours: system. Change to light.' }).click();
    expect(await background()).toBe(light);
    await page.getByRole('button', { name: 'Colours: light. Change to dark.' }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
  });

  test('divides its panes as the reader likes', async () => {
    const { page } = await open();
    const divider = page.getByRole('separator');
    const share = async () => Number(await divider.getAttribute('aria-valuenow'));
    const before = await share();
    await divider.press('ArrowLeft');
    expect(await share()).toBe(before - 2);
    await divider.press('End');
    expect(await share()).toBe(80);
    await divider.hover({ position: { x: 4, y: 40 } });
    await page.mouse.down();
    await page.mouse.move(720, 300, { steps: 4 });
    await page.mouse.up();
    expect(await share()).toBe(50);
    // The browser keeps what a page stores a moment later, and in another process.
    await page.waitForTimeout(500);
    await page.reload();
    expect(await share()).toBe(50);
  });

  test('prints every row and finding in full, on white', async () => {
    const { page } = await openPage(browser(), telling, { colorScheme: 'dark' });
    expect(pagesOf(await page.pdf())).toBeGreaterThan(1);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('article').nth(2).waitFor();
    expect(await page.locator('.printed-report tbody tr').count()).toBe(4);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('searchbox').waitFor();
  });

  test('of nothing wrong says so', async () => {
    const { findings: _, ...sound } = tellingReport();
    const url = writtenPage('sound', renderHtml({ ...sound, findings: [] }));
    const { page } = await openPage(browser(), url);
    expect(await page.locator('.outcome').textContent()).toBe('No errors0 warnings');
    expect(await page.locator('.panel-nothing').textContent()).toContain('Nothing was found wrong.');
    expect(await page.getByRole('combobox').count()).toBe(0);
  });
});
