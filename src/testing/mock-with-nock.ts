import { isUtf8 } from 'node:buffer';
import type { ClientRequest, OutgoingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type nock from 'nock';
import { resolveOptional } from '../diagnostics/optional-package.js';
import type { Mock } from '../mock/create-mock.js';
import { carriesBody } from '../mock/documented-answers.js';
import { bodyPieces, connectionReset, isLost } from '../mock/faults/body-pieces.js';
import { type InterceptOptions, openContractMock } from './contract-mock.js';

/** What a unit test gets from {@link mockWithNock}. */
export interface NockMock {
  /** The origin that is intercepted. */
  readonly origin: string;
  /** Takes the interceptors away again. */
  restore(): void;
}

/** A request as nock had it before it read the body. */
interface SentRequest {
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** Any method that an OpenAPI document can describe. */
const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'] as const;

/**
 * Answers requests to one origin from the contract, by the project's own nock: requests are validated, answers conform. `spec` is a path, a
 * bundled name, or a mock. nock sees `node:http`, and with that most clients, but not the global `fetch` before its version 14.
 */
export function mockWithNock(spec: string | Mock, options: InterceptOptions = {}): NockMock {
  const { origin, ...choice } = options;
  const interceptor = loadNock();
  const contract = openContractMock(spec, choice);
  const intercepted = new URL(origin ?? contract.origin).origin;
  const scope = interceptor(intercepted).persist();
  const sent = new WeakMap<ClientRequest, SentRequest>();
  scope.on('request', (request: ClientRequest & { headers: OutgoingHttpHeaders }, _interceptor, body) => {
    const { 'content-type': _, ...others } = request.headers;
    sent.set(request, { headers: request.headers, body });
    // What says it is JSON nock would parse, and fail where it is not.
    request.headers = others;
  });
  const interceptors = methods.map((method) => scope.intercept(/.*/, method));
  for (const [index, intercepting] of interceptors.entries()) {
    const method = methods[index] as string;
    intercepting.reply(async function reply(target) {
      const { headers, body } = sent.get(this.req) as SentRequest;
      const answer = await contract.answer({
        method,
        target,
        headers: Object.entries(headers).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, String(each)] as const),
        ),
        body: bytesOf(body, headers['content-length']),
      });
      if (isLost(answer.delivery)) throw connectionReset();
      const pieces = carriesBody(method, answer.status) ? bodyPieces(answer.body, answer.delivery) : [];
      return [answer.status, Readable.from(pieces, { objectMode: false }), [...answer.headers]];
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

/** nock hands over bytes that are not UTF-8 as hexadecimal digits, and does not say so. */
function bytesOf(body: string, length: unknown): Buffer {
  const text = Buffer.from(body, 'utf8');
  const digits = Buffer.from(body, 'hex');
  const isHex = digits.length * 2 === body.length && !isUtf8(digits);
  return isHex && Number(length ?? digits.length) === digits.length ? digits : text;
}
