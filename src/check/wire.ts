import { basePathOf } from '../exchange/base-path.js';
import { judgeResponse } from '../exchange/judge-response.js';
import { type HttpClient, openClient } from '../http/client.js';
import { type Delivery, headerValue, type WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import type { Case } from './case.js';
import type { Exchange, Recipe } from './exchange.js';
import type { CheckOptions } from './options.js';
import { defaults } from './options.js';

/** The way to the implementation under test. */
export interface Wire {
  /** Scheme, host and port, without a path. */
  readonly origin: string;
  /** The path of `--url`, which goes before every documented path. */
  basePath: string;
  /** Set once an answer carried `Tally-Mock`. */
  readonly mockSeen: boolean;
  readonly sent: number;
  exchange(operation: Operation, planned: Case, recipe?: Recipe): Promise<Exchange>;
  raw(request: WireRequest): Promise<Delivery>;
  now(): Date;
  close(): void;
}

/** Opens the wire; a 429 or 503 with `Retry-After` is repeated once after the wait (at most 5 s). */
export function openWire(options: CheckOptions, now: () => Date): Wire {
  const client: HttpClient = openClient(options.url, {
    timeout: options.timeout ?? defaults.timeout,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    ...(options.insecure === undefined ? {} : { insecure: options.insecure }),
  });
  let mockSeen = false;
  let sent = 0;

  async function send(request: WireRequest): Promise<Delivery> {
    sent++;
    const delivery = await client.send(request);
    if (delivery.ok && headerValue(delivery.response.headers, 'tally-mock') !== undefined) mockSeen = true;
    return delivery;
  }

  return {
    origin: options.url.origin,
    basePath: basePathOf(options.url.pathname),
    get mockSeen() {
      return mockSeen;
    },
    get sent() {
      return sent;
    },
    raw: send,
    now,
    async exchange(operation, planned, recipe = 'built in') {
      const startedAt = now().toISOString();
      let delivery = await send(planned.request);
      const wait = recipe === 'built in' ? retryAfter(delivery) : undefined;
      if (wait !== undefined) {
        await new Promise((resume) => setTimeout(resume, wait));
        delivery = await send(planned.request);
      }
      return {
        case: planned,
        request: planned.request,
        delivery,
        startedAt,
        recipe,
        ...(delivery.ok
          ? { judgement: judgeResponse(operation, planned.request.method, delivery.response) }
          : {}),
      };
    },
    close: () => client.close(),
  };
}

const longestWait = 5_000;

/** Milliseconds that a 429 or 503 asks to wait (RFC 9110 §10.2.3, seconds form), where that is bearable. */
function retryAfter(delivery: Delivery): number | undefined {
  if (!delivery.ok || ![429, 503].includes(delivery.response.status)) return undefined;
  const text = headerValue(delivery.response.headers, 'retry-after');
  const milliseconds = text !== undefined && /^\d+$/.test(text) ? Number(text) * 1_000 : Number.NaN;
  return milliseconds <= longestWait ? milliseconds : undefined;
}
