import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createControl } from '../../src/commands/create-control.js';
import type { ControlOptions, MockControl } from '../../src/mock/admin/mock-control.js';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import { zooApi } from '../mock/state/zoo.js';
import { openPage } from './open-page.js';

/** A mock with its console, and the console in a browser. */
export interface OpenedConsole {
  readonly mock: RunningMock;
  readonly control: MockControl;
  readonly page: Page;
  /** Errors of scripts, of the console and of the Content Security Policy, so far. */
  readonly complaints: string[];
  /** Asks the mock as a client of the API would. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

export const zoo = { name: 'zoo', api: zooApi(), path: 'zoo.json' };

/** Starts a mock, by default of the zoo, and opens a view of its console, such as `#/log`. */
export async function openConsole(
  browser: Browser,
  view = '',
  options: Partial<ControlOptions> = {},
  context: BrowserContextOptions = {},
): Promise<OpenedConsole> {
  const { apis = [zoo] } = options;
  const control = createControl({ apis, access: { console: true }, ...options });
  const { extensions, serveAdmin } = control;
  const mock = await startMock({ apis, extensions, serveAdmin, port: 0, host: '127.0.0.1' });
  const { page, complaints } = await openPage(browser, `${mock.url}/_tally${view}`, {
    permissions: ['clipboard-read', 'clipboard-write'],
    ...context,
  });
  return {
    mock,
    control,
    page,
    complaints,
    async ask(method, path, body) {
      const answer = await fetch(mock.url + path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    },
    async close() {
      await page.context().close();
      control.endStreams();
      await mock.close();
    },
  };
}

/** The address of an operation's page. */
export function operationView(api: string, operation: string): string {
  return `#/operations/${encodeURIComponent(api)}/${encodeURIComponent(operation)}`;
}
