import type http from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { ProgressReader, StreamReader } from './answer-readers.js';
import { decodeContent } from './content-coding.js';
import { type CountDown, countDown } from './count-down.js';
import { deliveryFailure, isAboutHttp } from './delivery-failure.js';
import type { Delivery, DeliveryFailure, HeaderList, WireRequest, WireResponse } from './message.js';

/** What all requests of a client have in common. */
export interface SendFrame {
  readonly open: typeof http.request;
  readonly fixed: RequestOptions;
  readonly hostField: string;
  readonly timeout: number;
  readonly streams?: StreamReader;
  readonly progress?: ProgressReader;
}

/** What became of one attempt; `isStale` where a reused connection was to blame. */
export interface Attempt {
  readonly delivery: Delivery;
  readonly isStale: boolean;
}

/** Sends one request over a connection of the agent, or over one of its own where that is `false`. */
export function sendOnce(frame: SendFrame, wire: WireRequest, agent: http.Agent | false): Promise<Attempt> {
  return new Promise((settle) => new Sending(frame, wire, agent, settle));
}

const cutShort = 'the connection closed in the middle of the answer';

class Sending {
  readonly #request: ClientRequest;
  readonly #chunks: Buffer[] = [];
  readonly #started = performance.now();
  readonly #timeOut: CountDown;
  /** Looks after an answer that has begun and does not end. */
  #look: (() => void) | undefined;
  #socket: Socket | undefined;
  #received: IncomingMessage | undefined;
  #answered: number | undefined;
  /** Bytes that the connection had received before this request. */
  #before = 0;
  #size = 0;
  #excess = 0;
  #settled = false;

  constructor(
    readonly frame: SendFrame,
    wire: WireRequest,
    agent: http.Agent | false,
    readonly settle: (attempt: Attempt) => void,
  ) {
    this.#request = frame.open({
      ...frame.fixed,
      method: wire.method,
      path: wire.target,
      headers: headerFields(wire, frame.hostField),
      agent,
    });
    this.#timeOut = countDown(frame.timeout, () => this.#giveUp(), { between: () => this.#look?.() });
    this.#request.on('socket', (socket) => {
      this.#socket = socket;
      this.#before = socket.bytesRead;
    });
    this.#request.on('response', (response) => this.#receive(response));
    this.#request.on('error', (error: NodeJS.ErrnoException) => this.#fail(error));
    // Nothing was asked for that could be switched to.
    this.#request.on('upgrade', (response, socket) => {
      socket.destroy();
      this.#received = response;
      this.#succeed();
    });
    this.#request.end(wire.body);
  }

  #receive(response: IncomingMessage): void {
    this.#received = response;
    this.#answered = performance.now();
    const headers = headersOf(response);
    const whole = this.frame.streams?.(headers);
    const stream = whole && this.#followStream(whole);
    const progress = whole ? undefined : this.frame.progress?.(headers);
    if (progress) this.#look = this.#lookAt(progress);
    response.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      stream?.();
      if (this.#size > maxBody) this.#cut(this.#size);
    });
    response.on('end', () => {
      if (response.complete) this.#complete();
      else this.#break('truncated', cutShort);
    });
    response.on('error', () => this.#break('truncated', cutShort));
  }

  /** Bytes after the end come with its last ones, or at once: the connection would pass them on to the next request. */
  #complete(): void {
    this.#timeOut.cancel();
    const late = (chunk: Buffer): void => {
      this.#excess += chunk.length;
      this.#socket?.destroy();
    };
    this.#socket?.on('data', late);
    setImmediate(() => {
      this.#socket?.off('data', late);
      this.#succeed();
    });
  }

  /** A stream is cut after its first items: none of them is waited for longer than the others took. */
  #followStream(whole: NonNullable<ReturnType<StreamReader>>): () => void {
    this.#timeOut.cancel();
    let pause = setTimeout(() => this.#cut(0), Math.min(firstItemWithin, this.frame.timeout));
    let seen = 0;
    return () => {
      const { body } = toResponse(this.#received as IncomingMessage, this.#chunks, true);
      const { end, count } = whole(body);
      if (count === 0) return;
      if (count >= enoughItems) return this.#cut(end);
      if (seen === 0) {
        clearTimeout(pause);
        pause = setTimeout(() => this.#cut(seen), furtherItemsWithin);
      }
      seen = end;
    };
  }

  /** What is whole but does not end, or can be nothing any more, is not waited for until the time is up. */
  #lookAt(progress: NonNullable<ReturnType<ProgressReader>>): () => void {
    let seen = -1;
    let last = performance.now();
    return () => {
      if (performance.now() < last + endWithin) return;
      last = performance.now();
      const isQuiet = this.#size === seen;
      seen = this.#size;
      const { body, ...response } = toResponse(this.#received as IncomingMessage, this.#chunks, true);
      const state = progress(body);
      if (state === 'broken') this.#finish({ ok: true, response: { ...response, body } });
      else if (state === 'whole' && isQuiet) this.#break('timeout', 'the body is whole, but does not end');
      else return;
      this.#request.destroy();
    };
  }

  #cut(end: number): void {
    if (!this.#received || this.#settled) return;
    const { body, ...response } = toResponse(this.#received, this.#chunks, true);
    this.#finish({ ok: true, response: { ...response, body: body.subarray(0, end), isCut: true } });
    this.#request.destroy();
  }

  #giveUp(): void {
    this.#break('timeout', `no answer within ${this.frame.timeout} ms`);
    this.#request.destroy();
  }

  #fail(error: NodeJS.ErrnoException): void {
    if (this.#received?.complete) {
      // A full answer may arrive before the upload ended; then the broken upload is no fault.
      if (isAboutHttp(error)) this.#excess += excessIn(error);
      return;
    }
    const begun = (this.#socket?.bytesRead ?? 0) > this.#before;
    const { failure, message } = deliveryFailure(error, begun);
    const isStale =
      this.#request.reusedSocket && ['dropped', 'malformed'].includes(failure) && !this.#received;
    this.#break(failure, message, isStale);
  }

  #succeed(): void {
    const response = toResponse(this.#received as IncomingMessage, this.#chunks);
    const excess = this.#excess > 0 ? { excess: this.#excess } : {};
    this.#finish({ ok: true, response: { ...response, ...excess } });
  }

  #break(failure: DeliveryFailure, message: string, isStale = false): void {
    const partial = this.#received ? { partial: toResponse(this.#received, this.#chunks) } : {};
    this.#finish({ ok: false, failure, message, ...partial }, isStale);
  }

  #finish(what: Unmeasured, isStale = false): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#timeOut.cancel();
    const since = (end: number) => Math.round(end - this.#started);
    const waited = this.#answered === undefined ? {} : { waited: since(this.#answered) };
    const milliseconds = since(performance.now());
    this.settle({ delivery: { ...what, milliseconds, ...waited }, isStale });
  }
}

