import http from 'node:http';
import https from 'node:https';
import type { ProgressReader, StreamReader } from './answer-readers.js';
import type { Delivery, WireRequest } from './message.js';
import { type SendFrame, sendOnce } from './send-once.js';

export interface ClientOptions {
  /** Milliseconds until an unanswered request is given up. */
  readonly timeout: number;
  /** How many connections are kept open at most; 8 where nothing is said. */
  readonly connections?: number;
  /** PEM text of a certificate authority to trust besides the usual ones. */
  readonly ca?: string;
  /** Accept any certificate. */
  readonly insecure?: boolean;
  /** Recognises answers that need not end; every answer is waited for where this is absent. */
  readonly streams?: StreamReader;
  /** Recognises answers of which more can be said before their end than that it does not come. */
  readonly progress?: ProgressReader;
}

/** Sends requests to one server over kept-alive connections: no redirects, no cookies, no retries but one on a stale connection. */
export interface HttpClient {
  send(request: WireRequest): Promise<Delivery>;
  close(): void;
}

/** Opens a client for an `http:` or `https:` origin; the origin's own path is not added to targets. */
export function openClient(origin: URL, options: ClientOptions): HttpClient {
  const isSecure = origin.protocol === 'https:';
  const { request: open, Agent } = isSecure ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections ?? 8 });
  const frame: SendFrame = {
    open,
    timeout: options.timeout,
    ...(options.streams ? { streams: options.streams } : {}),
    ...(options.progress ? { progress: options.progress } : {}),
    fixed: {
      host: origin.hostname.replace(/^\[|\]$/g, ''),
      port: origin.port === '' ? (isSecure ? 443 : 80) : Number(origin.port),
      maxHeaderSize,
      ...(isSecure
        ? { rejectUnauthorized: options.insecure !== true, ...(options.ca ? { ca: options.ca } : {}) }
        : {}),
    },
    hostField: origin.host,
  };
  return {
    async send(wire) {
      const first = await sendOnce(frame, wire, agent);
      // What was left on a kept connection, or closed it, is no answer to this request.
      return first.isStale ? (await sendOnce(frame, wire, false)).delivery : first.delivery;
    },
    close: () => agent.destroy(),
  };
}

/** In bytes; the default of 16 kB is less than some servers send, and no rule of HTTP. */
const maxHeaderSize = 256 * 1024;
