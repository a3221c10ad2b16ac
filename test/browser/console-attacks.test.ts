import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createControl } from '../../src/commands/create-control.js';
import { startMock } from '../../src/mock/start-mock.js';
import { createMemoryStore } from '../../src/mock/state/memory-store.js';
import { apiOf } from '../mock/state/api-of.js';
import { describeInBrowser } from './describe-in-browser.js';
import { launch } from './launch.js';
import { type OpenedConsole, openConsole, zoo } from './open-console.js';
import { openAddress } from './open-page.js';
import { provideChromium } from './provide-chromium.js';

/** What a page may try; each is given the origin of the mock. */
const tries: Readonly<Record<string, (origin: string) => unknown>> = {
  'a form that posts': (origin) => {
    const form = document.createElement('form');
    Object.assign(form, {
      method: 'POST',
      action: `${origin}/_tally/faults`,
      enctype: 'text/plain',
      target: 'frame',
    });
    const frame = Object.assign(document.createElement('iframe'), { name: 'frame' });
    const field = Object.assign(document.createElement('input'), {
      name: '{"faults":[{"status":500}],"a":"',
      value: '"}',
    });
    form.append(field);
    document.body.append(frame, form);
    const done = new Promise((resolve) => frame.addEventListener('load', resolve));
    form.submit();
    return done;
  },
  'a simple request': (origin) =>
    fetch(`${origin}/_tally/state`, { method: 'POST', mode: 'no-cors', body: '{}' }),
  'a request that asks first': (origin) =>
    fetch(`${origin}/_tally/faults`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '{"faults":[{"status":500}]}',
    }),
  'a request with a header of its own': (origin) =>
    fetch(`${origin}/_tally/state`, {
      method: 'DELETE',
      headers: { 'Tally-Admin': '1' },
      credentials: 'include',
    }),
  'a beacon': (origin) => {
    navigator.sendBeacon(`${origin}/_tally/next`, new Blob(['{}'], { type: 'application/json' }));
    return new Promise((resolve) => setTimeout(resolve, 300));
  },
  'a request that reads': (origin) => fetch(`${origin}/_tally/state`).then((answer) => answer.text()),
  'a stream of events': (origin) =>
    new Promise((resolve, reject) => {
      const events = new EventSource(`${origin}/_tally/events`);
      events.addEventListener('begin', resolve);
      events.addEventListener('error', reject);
    }),
  'a frame around the console': (origin) =>
    new Promise((resolve, reject) => {
      const frame = Object.assign(document.createElement('iframe'), { src: `${origin}/_tally` });
      frame.addEventListener('load', () => {
        // A frame that was refused has an origin that nobody has; so has one of another origin, so its window tells.
        if (frame.contentWindow?.length === 0) reject(new Error('nothing in it'));
        else resolve(1);
      });
      document.body.append(frame);
    }),
};

/** What a page gets of a try: what it read, or that it failed. */
async function attempt(page: Page, what: string, origin: string): Promise<unknown> {
  const source = `(${String(tries[what])})(${JSON.stringify(origin)})`;
  return page.evaluate(
    (code) =>
      Promise.resolve()
        // biome-ignore lint/security/noGlobalEval: it stands for a page of somebody else.
        .then(() => globalThis.eval(code) as unknown)
        .then(
          (value) => (typeof value === 'string' ? value : 'done'),
          () => 'failed',
        ),
    source,
  );
}

const script = `<!doctype html><title>bait</title><script>
  Promise.allSettled([
    fetch('/_tally/state', { method: 'DELETE', headers: { 'Tally-Admin': '1' } }).then((answer) => answer.status),
    fetch('/_tally/state').then((answer) => answer.text()),
  ]).then((all) => { document.title = JSON.stringify(all.map(({ value }) => value ?? 'failed')); });
</script>`;

const bait = {
  name: 'bait',
  path: 'bait.json',
  api: apiOf({
    '/page': {
      get: { responses: { 200: { description: '', content: { 'text/html': { example: script } } } } },
    },
  }),
};

let opened: OpenedConsole;
let other: Server;