type Unmeasured = Delivery extends infer Each
  ? Each extends Delivery
    ? Omit<Each, 'milliseconds' | 'waited'>
    : never
  : never;

/** In bytes: of a larger body only the beginning is kept. */
const maxBody = 64 * 1024 * 1024;

/** Of a stream so many items are judged, the first within and the others after so many milliseconds. */
const enoughItems = 10;
const firstItemWithin = 2_000;
const furtherItemsWithin = 200;

/** Milliseconds at least after which a body that could be judged is looked at, and in which it may be silent before its end. */
const endWithin = 1_000;

/** How many bytes a parser had left when it found that the answer was over; after `Connection: close` it has already taken one. */
function excessIn(error: NodeJS.ErrnoException & { bytesParsed?: number; rawPacket?: Buffer }): number {
  const parsed = (error.bytesParsed ?? 0) - (error.code === 'HPE_CLOSED_CONNECTION' ? 1 : 0);
  return Math.max(1, (error.rawPacket?.length ?? 0) - parsed);
}

function headerFields(wire: WireRequest, host: string): string[] {
  let hasHost = false;
  let isFramed = false;
  const flat: string[] = ['Host', host];
  for (const [name, value] of wire.headers) {
    hasHost ||= /^host$/i.test(name);
    isFramed ||= /^(content-length|transfer-encoding)$/i.test(name);
    flat.push(name, asBytes(value));
  }
  // Without a length an absent body would be sent as an empty chunked one (RFC 9110 §8.6).
  const length = wire.body?.length ?? (/^(POST|PUT|PATCH)$/.test(wire.method) ? 0 : undefined);
  if (length !== undefined && !isFramed) flat.push('Content-Length', String(length));
  return hasHost ? flat.slice(2) : flat;
}

/** Text beyond Latin-1 travels as its UTF-8 bytes. */
function asBytes(value: string): string {
  return /[^\0-\u00FF]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
}

function headersOf({ rawHeaders }: IncomingMessage): HeaderList {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] as string, rawHeaders[at + 1] as string]);
  }
  return headers;
}

function toResponse(message: IncomingMessage, chunks: readonly Buffer[], isPart = false): WireResponse {
  const headers = headersOf(message);
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    headers,
    ...decodeContent(headers, chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), isPart),
  };
}
