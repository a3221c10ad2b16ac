import { afterEach, expect, test } from '@jest/globals';
import { type Listener, openListener } from '../../src/http/listener.js';
import { feedApi } from '../mock/outgoing/feed.js';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { type OpenedConsole, openConsole } from './open-console.js';

let opened: OpenedConsole;
let receiver: Listener;
afterEach(async () => {
  receiver.close();
  await opened.close();
});

describeInBrowser('webhooks in the console', (browser) => {
  test('are listed, filled in, changed, sent and told of', async () => {
    receiver = await openListener(() => 204);
    opened = await openConsole(browser(), '#/operations', { apis: [feedApi([])] });
    const { page } = opened;
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByText('Nothing yet: neither callbacks nor webhooks.').waitFor();
    await page.getByRole('link', { name: 'withdrawn DELETE' }).waitFor();
    await page.getByRole('link', { name: 'published POST' }).click();
    await page.getByText('Something was published').waitFor();
    const body = page.getByLabel('Body', { exact: true });
    expect(JSON.parse(await body.inputValue())).toEqual({ title: 'One' });
    await page.getByLabel('Send to').fill(`${receiver.origin}/hook`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(`POST ${receiver.origin}/hook`).waitFor();
    await body.fill('{"title": ""}');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The webhook published does not allow its body at /title').waitFor();
    await body.fill('{');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The body is not JSON').waitFor();
    await page.getByRole('button', { name: 'Fill in first' }).click();
    await page.getByLabel('Send to').fill('http://127.0.0.1:1/');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('It did not arrive').waitFor();
    expect(receiver.received.map(({ method, target, body: sent }) => [method, target, String(sent)])).toEqual(
      [['POST', '/hook', '{"title":"One"}']],
    );
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, 'console-webhooks');
    await page.getByRole('button', { name: 'Forget all' }).click();
    await page.getByText('Nothing yet: neither callbacks nor webhooks.').waitFor();
    expect(opened.complaints.filter((each) => !each.startsWith('Failed to load resource'))).toEqual([]);
  });
});