describeInBrowser('no other page steers the mock', (browser) => {
  beforeAll(async () => {
    other = await start();
  });
  afterAll(() => stop(other));

  beforeEach(async () => {
    opened = await openConsole(browser(), '', { apis: [zoo, bait], store: createMemoryStore() });
    await opened.ask('PATCH', '/animals/10', { name: 'Secret' });
  });
  afterEach(() => opened.close());

  /** What an attack could have changed. */
  const untouched = async () => {
    const [state, faults, next] = await Promise.all(
      ['state', 'faults', 'next'].map(async (path) => (await opened.ask('GET', `/_tally/${path}`)).text),
    );
    return { keeps: state?.includes('Secret'), faults: faults?.trim(), next: next?.trim() };
  };
  const asItWas = { keeps: true, faults: '{"faults":[]}', next: '{"next":[]}' };

  describeSites().forEach(({ site, address }) => {
    test.each(Object.keys(tries))(`on ${site}: %s`, async (what) => {
      const { page } = await openAddress(browser(), address());
      const got = await attempt(page, what, opened.mock.url);
      await page.context().close();
      expect(String(got)).not.toContain('Secret');
      expect(await untouched()).toEqual(asItWas);
    });
  });

  test('what the console itself does by the same means, it may', async () => {
    expect(await attempt(opened.page, 'a request that reads', opened.mock.url)).toContain('Secret');
    await attempt(opened.page, 'a request that asks first', opened.mock.url);
    await attempt(opened.page, 'a request with a header of its own', opened.mock.url);
    expect(await untouched()).toEqual({ ...asItWas, keeps: false, faults: '{"faults":[{"status":500}]}' });
  });

  test('a page that a document describes has no part in the console', async () => {
    const { page } = await openAddress(browser(), `${opened.mock.url}/page`);
    await page.waitForFunction(() => document.title.startsWith('['));
    expect(await page.title()).toBe('["failed","failed"]');
    await page.context().close();
    expect(await untouched()).toEqual(asItWas);
  });

  test('a name that was bent to this machine is no name of it', async () => {
    const bent = await launch(chromiumPath(), ['--host-resolver-rules=MAP evil.example 127.0.0.1']);
    const page = await bent.newPage();
    const { port } = other.address() as AddressInfo;
    await page.goto(`http://evil.example:${port}/`);
    // From now on the name leads to the mock.
    await stop(other);
    const { extensions, serveAdmin } = createControl({ apis: [zoo], access: { console: true } });
    const mock = await startMock({ apis: [zoo], extensions, serveAdmin, port, host: '127.0.0.1' });
    const got = await page.evaluate(async () => {
      const api = await fetch('/zoo/animals');
      const steering = await fetch('/_tally/faults', { method: 'PUT', headers: { 'Tally-Admin': '1' } });
      const reading = await fetch('/_tally/exchanges');
      const consolePage = await fetch('/_tally');
      return [api.status, steering.status, reading.status, await reading.text(), consolePage.status];
    });
    await bent.close();
    await mock.close();
    other = await start();
    expect(got).toEqual([200, 403, 403, expect.stringContaining('not for the host evil.example'), 403]);
  });

  test('a page that opens the console has no hold of its window', async () => {
    const { page } = await openAddress(browser(), addressOf('127.0.0.1')());
    const closed = await page.evaluate(async (url) => {
      const opener = open(url);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return opener?.closed;
    }, `${opened.mock.url}/_tally`);
    await page.context().close();
    expect(closed).toBe(true);
  });
});

/** A server of somebody else. */
async function start(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>other</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function stop(server: Server): Promise<void> {
  const stopped = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await stopped;
}

function addressOf(host: string): () => string {
  return () => `http://${host}:${(other.address() as AddressInfo).port}/`;
}

/** Another port is the same site, another name is another; neither is the same origin. */
function describeSites() {
  return [
    { site: 'another port', address: addressOf('127.0.0.1') },
    { site: 'another name', address: addressOf('localhost') },
  ];
}

function chromiumPath(): string {
  const provided = provideChromium();
  return 'path' in provided ? provided.path : '';
}
