import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { renderHtml } from '../src/report/html/render-html.js';
import { launch } from '../test/browser/launch.js';
import { provideChromium } from '../test/browser/provide-chromium.js';
import { largeReport } from '../test/report/large-report.js';

// How long the page of a report keeps Chromium from answering its user: the longest task of its main thread, action by action.
const operationCount = Number(process.argv[2] ?? 2_000);
const rounds = Number(process.argv[3] ?? 3);

interface Action {
  readonly name: string;
  readonly act: (page: Page) => Promise<void>;
}

const search = (page: Page) => page.getByRole('searchbox');
const chip = (page: Page, name: RegExp) => page.getByRole('search').getByRole('button', { name });

const actions: readonly Action[] = [
  { name: 'scroll the matrix, 30 steps', act: (page) => scroll(page, '.matrix-scroller', 600) },
  { name: 'throw the matrix to its end', act: (page) => scroll(page, '.matrix-scroller', 20_000) },
  { name: 'scroll the findings, 30 steps', act: (page) => scroll(page, '.finding-scroller', 400) },
  {
    name: 'type eight letters into the search',
    act: async (page) => search(page).pressSequentially('invoices', { delay: 100 }),
  },
  { name: 'empty the search', act: async (page) => search(page).fill('') },
  { name: 'filter by a verdict', act: async (page) => chip(page, /violates/).click() },
  { name: 'take that back', act: async (page) => chip(page, /violates/).click() },
  { name: 'filter by a severity', act: async (page) => chip(page, /warning/).click() },
  { name: 'take that back ', act: async (page) => chip(page, /warning/).click() },
  {
    name: 'filter by a code',
    act: async (page) => void (await page.getByLabel('Code of findings').selectOption('server-error')),
  },
  {
    name: 'take all filters back',
    act: async (page) => void (await page.getByLabel('Code of findings').selectOption('')),
  },
];

async function scroll(page: Page, selector: string, by: number): Promise<void> {
  await page.locator(selector).hover();
  for (let step = 0; step < 30; step++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(40);
  }
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  /** Microseconds of the processor: other processes of the machine are not counted. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of the page's main thread meanwhile, in milliseconds. */
async function longestTask(page: Page, act: (page: Page) => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  await browser?.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'],
  });
  await act(page);
  // What an action brings about is drawn in the frames after it.
  await page.waitForTimeout(300);
  const { traceEvents } = JSON.parse(String(await browser?.stopTracing())) as { traceEvents: TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('The trace has no task of the main thread.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1_000));
}

/** A task by which machines are compared: 100 million steps of a multiplication and an addition that wait for each other, four cycles. */
async function loop(page: Page): Promise<void> {
  await page.evaluate(
    '(() => { let sum = 0; for (let step = 0; step < 1e8; step++) sum = (sum * 31 + step) | 0; return sum; })()',
  );
}

/** What the loop takes a core of 3 GHz, in milliseconds. */
const usualLoop = 133;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const chromium = provideChromium();
if ('missing' in chromium) throw new Error(`This needs Chromium: ${chromium.missing}.`);
const folder = mkdtempSync(join(tmpdir(), 'tally-bench-report-'));
const html = renderHtml(largeReport(operationCount));
const path = join(folder, 'report.html');
writeFileSync(path, html);
const browser = await launch(chromium.path);
const found = new Map<string, number[]>();
const note = (name: string, value: number) => found.set(name, [...(found.get(name) ?? []), value]);
for (let round = 0; round < rounds; round++) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  note('loop', await longestTask(page, loop));
  const open = async () => {
    await page.goto(pathToFileURL(path).href);
    await page.locator('.matrix tbody tr').first().waitFor();
  };
  note('open', await longestTask(page, open));
  for (const { name, act } of actions) note(name, await longestTask(page, act));
  await page.close();
}
const version = browser.version();
await browser.close();
rmSync(folder, { recursive: true });

const slowness = median(found.get('loop') ?? []) / usualLoop;
const of = (name: string) => found.get(name) ?? [];
const row = (name: string) =>
  [median(of(name)), Math.max(...of(name)), Math.max(...of(name)) / slowness]
    .map((value) => value.toFixed(0))
    .join(' | ');
const lines = [
  '# What the page of a report costs',
  '',
  `Processor time of the longest task of the main thread in Chromium ${version}, in milliseconds: median and worst of ${rounds} rounds, over a report of ${operationCount.toLocaleString('en')} operations, whose page has ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB.`,
  `A loop of 100 million steps, which takes a core of 3 GHz ${usualLoop} ms, takes the page ${median(of('loop')).toFixed(0)} ms here: this machine is ${slowness.toFixed(1)} times slower. The last column is the worst on one of 3 GHz; it should stay under 50. \`npm run bench:report\` makes this table.`,
  '',
  '| action | median | worst | worst at 3 GHz |',
  '|---|---|---|---|',
  ...['open', ...actions.map(({ name }) => name)].map((name) => `| ${name.trim()} | ${row(name)} |`),
  '',
];
writeFileSync(join('bench', 'report.md'), lines.join('\n'));
console.log(lines.join('\n'));
