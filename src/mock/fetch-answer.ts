import { carriesBody } from './documented-answers.js';
import { bodyPieces, connectionReset, isLost } from './faults/body-pieces.js';
import type { IncomingRequest } from './incoming-request.js';
import { isLater } from './is-later.js';
import type { Soon } from './mock-engine.js';
import type { ServedAnswer } from './served-answer.js';

/** The limit of a body where none is set, in bytes. */
export const usualBodyBytes = 10 * 1024 * 1024;

/** A request of the Fetch standard as one that came over a socket; a body over the limit, in bytes, is not kept. */
async function incomingRequest(request: Request, maxBodyBytes: number): Promise<IncomingRequest> {
  const { pathname, search, host } = new URL(request.url);
  const bytes = request.body ? Buffer.from(await request.arrayBuffer()) : Buffer.alloc(0);
  return {
    method: request.method,
    target: pathname + search,
    // What goes over a socket carries it.
    headers: [['Host', host], ...request.headers],
    body: bytes.length > maxBodyBytes ? 'too large' : bytes,
  };
}

/**
 * Answers a request of the Fetch standard. Rejects with a `TypeError`, as `fetch` does, where nothing of the answer would arrive, and
 * with the reason of its signal where that is aborted first; a body that is broken off errors when it is read.
 */
export async function fetchAnswer(
  request: Request,
  answer: (request: IncomingRequest) => Soon<ServedAnswer>,
  maxBodyBytes = usualBodyBytes,
): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const answered = answer(await incomingRequest(request, maxBodyBytes));
  const { status, headers, body, delivery } = await (isLater(answered)
    ? unlessAborted(answered, signal)
    : answered);
  if (isLost(delivery)) throw new TypeError('fetch failed', { cause: connectionReset() });
  const response = new Response(carriesBody(request.method, status) ? bodyInit(body, delivery) : null, {
    status,
    headers: pairs(headers),
  });
  // A made response has no address, a fetched one has.
  return Object.defineProperty(response, 'url', { value: request.url, configurable: true });
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function bodyInit(
  body: Buffer,
  delivery: ServedAnswer['delivery'],
): Uint8Array<ArrayBuffer> | ReadableStream {
  if (delivery === undefined) return new Uint8Array(body);
  const pieces = bodyPieces(body, delivery);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

function pairs(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [
    flat[2 * index] as string,
    flat[2 * index + 1] as string,
  ]);
}
