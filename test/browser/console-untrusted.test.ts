import { afterEach, expect, test } from '@jest/globals';
import { createMemoryStore } from '../../src/mock/state/memory-store.js';
import { apiOf } from '../mock/state/api-of.js';
import { describeInBrowser } from './describe-in-browser.js';
import { type OpenedConsole, openConsole, operationView } from './open-console.js';

/** Text that would act, if it were taken for anything but text. */
const bad = `<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>"'><svg onload=globalThis.hit=1>`;
const prose = [
  bad,
  '',
  '[click](javascript:globalThis.hit=1) [data](data:text/html,<script>globalThis.hit=1</script>)',
  '![x](x "onerror=globalThis.hit=1") <a href="javascript:globalThis.hit=1">a</a>',
  '<javascript:globalThis.hit=1> [ok](https://ok.example)',
].join('\n');

const schema = {
  type: 'object',
  description: prose,
  properties: {
    id: { type: 'string', description: bad, enum: [bad] },
    [bad]: { type: 'string', default: bad, description: prose, pattern: '^<img' },
  },
};
const content = {
  'application/json': {
    schema,
    examples: { [bad]: { value: { id: bad, [bad]: bad } }, second: { value: { id: bad } } },
  },
};
const path = `/things/${encodeURIComponent('<b>')}`;
const hostile = {
  name: '<i>bad</i>',
  path: `${bad}.json`,
  api: apiOf(
    {
      [path]: {
        post: {
          operationId: bad,
          summary: bad,
          description: prose,
          tags: [bad],
          security: [{ [bad]: [] }],
          parameters: [
            {
              name: bad,
              in: 'query',
              description: prose,
              schema: { enum: [bad, 'b'] },
              examples: { [bad]: { value: bad } },
            },
            { name: `list ${bad}`, in: 'query', schema: { type: 'array', items: { enum: [bad] } } },
          ],
          requestBody: { description: prose, content },
          responses: {
            200: {
              description: prose,
              headers: { 'X-Bad': { description: bad, schema: { type: 'string', example: bad } } },
              content,
            },
            default: { description: bad, content: { [`text/html;a=${bad}`]: {} } },
          },
        },
        get: { responses: { 200: { description: bad, content } } },
        put: { requestBody: { content }, responses: { 200: { description: bad, content } } },
      },
    },
    {
      info: { title: bad, version: bad },
      components: { securitySchemes: { [bad]: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    },
  ),
};

let opened: OpenedConsole;
afterEach(() => opened.close());

describeInBrowser('text of strangers in the console', (browser) => {
  /** What the page made of it: scripts that ran, elements that are none of ours, links that lead elsewhere than to the web. */
  const harm = () =>
    opened.page.evaluate(() => ({
      hit: (globalThis as { hit?: unknown }).hit,
      elements: [
        ...document.body.querySelectorAll(
          'img, iframe, object, embed, svg[onload], b, i, script:not([type])',
        ),
      ].map((each) => each.outerHTML),
      links: [...document.querySelectorAll('a')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => !/^(#\/|https:\/\/ok\.example|\/_tally\/)/.test(href)),
    }));
  const none = { hit: undefined, elements: [], links: [] };

  test('does nothing, wherever it stands', async () => {
    const store = createMemoryStore();
    opened = await openConsole(browser(), operationView(hostile.name, `POST ${path}`), {
      apis: [hostile],
      store,
    });
    const { page, complaints } = opened;
    await page.getByRole('heading', { name: bad }).waitFor();
    await page.getByText('Fields', { exact: true }).click();
    await page.getByRole('link', { name: 'ok' }).first().waitFor();
    await page.getByRole('radio', { name: '200' }).check();
    await page.getByRole('button', { name: 'Answer 200 next' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('region', { name: 'Answer', exact: true }).waitFor();
    expect(await harm()).toEqual(none);
    for (const view of [
      '#/',
      '#/steering',
      `#/state/${encodeURIComponent(hostile.name)}/${encodeURIComponent(path)}`,
    ]) {
      await page.goto(`${opened.mock.url}/_tally${view}`);
      await page.getByText('Live').waitFor();
      expect(await harm()).toEqual(none);
    }
    expect(complaints).toEqual([]);
  });

  test('does nothing in what clients send', async () => {
    opened = await openConsole(browser(), '#/log', { apis: [hostile] });
    const { page, complaints } = opened;
    await fetch(`${opened.mock.url}/${encodeURIComponent(bad)}?q=${encodeURIComponent(bad)}`, {
      method: 'POST',
      headers: { 'X-Bad': '<script>globalThis.hit=1</script>', 'Content-Type': 'text/html' },
      body: bad,
    });
    await page.getByRole('list', { name: 'Exchanges' }).getByRole('link').first().click();
    await page.getByRole('figure', { name: 'Request body' }).waitFor();
    for (const way of ['fetch', 'axios', 'curl']) await page.getByRole('radio', { name: way }).check();
    expect(await harm()).toEqual(none);
    expect(complaints).toEqual([]);
  });

  test('cannot get markup past the page, whatever tries', async () => {
    opened = await openConsole(browser(), '', { apis: [hostile] });
    // Not in the call itself, which the policy of the page does not hold for.
    const tries = await opened.page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const attempt = (act: () => unknown) => {
            try {
              act();
              return 'done';
            } catch (error) {
              return (error as Error).name;
            }
          };
          const script = document.createElement('script');
          setTimeout(() =>
            resolve([
              attempt(() => Object.assign(document.createElement('div'), { innerHTML: '<b>a</b>' })),
              attempt(() => Object.assign(script, { text: 'globalThis.hit = 1' })),
              // biome-ignore lint/security/noGlobalEval: it must be refused.
              attempt(() => globalThis.eval('1')),
            ]),
          );
        }),
    );
    expect(tries).toEqual(['TypeError', 'TypeError', 'EvalError']);
  });
});
