import { afterEach, expect, test } from '@jest/globals';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { type OpenedConsole, openConsole } from './open-console.js';

let opened: OpenedConsole;
afterEach(() => opened.close());

const rename = (name: string) => opened.ask('PATCH', '/animals/10', { name });

describeInBrowser('the log in the console', (browser) => {
  const open = async (view = '#/log') => {
    opened = await openConsole(browser(), view);
    await opened.page.getByText('Live').waitFor();
    return opened.page;
  };
  const rows = () => opened.page.getByRole('list', { name: 'Exchanges' }).getByRole('link');
  const counted = (text: string) =>
    opened.page.locator('.list-count').getByText(text, { exact: true }).waitFor();
  const shown = async () => (await rows().allTextContents()).map((text) => text.replace(/\d\d:\d\d.*/, ''));

  test('shows requests as they come, the newest first, with the reason of each answer', async () => {
    const page = await open();
    await page.getByText('Requests show up here as they come.').waitFor();
    await opened.ask('GET', '/animals');
    await rename('');
    await counted('2 requests');
    expect(await shown()).toEqual(['422PATCH /animals/10', '200GET /animals']);
    await rows().first().getByText('body /name must be at least 1 character long').waitFor();
    expect(opened.complaints).toEqual([]);
  });

  test('is filtered by words and by kind', async () => {
    const page = await open();
    for (const name of ['Rex', '', 'Max']) await rename(name);
    await opened.ask('GET', '/animals?kind=cat');
    await opened.ask('GET', '/nowhere');
    await counted('5 requests');
    await page.getByLabel('Filter by words').fill('kind=cat');
    await counted('1 of 5 requests');
    await page.getByLabel('Filter by words').fill('');
    const counts: Readonly<Record<string, string>> = {
      'With errors': '1',
      '2XX': '3',
      '4XX': '2',
      '5XX': '0',
      '3XX': '0',
    };
    for (const [kind, count] of Object.entries(counts)) {
      await page.getByRole('radio', { name: kind }).check();
      await counted(`${count} of 5 requests`);
    }
    await page.getByText('None is like this.').waitFor();
  });

  test('is paused, goes on, and is cleared', async () => {
    const page = await open();
    await rename('Rex');
    await counted('1 request');
    await page.getByRole('button', { name: 'Pause' }).click();
    await rename('Max');
    await page.getByRole('button', { name: 'Paused, 1 new' }).waitFor();
    expect(await shown()).toHaveLength(1);
    await page.getByRole('button', { name: 'Paused' }).click();
    await counted('2 requests');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('Requests show up here as they come.').waitFor();
    expect((await opened.ask('GET', '/_tally/exchanges')).text).toContain('"exchanges":[]');
  });

  test('opens an exchange with what is wrong, where the rule stands, and what went over the wire', async () => {
    const page = await open();
    const busy = {
      name: 'busy',
      operation: 'PATCH /animals/{animalId}',
      when: { body: { name: 'Rex' } },
      answer: { status: 409 },
    };
    await opened.ask('POST', '/_tally/scenarios', { scenarios: [busy] });
    await rename('');
    await rows().first().click();
    await page.getByRole('heading', { name: '422 PATCH /animals/10' }).waitFor();
    await page.getByText('test.json:1').waitFor();
    await page.getByText('the body at /name is "", not "Rex"').waitFor();
    const marked = page.getByRole('figure', { name: 'Request body' }).getByText('"name"');
    await marked.waitFor();
    await page.getByRole('rowheader', { name: 'user-agent' }).waitFor();
    await page.getByRole('radio', { name: 'axios' }).check();
    await page.getByText("import axios from 'axios';").waitFor();
    await page.getByRole('link', { name: 'Open the operation' }).click();
    await page.getByRole('heading', { name: 'PATCH /animals/{animalId}' }).waitFor();
  });

  test('replays an exchange', async () => {
    const page = await open();
    await rename('Max');
    await rows().first().click();
    await page.getByRole('button', { name: 'Replay' }).click();
    await counted('2 requests');
    expect(new URL(page.url()).hash).toBe('#/log/2');
    const { text } = await opened.ask('GET', '/_tally/exchanges');
    const { exchanges } = JSON.parse(text) as { exchanges: { body: unknown }[] };
    expect(exchanges.map(({ body }) => body)).toEqual([{ name: 'Max' }, { name: 'Max' }]);
  });

  test('tells of an exchange that is gone, and of a mock that is gone and back', async () => {
    const page = await open('#/log/7');
    await page.getByText('There is no exchange 7; it may have been let go.').waitFor();
    opened.control.endStreams();
    await page.getByText('The mock is not heard.').waitFor();
    await page.getByText('Live').waitFor();
  });

  test('is saved as a HAR', async () => {
    const page = await open();
    await rename('Max');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'HAR' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('mock.har');
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s', async (colorScheme) => {
    opened = await openConsole(browser(), '#/log/2', {}, { colorScheme });
    await opened.ask('GET', '/animals');
    await opened.ask('PATCH', '/animals/10', { name: '', kind: 'cow' });
    await opened.ask('GET', '/nowhere');
    await counted('3 requests');
    await rows().nth(1).click();
    await opened.page.reload();
    await opened.page.getByRole('heading', { name: '422 PATCH /animals/10' }).waitFor();
    expect(await accessibilityViolations(opened.page)).toEqual([]);
    await keepScreenshot(opened.page, `console-log-${colorScheme}`);
  });
});
