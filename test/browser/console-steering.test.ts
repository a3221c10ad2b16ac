import { afterEach, expect, test } from '@jest/globals';
import { accessibilityViolations } from './accessibility.js';
import { describeInBrowser } from './describe-in-browser.js';
import { keepScreenshot } from './keep-screenshot.js';
import { type OpenedConsole, openConsole, zoo } from './open-console.js';

let opened: OpenedConsole;
afterEach(() => opened.close());

const farm = { ...zoo, name: 'farm' };

describeInBrowser('steering in the console', (browser) => {
  const open = async () => {
    opened = await openConsole(browser(), '#/steering', { apis: [zoo, farm] });
    await opened.page.getByText('Live').waitFor();
    return opened.page;
  };
  /** Whether the mock comes to have these rules, and the page says so. */
  const inForce = async (rules: readonly unknown[]) => {
    let text = '';
    for (let tries = 0; tries < 400 && text !== JSON.stringify({ faults: rules }); tries++) {
      await opened.page.waitForTimeout(50);
      text = (await opened.ask('GET', '/_tally/faults')).text.trim();
    }
    expect(JSON.parse(text)).toEqual({ faults: rules });
    await opened.page.locator('.steering-saved').getByText('in force').waitFor();
  };

  test('sets latency by slider and by number, in each of its kinds', async () => {
    const page = await open();
    await page.getByText('None: answers come at once and whole.').waitFor();
    await page.getByRole('button', { name: 'Add a fault' }).click();
    await inForce([{ latency: 500 }]);
    const slider = page.getByRole('slider', { name: 'Every answer' });
    await slider.focus();
    for (let count = 0; count < 5; count++) await page.keyboard.press('ArrowRight');
    await inForce([{ latency: 550 }]);
    await page.getByLabel('Every answer, in ms').fill('12.5');
    await page.keyboard.press('Tab');
    await inForce([{ latency: 12.5 }]);
    await page.getByRole('radio', { name: 'between two' }).check();
    await page.getByRole('slider', { name: 'At most' }).fill('300');
    await page.getByRole('slider', { name: 'At least' }).fill('400');
    await inForce([{ latency: { min: 400, max: 400 } }]);
    await page.getByRole('radio', { name: 'spread as in real life' }).check();
    await page.getByRole('slider', { name: 'Half below' }).fill('100');
    await page.getByRole('slider', { name: 'Spread' }).fill('1');
    await page.getByText('One answer in twenty takes more than 518 ms.').waitFor();
    await inForce([{ latency: { median: 100, sigma: 1 } }]);
    await page.getByRole('radio', { name: 'none', exact: true }).check();
    await inForce([{}]);
    expect(opened.complaints).toEqual([]);
  });

  test('sets errors, broken answers and rate limits, and the mock does so', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Add a fault' }).click();
    await page.getByRole('radio', { name: 'none', exact: true }).check();
    await page.getByLabel('Answer', { exact: true }).selectOption('503 Service Unavailable');
    await page.getByRole('slider', { name: 'Share' }).fill('100');
    await inForce([{ status: 503, share: 1 }]);
    expect((await opened.ask('GET', '/animals')).status).toBe(503);
    await page.getByRole('slider', { name: 'Share' }).fill('25');
    await page.getByLabel('Answer', { exact: true }).selectOption('as usual');
    await page.getByLabel('and on its way').selectOption('the body comes drop by drop');
    await page.getByRole('slider', { name: 'Drip over' }).fill('500');
    await inForce([{ share: 0.25, delivery: { drip: 500 } }]);
    await page.getByLabel('and on its way').selectOption('nothing breaks');
    await page.getByLabel('Let through only').check();
    await page.getByLabel('Requests', { exact: true }).fill('1');
    await page.getByLabel('requests in').fill('60');
    await page.keyboard.press('Tab');
    await inForce([{ share: 0.25, rateLimit: { requests: 1, per: 60_000 } }]);
    expect([
      (await opened.ask('GET', '/animals')).status,
      (await opened.ask('GET', '/animals')).status,
    ]).toEqual([200, 429]);
    await page.getByLabel('Let through only').uncheck();
    await page.getByRole('button', { name: 'Remove fault 1' }).click();
    await page.getByText('None: answers come at once and whole.').waitFor();
  });

  test('is for one API or one operation, where that is said', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Add a fault' }).click();
    await page.getByLabel('API').selectOption('farm');
    await page.getByLabel('Operation').fill('GET /anim');
    expect(await page.getByLabel('Operation').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Operation').fill('GET /animals');
    await inForce([{ latency: 500, api: 'farm', operation: 'GET /animals' }]);
    await page.getByLabel('API').selectOption('all APIs');
    await inForce([{ latency: 500 }]);
  });

  test('shows what others set, and what the mock refuses', async () => {
    const page = await open();
    await opened.ask('PUT', '/_tally/faults', { faults: [{ delivery: 'half', share: 0.5 }] });
    await page.getByRole('region', { name: 'Fault 1' }).waitFor();
    expect(await page.getByLabel('Share, in %').inputValue()).toBe('50');
    await page.route('**/_tally/faults', (route) =>
      route.fulfill({ status: 400, json: { detail: 'Not this.' } }),
    );
    await page.getByLabel('and on its way').selectOption('bytes that are no HTTP');
    await page.getByText('Not this.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Not this.').waitFor({ state: 'detached' });
    // What is in force is asked for, and then shown.
    const isHalf = page.locator('select:has(option[value="half"]:checked)');
    await page.getByLabel('and on its way').and(isHalf).waitFor();
  });

  test('lists answers picked by hand and scenarios, and takes them back', async () => {
    const page = await open();
    const operation = 'GET /animals';
    await opened.ask('PUT', '/_tally/next', { api: 'zoo', operation, answer: { status: 503 } });
    await opened.ask('PUT', '/_tally/next', { api: 'farm', operation, answer: { status: 500, times: 1 } });
    await opened.ask('POST', '/_tally/scenarios', {
      scenarios: [
        {
          name: 'busy twice',
          operation: 'GET /settings',
          answer: [{ status: 503, times: 1 }, { status: 200 }],
        },
        { operation: 'GET /health', answer: { status: 200, times: 1 } },
      ],
    });
    await page.getByText('503, until it is cleared').waitFor();
    await page.getByText('500, once').waitFor();
    await page.getByText('busy twice: answer 1 of 2').waitFor();
    await opened.ask('GET', '/settings');
    await opened.ask('GET', '/health');
    await page.getByText('busy twice: answer 2 of 2').waitFor();
    await page.getByText('scenario 2: used up').waitFor();
    await page
      .getByRole('button', { name: `Clear ${operation}` })
      .first()
      .click();
    await page.getByText('503, until it is cleared').waitFor({ state: 'detached' });
    await opened.ask('PUT', '/_tally/next', { api: 'zoo', operation, answer: { status: 503 } });
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('500, once').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Forget all' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Forget all' }).click();
    await page.getByRole('button', { name: 'Forget them' }).click();
    await page.getByText('tally mock --scenario FILE').waitFor();
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s', async (colorScheme) => {
    opened = await openConsole(browser(), '#/steering', { apis: [zoo, farm] }, { colorScheme });
    const { page } = opened;
    await page.getByText('Live').waitFor();
    await opened.ask('PUT', '/_tally/next', {
      api: 'zoo',
      operation: 'GET /animals',
      answer: { status: 503 },
    });
    await opened.ask('POST', '/_tally/scenarios', {
      scenarios: [{ name: 'busy', operation: 'GET /settings', answer: { status: 503 } }],
      faults: [
        { latency: { median: 180, sigma: 0.6 }, status: 503, share: 0.2 },
        {
          api: 'farm',
          latency: { min: 1, max: 2 },
          delivery: { drip: 9 },
          rateLimit: { requests: 5, per: 1000 },
        },
      ],
    });
    await page.getByRole('region', { name: 'Fault 2' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, `console-steering-${colorScheme}`);
  });
});
