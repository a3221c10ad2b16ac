import type { Page } from 'playwright-core';
import { mockWithPlaywright } from '../../../src/testing/mock-with-playwright.js';
import { describeInBrowser } from '../../browser/describe-in-browser.js';
import { describeTransport } from './describe-transport.js';
import { type Asked, type Came, origin } from './transport.js';

/** A page of another origin, so that the browser holds the answers against CORS. */
const app = 'https://app.example/';

describeInBrowser('In Chromium', (browser) => {
  describeTransport('a route of Playwright, asked by a page of another origin', async (mock) => {
    const context = await browser().newContext();
    await context.route(app, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await mockWithPlaywright(context, mock);
    const page = await context.newPage();
    await page.goto(app);
    return { send: (asked) => sendByPage(page, asked), close: () => context.close() };
  });
});

async function sendByPage(page: Page, { method = 'GET', path, headers = {}, body }: Asked): Promise<Came> {
  const sent = {
    url: origin + path,
    method,
    headers,
    ...(body ? { base64: Buffer.from(body).toString('base64') } : {}),
  };
  const came = await page.evaluate(async ({ url, method: verb, headers: fields, base64 }) => {
    const bytes =
      base64 === undefined ? undefined : Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const response = await fetch(url, { method: verb, headers: fields, ...(bytes ? { body: bytes } : {}) });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      bytes: [...new Uint8Array(await response.arrayBuffer())],
    };
  }, sent);
  return { status: came.status, headers: came.headers, body: Buffer.from(came.bytes) };
}
