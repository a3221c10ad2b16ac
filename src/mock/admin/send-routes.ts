import { randomUUID } from 'node:crypto';
import { openClient } from '../../http/client.js';
import type { Delivery, WireRequest, WireResponse } from '../../http/message.js';
import { isMapping } from '../../openapi/document-node.js';
import type { Journal } from '../journal/journal.js';
import { adminPath } from './admin-path.js';
import { type AdminCaller, type AdminRoutes, badRequest, notFound } from './admin-routes.js';
import { isFields } from './compose-request.js';
import { requestMark } from './request-mark.js';
import type { PlainRequest, PlainResponse, SentRequest, ShownBody } from './shapes.js';
import { bytesOf, shownBody, summaryOf } from './shown-exchange.js';

/** How long an answer is waited for, in milliseconds: as long as the slowest one that may be set. */
const patience = 610_000;

/** Sends a request to this very mock and nowhere else, or one of the journal once more: as it was, whatever a browser would make of it. */
export function sendRoutes(journal: Journal, { address, host, onLeave }: AdminCaller): AdminRoutes {
  const send = async (request: PlainRequest): Promise<SentRequest> => {
    const id = randomUUID();
    const client = openClient(new URL(address), { timeout: patience, insecure: true, connections: 1 });
    // Nobody waits for an answer that is asked for no more.
    const stay = onLeave(client.close);
    try {
      const delivery = await client.send(wireRequest(request, id, host));
      await journal.catchUp();
      return sentRequest(delivery, journal, id);
    } finally {
      stay();
      client.close();
    }
  };
  return {
    'POST /send': async ({ body }) => {
      if (isMapping(body) && body.number !== undefined) {
        const entry = journal.find().find(({ number }) => number === body.number);
        if (!entry) return notFound(`There is no exchange ${body.number}; it may have been let go.`);
        const { method, target, headers: fields, body: bytes } = entry.exchange;
        const again = { method, target, headers: fields, ...(bytes ? { body: shownBody(bytes) } : {}) };
        return { status: 200, body: await send(again) };
      }
      const request = isMapping(body) ? readRequest(body.request) : undefined;
      if (request === undefined)
        return badRequest(
          'Send `request`, with `method`, `target` and `headers`, or the `number` of an exchange.',
        );
      if (typeof request === 'string') return badRequest(request);
      return { status: 200, body: await send(request) };
    },
  };
}

function sentRequest(delivery: Delivery, journal: Journal, id: string): SentRequest {
  const [entry] = journal.find({ headers: { [requestMark]: id } });
  const response = delivery.ok ? delivery.response : delivery.partial;
  return {
    milliseconds: delivery.milliseconds,
    ...(response ? { response: plainResponse(response) } : {}),
    ...(delivery.ok ? {} : { failure: delivery.message }),
    ...(entry ? { exchange: summaryOf(entry) } : {}),
  };
}

function plainResponse({ status, statusText, headers, body }: WireResponse): PlainResponse {
  return { status, statusText, headers, ...(body.length > 0 ? { body: shownBody(body) } : {}) };
}

function readRequest(value: unknown): PlainRequest | string | undefined {
  if (!isMapping(value)) return undefined;
  const { method, target, headers = [], body } = value;
  if (typeof method !== 'string' || !/^[!#$%&'*+.^_`|~\w-]+$/.test(method))
    return '`method` must be a token.';
  if (typeof target !== 'string' || !/^\/[!-~]*$/.test(target))
    return '`target` must be a path, percent-encoded.';
  if (target === adminPath || target.startsWith(`${adminPath}/`))
    return 'The admin API does not send requests to itself.';
  if (!isFields(headers)) return '`headers` must be a list of pairs of texts.';
  const wrong = headers.find(([name, text]) => !isToken(name) || /[\0\r\n]/.test(text));
  if (wrong) return `The header ${JSON.stringify(wrong[0])} cannot be sent.`;
  if (body !== undefined && !isBody(body)) return '`body` must have `text` or `base64`.';
  return { method, target, headers, ...(body === undefined ? {} : { body }) };
}

function isToken(text: string): boolean {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(text);
}

function isBody(value: unknown): value is ShownBody {
  return isMapping(value) && (typeof value.text === 'string' || typeof value.base64 === 'string');
}

/** What the transport decides on is left to it. */
function wireRequest(
  { method, target, headers, body }: PlainRequest,
  id: string,
  host = 'localhost',
): WireRequest {
  const own = headers.filter(([name]) => !framing.has(name.toLowerCase()));
  return {
    method,
    target,
    headers: [...own, ['Host', host], [requestMark, id]],
    ...(body ? { body: bytesOf(body) } : {}),
  };
}

const framing = new Set(
  [
    'connection',
    'content-length',
    'expect',
    'host',
    'keep-alive',
    'te',
    'trailer',
    'transfer-encoding',
  ].concat(['upgrade', requestMark]),
);
