import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { decodeContent } from './content-coding.js';
import type { Delivery, DeliveryFailure, HeaderList, WireRequest, WireResponse } from './message.js';

export interface ClientOptions {
  /** Milliseconds until an unanswered request is given up. */
  readonly timeout: number;
  /** How many connections are kept open at most; 8 where nothing is said. */
  readonly connections?: number;
  /** PEM text of a certificate authority to trust besides the usual ones. */
  readonly ca?: string;
  /** Accept any certificate. */
  readonly insecure?: boolean;
}

/** Sends requests to one server over kept-alive connections: no redirects, no cookies, no retries but one on a stale connection. */
export interface HttpClient {
  send(request: WireRequest): Promise<Delivery>;
  close(): void;
}

/** Opens a client for an `http:` or `https:` origin; the origin's own path is not added to targets. */
export function openClient(origin: URL, options: ClientOptions): HttpClient {
  const secure = origin.protocol === 'https:';
  const { request: open, Agent } = secure ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections ?? 8 });

  function attempt(wire: WireRequest, fresh: boolean): Promise<Delivery & { stale?: boolean }> {
    const started = performance.now();
    return new Promise((settle) => {
      let received: IncomingMessage | undefined;
      const chunks: Buffer[] = [];
      const milliseconds = () => Math.round(performance.now() - started);
      const fail = (failure: DeliveryFailure, message: string, stale = false) =>
        settle({
          ok: false,
          failure,
          message,
          milliseconds: milliseconds(),
          ...(received ? { partial: toResponse(received, chunks) } : {}),
          stale,
        });
      const request = open({
        host: origin.hostname.replace(/^\[|\]$/g, ''),
        port: origin.port === '' ? (secure ? 443 : 80) : Number(origin.port),
        method: wire.method,
        path: wire.target,
        headers: headerRecord(wire, origin.host),
        agent: fresh ? false : agent,
        ...(secure
          ? { rejectUnauthorized: options.insecure !== true, ...(options.ca ? { ca: options.ca } : {}) }
          : {}),
      });
      const timer = setTimeout(() => {
        fail('timeout', `no answer within ${options.timeout} ms`);
        request.destroy();
      }, options.timeout);
      request.on('response', (response) => {
        received = response;
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          clearTimeout(timer);
          if (response.complete) {
            settle({ ok: true, response: toResponse(response, chunks), milliseconds: milliseconds() });
          } else fail('truncated', 'the connection closed in the middle of the answer');
        });
        response.on('error', () => {
          clearTimeout(timer);
          fail('truncated', 'the connection closed in the middle of the answer');
        });
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        // A full answer may arrive before the upload ended; then the broken upload is no fault.
        if (received?.complete) return;
        const code = error.code ?? '';
        if (code.startsWith('HPE_')) fail('malformed', `the answer is not HTTP: ${error.message}`);
        else if (received) fail('truncated', 'the connection closed in the middle of the answer');
        // Several addresses tried in vain give an error without a message of its own.
        else if (unreachable.has(code) || /CERT|TLS|SSL|SIGNED/.test(code))
          fail('unreachable', error.message || code);
        else fail('dropped', 'the connection was closed without an answer', request.reusedSocket);
      });
      request.end(wire.body);
    });
  }

  return {
    async send(wire) {
      const first = await attempt(wire, false);
      return !first.ok && first.stale ? attempt(wire, true) : first;
    },
    close: () => agent.destroy(),
  };
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);

function headerRecord(wire: WireRequest, host: string): string[] {
  const has = (pattern: RegExp) => wire.headers.some(([name]) => pattern.test(name));
  const flat: string[] = has(/^host$/i) ? [] : ['Host', host];
  for (const [name, value] of wire.headers) flat.push(name, asBytes(value));
  // Without a length an absent body would be sent as an empty chunked one (RFC 9110 §8.6).
  const length = wire.body?.length ?? (/^(POST|PUT|PATCH)$/.test(wire.method) ? 0 : undefined);
  if (length !== undefined && !has(/^(content-length|transfer-encoding)$/i)) {
    flat.push('Content-Length', String(length));
  }
  return flat;
}

/** Text beyond Latin-1 travels as its UTF-8 bytes. */
function asBytes(value: string): string {
  return /[^\0-\u00FF]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
}

function toResponse(message: IncomingMessage, chunks: readonly Buffer[]): WireResponse {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < message.rawHeaders.length; at += 2) {
    headers.push([message.rawHeaders[at] as string, message.rawHeaders[at + 1] as string]);
  }
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    headers,
    body: decodeContent(headers as HeaderList, Buffer.concat(chunks)),
  };
}
