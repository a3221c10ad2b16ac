import { createRequire } from 'node:module';
import type nock from 'nock';
import { resolveOptional } from '../diagnostics/optional-package.js';
import type { HeaderList } from '../http/message.js';
import { type ContractMockOptions, openContractMock } from './contract-mock.js';

export interface NockMockOptions extends ContractMockOptions {
  /** Where requests go that are answered; the document's first server by default. */
  readonly origin?: string;
}

/** What a unit test gets from {@link mockWithNock}. */
export interface NockMock {
  /** The origin that is intercepted. */
  readonly origin: string;
  /** Takes the interceptors away again. */
  restore(): void;
}

/** Any method that an OpenAPI document can describe. */
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;

/**
 * Answers requests to one origin from the contract, by the project's own nock: requests are validated, answers conform. `spec` is a path or a
 * bundled name. nock sees `node:http`, and with that most clients, but not the global `fetch` before its version 14; a body that is
 * not the JSON it says it is makes nock itself fail.
 */
export function mockWithNock(spec: string, options: NockMockOptions = {}): NockMock {
  const { origin, ...choice } = options;
  const interceptor = loadNock();
  const { api, mock, prefer } = openContractMock(spec, choice);
  const server = origin ?? api.servers.find(({ url }) => URL.canParse(url))?.url ?? 'http://localhost';
  const intercepted = new URL(server).origin;
  const scope = interceptor(intercepted).persist();
  const interceptors = methods.map((method) => scope[method](/.*/));
  for (const [index, intercepting] of interceptors.entries()) {
    const method = (methods[index] as string).toUpperCase();
    intercepting.reply(async function reply(target, body) {
      const preference = prefer(method, target.replace(/\?.*/, ''));
      const answer = await mock.answer({
        method,
        target,
        headers: withPreference(this.req.headers, preference),
        body: bytesOf(body),
      });
      return [answer.status, answer.body, [...answer.headers]];
    });
  }
  return {
    origin: intercepted,
    restore() {
      for (const intercepting of interceptors) interceptor.removeInterceptor(intercepting);
    },
  };
}

/** By `require`, so that it is the one that the test file has, whichever way that imports it. */
function loadNock(): typeof nock {
  return createRequire(import.meta.url)(resolveOptional('nock', { asker: 'mockWithNock' }));
}

function withPreference(sent: Readonly<Record<string, unknown>>, preference: string | undefined): HeaderList {
  const headers = preference === undefined ? sent : { ...sent, prefer: preference };
  return Object.entries(headers).map(([name, value]) => [name, String(value)]);
}

/** nock hands over JSON bodies parsed and others as text. */
function bytesOf(body: unknown): Buffer {
  if (body === undefined || body === null || body === '') return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}
