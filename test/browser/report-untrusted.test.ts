import { expect, test } from '@jest/globals';
import { renderHtml } from '../../src/report/html/render-html.js';
import type { Finding } from '../../src/result/report.js';
import { cell, finding, operation, report } from '../report/small-report.js';
import { exchanged } from '../report/telling-report.js';
import { describeInBrowser } from './describe-in-browser.js';
import { openPage } from './open-page.js';
import { writtenPage } from './written-page.js';

/** Each would set `pwned`, end the script or the page, or break the text apart. */
const attacks = [
  '</script><script>globalThis.pwned=1</script>',
  '<img src=x onerror="globalThis.pwned=1">',
  '<svg onload="globalThis.pwned=1"><![CDATA[--><!--',
  '"><iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  'javascript:globalThis.pwned=1',
  "\u2028globalThis.pwned=1\u2029';`globalThis.pwned=1`",
  '\0\u202E\uFEFF\uD800',
];

function hostile(attack: string): string {
  const mark = (part: string) => `${part} ${attack}`;
  const place = { operationId: mark('id'), method: mark('GET'), path: mark('/path') };
  const exchange = exchanged({ [attack]: attack }, attack);
  const wrong: Finding = finding({
    ...place,
    code: mark('code'),
    status: mark('200'),
    location: mark('response body'),
    pointer: mark('/'),
    schemaPointer: mark('/rule'),
    place: mark('place'),
    page: mark('page'),
    message: mark('message `'),
    expected: attack,
    actual: { [attack]: [attack] },
    curl: mark('curl'),
    waived: mark('waived'),
    excerpt: { firstLine: 1, lines: [attack], marked: [1, 1] },
    exchange: {
      ...exchange,
      startedDateTime: attack,
      request: { ...exchange.request, url: mark('http://a'), headers: [{ name: attack, value: attack }] },
      response: {
        ...exchange.response,
        statusText: attack,
        content: { size: 1, mimeType: attack, text: attack },
      },
    },
  });
  const cells = [cell(mark('200'), 'violates', { mediaType: attack, reason: attack, vacuous: true })];
  const coverage = {
    leftOut: 1,
    request: [
      {
        location: attack,
        pointer: attack,
        rules: { [attack]: { valid: 'accepted', invalid: 'refused' } as const },
      },
    ],
    responses: [{ status: attack, mediaType: attack, parts: 2, seen: { [attack]: 0, [`${attack}2`]: 2 } }],
  };
  return renderHtml(
    report([operation(cells, { ...place, uncovered: [attack], coverage })], [wrong], {
      spec: mark('spec'),
      url: mark('url'),
      runId: attack,
      notes: [attack],
    }),
  );
}

describeInBrowser('what documents and servers say in an HTML report', (browser) => {
  test.each(attacks)('does nothing: %j', async (attack) => {
    const html = hostile(attack);
    expect(html).not.toContain('pwned');
    const { page, complaints, requests } = await openPage(browser(), writtenPage('hostile', html));
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.locator('.finding-line').click();
    await page.locator('.explanation, .finding-view').first().waitFor();
    expect((await page.getByRole('article').textContent())?.includes(attack)).toBe(true);
    await page.getByRole('rowheader').click();
    for (const name of ['Coverage', 'Run']) await page.getByRole('tab', { name }).click();
    await page.emulateMedia({ media: 'print' });
    await page.locator('.printed-report').waitFor();
    const foreign =
      'iframe, img, object, embed, base, link:not([rel=icon]), [onerror], [onload], a[href^="javascript"]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect({ complaints, requests, dialogs }).toEqual({ complaints: [], requests: [], dialogs: [] });
  });

  test('in the address does nothing', async () => {
    const url = writtenPage('address', hostile('<b>'));
    const { page, complaints } = await openPage(
      browser(),
      `${url}#operation=${encodeURIComponent('<img src=x onerror=alert(1)>')}&text=%3Cscript%3E&finding=999&code=__proto__&panel=constructor`,
    );
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describeInBrowser('the content policy of an HTML report', (browser) => {
  const url = writtenPage('policy', hostile('<i>'));

  test.each<[string, () => unknown]>([
    [
      'a script',
      () => document.body.append(Object.assign(document.createElement('script'), { text: 'pwned=1' })),
    ],
    ['markup from text', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')],
    ['code from text', () => setTimeout(() => new Function('pwned=1')())],
    ['a request', () => fetch('http://127.0.0.1:1/')],
    ['an image', () => document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:1/x.png' }))],
    [
      'a style',
      () => document.head.append(Object.assign(document.createElement('style'), { textContent: 'b{}' })),
    ],
  ])('refuses %s', async (_what, attempt) => {
    const { page, complaints } = await openPage(browser(), url);
    const refused = page.waitForEvent('console', (message) =>
      /policy|TrustedHTML|TrustedScript/i.test(message.text()),
    );
    await page.evaluate(`(${attempt})()`).catch((error) => complaints.push(String(error)));
    await Promise.race([refused, page.waitForFunction(() => false, undefined, { timeout: 2_000 })]).catch(
      () => {},
    );
    expect(complaints.join('\n')).toMatch(/Content Security Policy|TrustedHTML|TrustedScript|trusted/i);
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  });
});
