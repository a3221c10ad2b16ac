import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { galleryApi } from '../mock/admin/gallery.js';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { type OpenedConsole, openConsole, operationView, zoo } from './open-console.js';

const run = promisify(execFile);
const gallery = { name: 'gallery', api: galleryApi(), path: 'gallery.json' };
const draw = operationView('gallery', 'POST /pets/{petId}/{tags}');
const list = operationView('zoo', 'GET /animals');
const patch = operationView('zoo', 'PATCH /animals/{animalId}');

let opened: OpenedConsole;
afterEach(() => opened.close());

const answer = (page: Page) => page.getByRole('region', { name: 'Answer', exact: true });
const send = (page: Page) => page.getByRole('button', { name: 'Send' }).click();
const status = async (page: Page, code: string) =>
  expect(await answer(page).getByText(code, { exact: true }).first().textContent()).toBe(code);

describeInBrowser('operations in the console', (browser) => {
  const open = async (view: string) => {
    opened = await openConsole(browser(), view, { apis: [zoo, gallery] });
    return opened.page;
  };

  test('are found by words and opened by keyboard', async () => {
    const page = await open('');
    await page.getByRole('row', { name: 'Test 1 /gallery gallery.json OpenAPI 3.1.0 1' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('patch animals');
    await page.getByText('1 of 21 operations').waitFor();
    await page.getByRole('link', { name: /PATCH/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'PATCH /animals/{animalId}' }).waitFor();
    await page.getByLabel('Find an operation').focus();
    await page.keyboard.press('Escape');
    await page.getByText('21 operations', { exact: true }).waitFor();
    await page.getByLabel('Find an operation').fill('no such thing');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('link', { name: /PATCH/ }).first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'POST /animals', exact: true }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Draw a pet' }).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  test('are sent as they are filled in, and tell why they were answered so', async () => {
    const page = await open(draw);
    await send(page);
    await status(page, '200');
    await answer(page).getByText('application/json').waitFor({ state: 'detached' });
    await answer(page)
      .getByRole('tab', { name: /Headers/ })
      .click();
    await answer(page).getByRole('rowheader', { name: 'Content-Type' }).waitFor();
    await answer(page).getByRole('link', { name: '#1 in the log' }).click();
    await page.getByRole('heading', { name: /POST \/gallery\/pets/ }).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  test('have a control for each parameter, and say at once what is wrong with it', async () => {
    const page = await open(draw);
    const wrong = (text: string) => page.locator('.field-error').getByText(text).waitFor();
    await page.getByLabel('petId').fill('100');
    await wrong('must be at most 99');
    await page.getByLabel('petId').fill('7');
    await page.getByLabel('limit').fill('many');
    await wrong('must be a whole number');
    await page.getByLabel('limit').fill('5');
    await page.getByRole('group', { name: 'tags' }).getByLabel('b').check();
    await page.getByLabel('filter').fill('{"kind": "cat"}');
    await page.getByLabel('theme').selectOption('true');
    await page.getByLabel('X-Trace').fill('');
    await wrong('lacks `X-Trace`');
    await page.getByLabel('X-Trace').fill('123e4567-e89b-42d3-a456-426614174000');
    await page.locator('.field-error p').first().waitFor({ state: 'detached' });
    await page.getByText('/gallery/pets/7/.a.b?limit=5&filter%5Bkind%5D=cat').first().waitFor();
    await page.getByLabel('Scheme').selectOption('sent without');
    await send(page);
    await status(page, '401');
    await page.getByLabel('Scheme').selectOption('key and session');
    await page.getByLabel('session', { exact: true }).fill('s1');
    await page.keyboard.press('Control+Enter');
    await status(page, '200');
    const { text } = await opened.ask('GET', '/_tally/exchange?number=2');
    expect(text).toContain('sid=s1; theme=true');
  });

  test('have a body that can be edited, in each media type', async () => {
    const page = await open(draw);
    const body = page.getByLabel('Body text');
    await body.fill('{"name": "", "kind": "cat"}');
    await page.getByText('must be at least 1 character long').waitFor();
    await body.fill('{"name": ');
    await page.getByText(/JSON/).first().waitFor();
    await page.getByLabel('Example', { exact: true }).selectOption('rex');
    expect(JSON.parse(await body.inputValue())).toEqual({ name: 'Rex', kind: 'dog' });
    await body.fill('{"name":"Mia","kind":"cat"}');
    await page.getByRole('button', { name: 'Tidy' }).click();
    expect(await body.inputValue()).toBe('{\n  "name": "Mia",\n  "kind": "cat"\n}');
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
      'text/plain',
    ]) {
      await page.getByLabel('Media type').selectOption(type);
      await send(page);
      await answer(page)
        .getByText(/in the log/)
        .waitFor();
    }
    await page.getByLabel(/Send a body/).uncheck();
    await send(page);
    await answer(page).getByText('is missing').first().waitFor();
    await page.getByRole('button', { name: 'Fill in anew' }).click();
    expect(await page.getByLabel(/Send a body/).isChecked()).toBe(true);
    await page.getByText('Fields', { exact: true }).click();
    await page.getByText('What it is called.').first().waitFor();
  });

  test('keep what was filled in while others are looked at', async () => {
    const page = await open(list);
    await page.getByLabel('limit').fill('3');
    await page
      .getByRole('link', { name: /POST.*\/animals/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'POST /animals', exact: true }).waitFor();
    await page.goBack();
    await expect(page.getByLabel('limit').inputValue()).resolves.toBe('3');
  });

  test('can be copied as commands that really send them', async () => {
    const page = await open(draw);
    await page.getByLabel('Body text').fill(`{"name": "it's $HOME", "kind": "cat"}`);
    await page.getByText(`it'\\''s $HOME`).first().waitFor();
    const copied = async (way: string) => {
      await page.getByRole('radio', { name: way }).check();
      await page.getByRole('button', { name: `Copy as ${way}` }).click();
      await page
        .getByText(`Copied: as ${way}.`)
        .or(page.getByText(`Copied as ${way}.`))
        .waitFor({ state: 'attached' });
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const curl = await copied('curl');
    const call = await copied('fetch');
    const axios = await copied('axios');
    await run('sh', ['-c', curl]);
    await run(process.execPath, ['--input-type=module', '-e', call]);
    await run(process.execPath, ['--input-type=module', '-e', axios]);
    const { text } = await opened.ask('GET', '/_tally/exchanges');
    const { exchanges } = JSON.parse(text) as { exchanges: { status: number; body: unknown }[] };
    expect(exchanges.map(({ status: code, body }) => [code, body])).toEqual(
      [1, 2, 3].map(() => [200, { name: "it's $HOME", kind: 'cat' }]),
    );
  });

  test('have their next answer picked once, until it is cleared, or for this page alone', async () => {
    const page = await open(list);
    await page.getByRole('radio', { name: '200' }).check();
    await page.getByRole('button', { name: 'Answer 200 next' }).click();
    await page.getByText('200, once').waitFor();
    await opened.ask('GET', '/animals');
    await page.getByText('200, once').waitFor({ state: 'detached' });

    await page.goto(`${opened.mock.url}/_tally${draw}`);
    await page.getByRole('radio', { name: '4XX' }).check();
    await page.getByLabel('Code').fill('418');
    await page.getByRole('combobox', { name: 'Body' }).selectOption('example large');
    await page.getByRole('radio', { name: 'until cleared' }).check();
    await page.getByRole('button', { name: 'Answer 418 next' }).click();
    await page.getByText('418, example large, until it is cleared').waitFor();
    await send(page);
    await status(page, '418');
    await send(page);
    await status(page, '418');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('418, example large').waitFor({ state: 'detached' });

    await page.getByRole('radio', { name: 'only to this page' }).check();
    await page.getByLabel('Code').fill('404');
    await page.getByRole('combobox', { name: 'Body' }).selectOption('generated');
    await page.getByText('Prefer: code=404, dynamic=true').first().waitFor();
    await send(page);
    await status(page, '404');
    expect((await opened.ask('GET', '/_tally/next')).text).toContain('"next":[]');
    expect(opened.complaints).toEqual([]);
  });

  test('of which there is none say so', async () => {
    const page = await open(operationView('zoo', 'GET /moon'));
    await page.getByText('zoo has no operation GET /moon.').waitFor();
  });

  test.each(['light', 'dark'] as const)('break no rule of accessibility in %s', async (colorScheme) => {
    opened = await openConsole(browser(), '', { apis: [zoo, gallery] }, { colorScheme });
    const { page } = opened;
    await page.getByRole('heading', { name: 'What this mock serves' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, `console-welcome-${colorScheme}`);
    await page.goto(`${opened.mock.url}/_tally${draw}`);
    await page.getByLabel('petId').fill('100');
    await page.getByRole('radio', { name: '4XX' }).check();
    await page.getByRole('button', { name: /^Answer/ }).click();
    await page.getByText('Picked by hand').waitFor();
    await send(page);
    await answer(page).waitFor();
    await page.getByText('Fields', { exact: true }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, `console-operation-${colorScheme}`);
  });

  test('fit a narrow window', async () => {
    opened = await openConsole(browser(), patch, {}, { viewport: { width: 390, height: 844 } });
    const { page } = opened;
    await send(page);
    await answer(page).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await keepScreenshot(page, 'console-operation-narrow');
  });
});
