import { basePathOf } from '../exchange/base-path.js';
import { jsonProgress } from '../exchange/json-progress.js';
import { judgeResponse } from '../exchange/judge-response.js';
import { itemCounter } from '../exchange/whole-items.js';
import { type HttpClient, openClient } from '../http/client.js';
import { countDown } from '../http/count-down.js';
import { type Delivery, headerValue, type WireRequest } from '../http/message.js';
import { keepPace } from '../http/pace.js';
import type { Api } from '../openapi/api.js';
import { withCurrentTags } from './current-tag.js';
import type { Exchange } from './exchange.js';
import type { CheckOptions } from './options.js';
import { defaults } from './options.js';
import type { StopSign } from './stop-sign.js';
import type { Wire } from './wire.js';

/**
 * Opens the wire. A 429 is repeated after the wait that it asks for, a 503 with `Retry-After` once; requests without an answer are
 * repeated as often as `retries` says. A server that was there and no longer is gets some time to come back, then the run stops.
 */
export function openWire(api: Api, options: CheckOptions, now: () => Date, stop: StopSign): Wire {
  const workers = options.workers ?? defaults.workers;
  const client: HttpClient = openClient(options.url, {
    timeout: options.timeout ?? defaults.timeout,
    connections: workers,
    streams: itemCounter,
    progress: jsonProgress,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    ...(options.insecure === undefined ? {} : { insecure: options.insecure }),
  });
  const pace = keepPace(options.rate);
  const retries = options.retries ?? 0;
  let mockSeen: Wire['mockSeen'];
  let answered = false;
  let sent = 0;

  async function once(request: WireRequest): Promise<Delivery> {
    await pace.turn();
    sent++;
    return client.send(request);
  }

  async function send(request: WireRequest): Promise<Delivery> {
    let delivery = await once(request);
    for (const wait of repeatWaits(delivery)) {
      pace.hold(wait);
      delivery = await once(request);
      if (repeatWaits(delivery).length === 0) break;
    }
    const mark = delivery.ok ? headerValue(delivery.response.headers, 'tally-mock') : undefined;
    if (mark !== undefined) mockSeen = mark.endsWith('; stateful') ? 'stateful' : 'tally';
    if (answered && isGone(delivery)) stop.stop('the server could no longer be reached');
    answered ||= delivery.ok;
    return delivery;
  }

  function repeatWaits(delivery: Delivery): readonly number[] {
    if (answered && isGone(delivery)) return comingBack;
    const isLost = !delivery.ok && ['unreachable', 'dropped'].includes(delivery.failure);
    return isLost ? Array.from({ length: retries }, (_, attempt) => Math.min(100 * 2 ** attempt, 5_000)) : [];
  }

  async function exchange(...[operation, planned, recipe = 'built in']: Parameters<Wire['exchange']>) {
    const { request } = planned;
    const made = (delivery: Delivery, startedAt: string, limited?: Exchange): Exchange => ({
      case: planned,
      request,
      delivery,
      startedAt,
      recipe,
      ...(delivery.ok ? { judgement: judgeResponse(operation, request.method, delivery.response) } : {}),
      ...(limited ? { limited } : {}),
    });
    let startedAt = now().toISOString();
    let delivery = await send(request);
    let limited: Exchange | undefined;
    for (let repeat = 1; recipe === 'built in'; repeat++) {
      const wait = waitAskedFor(delivery, repeat, now());
      if (wait === undefined) break;
      if (statusIn(delivery) === 429) limited ??= made(delivery, startedAt);
      pace.hold(wait);
      startedAt = now().toISOString();
      delivery = await send(request);
    }
    return made(delivery, startedAt, limited);
  }

  const wire: Wire = {
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
    patience: (overtake) => countDown(overtaking, overtake, { steps: 4 }),
    exchange: (...sent) => exchangeTagged(...sent),
    close: () => client.close(),
  };
  const exchangeTagged = withCurrentTags(api, wire, exchange);
  return wire;
}

/** In milliseconds: a server that answers sooner is asked one request at a time. */
const overtaking = 20;

/** Milliseconds to wait between attempts at a server that was there before: supervisors restart what crashed. */
const comingBack = [250, 750, 1_500];

function isGone(delivery: Delivery): boolean {
  return !delivery.ok && delivery.failure === 'unreachable';
}

function statusIn(delivery: Delivery): number | undefined {
  return delivery.ok ? delivery.response.status : undefined;
}

/** The most repeats and the longest bearable wait in milliseconds, by status. */
const patience = new Map([
  [429, { repeats: 3, longest: 60_000, otherwise: 1_000 }],
  [503, { repeats: 1, longest: 5_000, otherwise: undefined }],
]);

/** Milliseconds that a 429 or 503 asks to wait (RFC 9110 §10.2.3), where that is bearable. */
function waitAskedFor(delivery: Delivery, repeat: number, now: Date): number | undefined {
  const limits = patience.get(statusIn(delivery) ?? 0);
  if (!delivery.ok || !limits || repeat > limits.repeats) return undefined;
  const text = headerValue(delivery.response.headers, 'retry-after')?.trim();
  if (text === undefined) return limits.otherwise;
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return wait <= limits.longest ? Math.max(0, wait) : undefined;
}
