import type nock from 'nock';
import { openSpec } from '../commands/open-spec.js';
import type { HeaderList } from '../http/message.js';
import { createMock } from '../mock/create-mock.js';

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
 * Answers requests to `origin` (the document's first server where none is given) from the contract, inside the process:
 * requests are validated, answers conform, `Prefer: code=…` works as with `tally mock`. `nock` is the caller's own, so that
 * both speak of the same interceptors. nock sees `node:http`, and with that most clients, but not the global
 * `fetch`; a body that is not the JSON it says it is makes nock itself fail, before it comes here.
 */
export function mockWithNock(interceptor: typeof nock, spec: string, origin?: string): NockMock {
  const { api, name, path } = openSpec(spec);
  const server = origin ?? api.servers.find(({ url }) => URL.canParse(url))?.url ?? 'http://localhost';
  const intercepted = new URL(server).origin;
  const mock = createMock({ apis: [{ name, api, path }], cors: false });
  const scope = interceptor(intercepted).persist();
  const interceptors = methods.map((method) => scope[method](/.*/));
  for (const [index, intercepting] of interceptors.entries()) {
    intercepting.reply(async function reply(target, body) {
      const headers: HeaderList = Object.entries(this.req.headers).map(([key, value]) => [
        key,
        String(value),
      ]);
      const answer = await mock.answer({
        method: (methods[index] as string).toUpperCase(),
        target,
        headers,
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

/** nock hands over JSON bodies parsed and others as text. */
function bytesOf(body: unknown): Buffer {
  if (body === undefined || body === null || body === '') return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}
