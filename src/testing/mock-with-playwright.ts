import { setTimeout as pause } from 'node:timers/promises';
import type { Mock } from '../mock/create-mock.js';
import { carriesBody } from '../mock/documented-answers.js';
import { isLost } from '../mock/faults/body-pieces.js';
import type { ServedAnswer } from '../mock/served-answer.js';
import { type InterceptOptions, openContractMock } from './contract-mock.js';

/** A page or a browser context of Playwright, as far as it is used. */
export interface Routable {
  route(matches: (url: URL) => boolean, handle: (route: RoutedRequest) => Promise<void>): Promise<unknown>;
  unroute(matches: (url: URL) => boolean): Promise<unknown>;
}

/** A request of the page that waits for its answer, Playwright's `Route`. */
export interface RoutedRequest {
  request(): {
    method(): string;
    url(): string;
    allHeaders(): Promise<Readonly<Record<string, string>>>;
    postDataBuffer(): Buffer | null;
  };
  fulfill(answer: { status: number; headers: Record<string, string>; body: Buffer }): Promise<void>;
  abort(reason: string): Promise<void>;
}

/** What a test gets from {@link mockWithPlaywright}. */
export interface PlaywrightMock {
  /** The origin that is intercepted. */
  readonly origin: string;
  /** Lets requests go to the origin itself again. */
  restore(): Promise<void>;
}

/**
 * Answers what a page asks of one origin from the contract, before it leaves the browser: requests are validated, answers conform. `page` is
 * a page or a context, `spec` a path, a bundled name, or a mock.
 */
export async function mockWithPlaywright(
  page: Routable,
  spec: string | Mock,
  options: InterceptOptions = {},
): Promise<PlaywrightMock> {
  const { origin, ...choice } = options;
  const contract = openContractMock(spec, choice);
  const intercepted = new URL(origin ?? contract.origin).origin;
  const matches = (url: URL): boolean => url.origin === intercepted;
  await page.route(matches, async (route) => {
    const request = route.request();
    const { pathname, search, host } = new URL(request.url());
    const method = request.method();
    const answer = await contract.answer({
      method,
      target: pathname + search,
      headers: [['Host', host], ...Object.entries(await request.allHeaders())],
      body: request.postDataBuffer() ?? Buffer.alloc(0),
    });
    await deliver(route, answer, carriesBody(method, answer.status));
  });
  return { origin: intercepted, restore: async () => void (await page.unroute(matches)) };
}

async function deliver(
  route: RoutedRequest,
  { status, headers, body, delivery }: ServedAnswer,
  hasBody: boolean,
): Promise<void> {
  // A page is given an answer whole or not at all.
  if (isLost(delivery) || delivery === 'half') await route.abort('connectionreset');
  else {
    if (typeof delivery === 'object') await pause(delivery.drip);
    await route.fulfill({ status, headers: fieldsOf(headers), body: hasBody ? body : Buffer.alloc(0) });
  }
}

/** Fields by name; those of one name are joined as Playwright takes them apart again. */
function fieldsOf(flat: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const name = (flat[index] as string).toLowerCase();
    const value = flat[index + 1] as string;
    const before = fields[name];
    fields[name] = before === undefined ? value : before + (name === 'set-cookie' ? '\n' : ', ') + value;
  }
  return fields;
}
