import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { createMemoryStore } from '../../src/mock/state/memory-store.js';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { type OpenedConsole, openConsole } from './open-console.js';

let opened: OpenedConsole;
afterEach(() => opened.close());

describeInBrowser('the state in the console', (browser) => {
  const open = async (view = '#/state') => {
    opened = await openConsole(browser(), view, { store: createMemoryStore() });
    return opened.page;
  };
  const name = async (id: number) =>
    (JSON.parse((await opened.ask('GET', `/animals/${id}`)).text) as { name?: string }).name;

  test('is looked at, edited and deleted item by item', async () => {
    const page = await open();
    await page.getByRole('link', { name: '/animals many' }).first().click();
    await page.getByText('2 kept').waitFor();
    await page.getByLabel('Find items').fill('mia');
    await page.getByText('1 of 2 kept').waitFor();
    await page.getByRole('button', { name: /^11/ }).click();
    const editor = page.getByLabel('Item 11').getByRole('textbox');
    await editor.fill((await editor.inputValue()).replace('"Mia"', '"Max"'));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Kept.').waitFor();
    expect(await name(11)).toBe('Max');
    await editor.fill('{"name": ""}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('No answer could show this: it violates its schema.').waitFor();
    await page.getByText('must be at least 1 character long').waitFor();
    await editor.fill('{');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This is not JSON').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByLabel('Find items').fill('');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('1 kept').waitFor();
    expect((await opened.ask('GET', '/animals/11')).status).toBe(404);
    expect(opened.complaints.filter((each) => !each.startsWith('Failed to load resource'))).toEqual([]);
  });

  test('gets a new item, and shows what requests write', async () => {
    const page = await open('#/state/zoo/%2Fanimals');
    await page.getByRole('button', { name: 'New' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('3 kept').waitFor();
    await page.getByRole('button', { name: /^3/ }).waitFor();
    expect(await name(3)).toBe('Rex');
    await opened.ask('POST', '/animals', { name: 'Kim', kind: 'cat' });
    await page.getByText('4 kept').waitFor();
    await opened.ask('PATCH', '/animals/10', { name: 'Rufus' });
    await page.getByText('Rufus').first().waitFor();
  });

  test('lies below the items that a path leads through', async () => {
    const page = await open('#/state/zoo/%2Fkeepers%2F%7Bkeeper%7D%2Fanimals');
    await page.getByText('1 kept').waitFor();
    expect(await page.getByLabel('keeper').inputValue()).toMatch(/^kp_/);
    const { text } = await opened.ask('POST', '/keepers', { name: 'Bob' });
    await page.getByLabel('keeper').fill((JSON.parse(text) as { id: string }).id);
    await page.keyboard.press('Tab');
    await page.getByText('0 kept').waitFor();
  });

  test('may be one thing alone', async () => {
    const page = await open('#/state/zoo/%2Fsettings');
    const editor = page.getByLabel('The one that there is');
    await editor.fill('{"theme": "light"}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Kept.').waitFor();
    expect((await opened.ask('GET', '/settings')).text).toContain('light');
  });

  test('is downloaded, uploaded and reset', async () => {
    const page = await open('#/state/zoo/%2Fanimals');
    await opened.ask('PATCH', '/animals/10', { name: 'Kept' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download snapshot' }).click(),
    ]);
    const path = await download.path();
    expect(readFileSync(path, 'utf8')).toContain('Kept');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
    await page.getByText('All is as it was at the beginning.').waitFor();
    expect(await name(10)).toBe('Rex');
    await page.getByLabel('Snapshot', { exact: true }).setInputFiles(path);
    await page.getByText('The snapshot is put back.').waitFor();
    expect(await name(10)).toBe('Kept');
    writeFileSync(path, '[]');
    await page.getByLabel('Snapshot', { exact: true }).setInputFiles(path);
    await page.getByText('This is no snapshot').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    writeFileSync(path, '{');
    await page.getByLabel('Snapshot', { exact: true }).setInputFiles(path);
    await page.getByText('is not JSON').waitFor();
  });

  test('that is not kept is said plainly', async () => {
    opened = await openConsole(browser(), '#/state/zoo/%2Fanimals');
    await opened.page.getByText('This mock is not stateful.').waitFor();
    await opened.page.getByRole('heading', { name: 'Nothing is kept' }).waitFor();
    expect(await accessibilityViolations(opened.page)).toEqual([]);
    await keepScreenshot(opened.page, 'console-state-none');
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s', async (colorScheme) => {
    const store = createMemoryStore();
    opened = await openConsole(browser(), '#/state/zoo/%2Fanimals', { store }, { colorScheme });
    await opened.page.getByRole('button', { name: /^10/ }).click();
    await opened.page.getByLabel('Item 10').getByRole('textbox').fill('{"name": ""}');
    await opened.page.getByRole('button', { name: 'Save' }).click();
    await opened.page.getByText('it violates its schema').waitFor();
    expect(await accessibilityViolations(opened.page)).toEqual([]);
    await keepScreenshot(opened.page, `console-state-${colorScheme}`);
    await opened.page.getByRole('button', { name: 'Delete' }).click();
    expect(await accessibilityViolations(opened.page)).toEqual([]);
  });
});
