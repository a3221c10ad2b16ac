import { findRoute } from '../exchange/route.js';
import { headerValue, type WireRequest } from '../http/message.js';
import type { Api } from '../openapi/api.js';
import type { Case } from './case.js';
import { type Exchange, statusOf, succeeded } from './exchange.js';
import { isSafeMethod } from './safe-method.js';
import type { Wire } from './wire.js';

type Send = Wire['exchange'];

/** What a precondition that is not met, or not understood, may be answered. */
const refusals: ReadonlySet<number> = new Set([400, 412, 428]);

/** Refusals under a current tag after which the tag is not what they are about. */
const mostInVain = 5;

/**
 * Sends cases with the entity tag that a read shows in place of `If-Match: *`, once a server is seen to know no other tag than its own. RFC
 * 9110 §13.1.1 has `*` hold for whatever exists, but no document does.
 */
export function withCurrentTags(api: Api, wire: Pick<Wire, 'basePath' | 'raw'>, send: Send): Send {
  /** Target → the tag that the last write showed. */
  const shown = new Map<string, string>();
  let knowsOwnOnly = false;
  let inVain = 0;

  async function readTag({ target, headers }: WireRequest): Promise<string | undefined> {
    const path = target.slice(wire.basePath.length).replace(/[?#].*$/s, '');
    if (findRoute(api, 'GET', path).found !== 'operation') return undefined;
    const kept = headers.filter(([name]) => !/^(if-.*|content-.*|accept)$/i.test(name));
    const delivery = await wire.raw({ method: 'GET', target, headers: kept });
    return delivery.ok ? headerValue(delivery.response.headers, 'etag') : undefined;
  }

  async function sendNoting(...[operation, planned, recipe]: Parameters<Send>): Promise<Exchange> {
    const exchange = await send(operation, planned, recipe);
    const { method, target } = exchange.request;
    if (isSafeMethod(method) || !succeeded(exchange) || !exchange.delivery.ok) return exchange;
    const tag = headerValue(exchange.delivery.response.headers, 'etag');
    if (tag === undefined) shown.delete(target);
    else shown.set(target, tag);
    return exchange;
  }

  return async (operation, planned, recipe = 'built in') => {
    const { request } = planned;
    if (recipe !== 'built in' || headerValue(request.headers, 'if-match') !== '*')
      return sendNoting(operation, planned, recipe);
    const known = knowsOwnOnly ? (shown.get(request.target) ?? (await readTag(request))) : undefined;
    const first = await sendNoting(operation, known === undefined ? planned : underTag(planned, known));
    const isDoubtful = planned.class === 'valid' && refusals.has(statusOf(first)) && inVain < mostInVain;
    const tag = isDoubtful ? await readTag(request) : undefined;
    if (tag === undefined || tag === known) return first;
    const second = await sendNoting(operation, underTag(planned, tag));
    if (refusals.has(statusOf(second))) inVain++;
    else knowsOwnOnly = true;
    return second;
  };
}

function underTag(planned: Case, tag: string): Case {
  const headers = planned.request.headers.map(
    ([name, value]) => [name, /^if-match$/i.test(name) ? tag : value] as const,
  );
  return { ...planned, request: { ...planned.request, headers } };
}
