import http, { type ClientRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import https from 'node:https';
import { finished } from 'node:stream';
import { captureBody } from './captured-body.js';
import { decodeContent } from './content-coding.js';
import { deliveryFailure } from './delivery-failure.js';
import { endToEnd, headerPairs } from './hop-by-hop.js';
import {
  type Delivery,
  type HeaderList,
  headerValue,
  type WireRequest,
  type WireResponse,
} from './message.js';

/** An exchange that passed through. */
export interface ForwardedExchange {
  /** As the server behind saw it. */
  readonly request: WireRequest;
  readonly delivery: Delivery;
  /** RFC 3339. */
  readonly startedAt: string;
  /** Bodies that were not kept whole. */
  readonly unknown: { readonly requestBody: boolean; readonly responseBody: boolean };
}

/** What is answered instead. */
export interface Refusal {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

export interface ForwardingOptions {
  /** The server behind; its path goes before every target. */
  readonly to: URL;
  /** PEM text of a certificate authority to trust besides the usual ones. */
  readonly ca?: string;
  /** Accept any certificate. */
  readonly insecure?: boolean;
  /** Bytes of a body that are kept to be looked at; longer ones pass all the same, unless messages are held. */
  readonly keep: number;
  /** Holds messages back until they were looked at, so that they can be refused; event streams only until their head came. */
  readonly holds: boolean;
  /** Called once for each exchange that went on: before its answer does where messages are held, else after it. */
  readonly look: (exchange: ForwardedExchange) => Refusal | undefined;
  /** Called where messages are held, before a request goes on. */
  readonly lookAhead: (request: WireRequest, startedAt: string) => Refusal | undefined;
  /** What is answered where a message is too long to be held, or no answer came from behind. */
  readonly refuse: (status: 413 | 502, sentence: string) => Refusal;
}

/** Node's own bound of 16 kB is less than some servers send. */
const maxHeaderSize = 256 * 1024;

/**
 * A server that hands each request on and the answer back as they come, byte by byte, less the fields of the connection
 * (RFC 9110 §7.6). Each request has a connection of its own, so that a stale one is never taken for a fault.
 */
export function createForwardingServer(options: ForwardingOptions): Server {
  const server = http.createServer({ maxHeaderSize, requestTimeout: 0 }, (incoming, outgoing) => {
    outgoing.sendDate = false;
    incoming.on('error', () => undefined);
    outgoing.on('error', () => undefined);
    forward(options, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

async function forward(
  options: ForwardingOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const startedAt = new Date().toISOString();
  const started = performance.now();
  const milliseconds = () => Math.round(performance.now() - started);
  const sent = captureBody(incoming, options.keep);
  const target = targetBehind(options.to, incoming.url ?? '/');
  const seen = (): WireRequest => {
    const { method = 'GET', rawHeaders } = incoming;
    const body = sent.bytes();
    return { method, target, headers: headerPairs(rawHeaders), ...(body.length > 0 ? { body } : {}) };
  };
  const look = (delivery: Delivery, isBodyUnknown: boolean) =>
    options.look({
      request: seen(),
      delivery,
      startedAt,
      unknown: { requestBody: sent.isTooLong || !incoming.complete, responseBody: isBodyUnknown },
    });

  if (options.holds) {
    await new Promise((resolve) => finished(incoming, resolve));
    const refusal = sent.isTooLong
      ? options.refuse(
          413,
          `The body is longer than ${options.keep} bytes, and cannot be judged before it goes on.`,
        )
      : options.lookAhead(seen(), startedAt);
    if (refusal) return write(outgoing, refusal);
  }
  let isAnswered = false;
  const upstream = openUpstream(options, incoming, target);
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) upstream.destroy();
  });
  upstream.on('error', (error: NodeJS.ErrnoException) => {
    // The caller left, or the upload broke after the answer had begun.
    if (outgoing.destroyed || isAnswered) return;
    const { failure, message } = deliveryFailure(error, false);
    look({ ok: false, failure, message, milliseconds: milliseconds() }, true);
    write(outgoing, options.refuse(502, `${options.to.origin} gave no answer: ${message}.`));
  });
  upstream.on('response', (answer) => {
    isAnswered = true;
    const headers = headerPairs(answer.rawHeaders);
    const kept = captureBody(answer, options.keep);
    const isStream = /^text\/event-stream/i.test(headerValue(headers, 'content-type') ?? '');
    const delivered = (body: Buffer): Delivery => ({
      ok: true,
      response: {
        ...toResponse(answer, headers, body),
        ...(isStream && !answer.complete ? { isCut: true } : {}),
      },
      milliseconds: milliseconds(),
    });
    const isHeld = options.holds && !isStream;
    if (options.holds && isStream) {
      const refusal = look(delivered(Buffer.alloc(0)), true);
      if (refusal) {
        answer.destroy();
        return write(outgoing, refusal);
      }
    }
    if (!isHeld) {
      writeHead(outgoing, answer, headers);
      answer.pipe(outgoing);
    }
    finished(answer, () => {
      if (options.holds && isStream) return;
      const isCut = !answer.complete && !outgoing.destroyed;
      // A reader of events leaves when it has enough.
      const bytes = isStream && !answer.complete ? wholeEvents(kept.bytes()) : kept.bytes();
      const isUnknown = kept.isTooLong || (!answer.complete && !isStream);
      const refusal = look(isCut ? truncated(delivered(kept.bytes())) : delivered(bytes), isUnknown);
      if (!isHeld) {
        if (isCut) outgoing.destroy();
        return;
      }
      const tooLong = kept.isTooLong
        ? options.refuse(
            502,
            `The answer is longer than ${options.keep} bytes, and cannot be judged before it goes on.`,
          )
        : undefined;
      if (tooLong ?? refusal) return write(outgoing, (tooLong ?? refusal) as Refusal);
      if (isCut) return void outgoing.destroy();
      writeHead(outgoing, answer, headers);
      outgoing.end(kept.bytes());
    });
  });
  if (options.holds) upstream.end(sent.bytes());
  else incoming.pipe(upstream);
}

/** In absolute form a target names this server as well (RFC 9112 §3.2.2). */
function targetBehind(to: URL, written: string): string {
  const target = written.replace(/^https?:\/\/[^/?#]*/i, '');
  return to.pathname.replace(/\/$/, '') + (target.startsWith('/') ? target : `/${target}`);
}

function openUpstream(
  { to, ca, insecure }: ForwardingOptions,
  incoming: IncomingMessage,
  path: string,
): ClientRequest {
  const isSecure = to.protocol === 'https:';
  const open = isSecure ? https.request : http.request;
  return open({
    host: to.hostname.replace(/^\[|\]$/g, ''),
    port: to.port === '' ? (isSecure ? 443 : 80) : Number(to.port),
    method: incoming.method ?? 'GET',
    path,
    headers: headersBehind(to, headerPairs(incoming.rawHeaders)),
    agent: false,
    maxHeaderSize,
    ...(isSecure ? { rejectUnauthorized: insecure !== true, ...(ca === undefined ? {} : { ca }) } : {}),
  });
}

/** Framing belongs to each hop: a body of unknown length is sent in chunks again. */
function headersBehind(to: URL, headers: HeaderList): string[] {
  const kept = endToEnd(headers).filter(([name]) => !/^(host|expect)$/i.test(name));
  const isChunked = headerValue(headers, 'transfer-encoding') !== undefined;
  return ['Host', to.host, ...kept.flat(), ...(isChunked ? ['Transfer-Encoding', 'chunked'] : [])];
}

function writeHead(outgoing: ServerResponse, answer: IncomingMessage, headers: HeaderList): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', endToEnd(headers).flat());
}

function write(outgoing: ServerResponse, { status, headers, body }: Refusal): void {
  if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy();
  outgoing.writeHead(status, [...headers.flat(), 'Content-Length', String(body.length)]).end(body);
}

function toResponse(
  { statusCode, statusMessage }: IncomingMessage,
  headers: HeaderList,
  body: Buffer,
): WireResponse {
  return {
    status: statusCode ?? 0,
    statusText: statusMessage ?? '',
    headers,
    ...decodeContent(headers, body),
  };
}

function truncated(delivery: Delivery): Delivery {
  const message = 'the connection closed in the middle of the answer';
  const { milliseconds } = delivery;
  return {
    ok: false,
    failure: 'truncated',
    message,
    milliseconds,
    ...(delivery.ok ? { partial: delivery.response } : {}),
  };
}

/** The bytes up to the end of the last whole event (WHATWG HTML §9.2.6). */
function wholeEvents(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const end = Math.max(
    text.lastIndexOf('\n\n') + 2,
    text.lastIndexOf('\r\n\r\n') + 4,
    text.lastIndexOf('\r\r') + 2,
  );
  return bytes.subarray(0, end > 4 ? end : 0);
}
