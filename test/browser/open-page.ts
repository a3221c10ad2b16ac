import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface OpenedPage {
  readonly page: Page;
  /** Errors of scripts, of the console and of the Content Security Policy, so far. */
  readonly complaints: string[];
  /** Addresses that the page asked for, beside its own. */
  readonly requests: string[];
}

/** Opens a page of ours, which is drawn by its script after it was loaded. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const opened = await openAddress(browser, url, options);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

/** Opens any address in a context of its own, and listens for what goes wrong. */
export async function openAddress(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (request.url() !== url) requests.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, requests };
}
