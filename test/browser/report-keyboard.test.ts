import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { renderHtml } from '../../src/report/html/render-html.js';
import { largeReport } from '../report/large-report.js';
import { tellingReport } from '../report/telling-report.js';
import { describeInBrowser } from './describe-in-browser.js';
import { openPage } from './open-page.js';
import { writtenPage } from './written-page.js';

const telling = writtenPage('telling', renderHtml(tellingReport()));
const large = writtenPage('large', renderHtml(largeReport(300)));

const heading = (page: Page) => page.getByRole('article').getByRole('heading', { level: 2 }).textContent();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent);

describeInBrowser('the HTML report by keyboard', (browser) => {
  test('steps through findings with j and k, and goes back with Escape', async () => {
    const { page } = await openPage(browser(), telling);
    await page.keyboard.press('j');
    expect(await heading(page)).toContain('/items/1/name');
    expect(await focused(page)).toContain('/items/1/name');
    await page.keyboard.press('j');
    expect(await heading(page)).toContain('/size is not what was written');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await heading(page)).toContain('below minimum');
    await page.keyboard.press('k');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('article').count()).toBe(0);
    expect(await focused(page)).toContain('/size is not what was written');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await heading(page)).toContain('below minimum');
  });

  test('finds with /, where Escape first empties and then leaves the field', async () => {
    const { page } = await openPage(browser(), telling);
    await page.keyboard.press('/');
    await page.keyboard.type('patch j');
    expect(await page.getByRole('searchbox').inputValue()).toBe('patch j');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await heading(page)).toContain('/items/1/name');
  });

  test('moves in the matrix with arrows and looks at a cell with Enter; one cell is in the tab order', async () => {
    const { page } = await openPage(browser(), telling);
    expect(await page.locator('.matrix [tabindex="0"]').count()).toBe(1);
    await page.getByRole('rowheader', { name: /PUT/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('200 violates');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('429 refused');
    expect(await page.locator('.matrix [tabindex="0"]').getAttribute('aria-label')).toBe('429 refused');
    await page.keyboard.press('Enter');
    expect(await page.locator('#scope-title').textContent()).toBe('PATCH /things/{id} → 429');
    await page.keyboard.press('Escape');
    expect(await page.locator('#scope-title').count()).toBe(0);
    await page.keyboard.press('Control+Home');
    expect(await focused(page)).toContain('PUT');
  });

  test('reaches rows that are not drawn yet', async () => {
    const { page } = await openPage(browser(), large);
    await page.locator('.matrix tbody th').first().focus();
    await page.keyboard.press('Control+End');
    await page.locator('[aria-rowindex="301"] :focus').waitFor();
    await page.keyboard.press('PageUp');
    await page.locator('[aria-rowindex="289"] :focus').waitFor();
    await page.keyboard.press('Control+Home');
    await page.locator('[aria-rowindex="2"] :focus').waitFor();
  });

  test('leads past the matrix, and from tab to tab with arrows', async () => {
    const { page } = await openPage(browser(), telling);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the findings');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Findings');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Coverage');
    await page.keyboard.press('End');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Run');
  });

  test('shows where the focus is, on every control', async () => {
    const { page } = await openPage(browser(), `${telling}#finding=0`);
    const hidden: string[] = [];
    for (let turn = 0; turn < 40; turn++) {
      await page.keyboard.press('Tab');
      const bare = await page.evaluate(() => {
        const focus = document.activeElement;
        if (!focus || focus === document.body) return undefined;
        const ring = focus.closest('.search-field') ?? focus;
        const { outlineStyle, outlineWidth } = getComputedStyle(ring);
        return outlineStyle === 'none' || outlineWidth === '0px' ? focus.outerHTML.slice(0, 80) : undefined;
      });
      if (bare !== undefined) hidden.push(bare);
    }
    expect(hidden).toEqual([]);
  });
});
