import { receivedBytes, sentBytes } from './client-bytes.js';
import { headerList, type SeenExchange } from './seen-exchange.js';

/** The part of a superagent response that is read, in Node or in a browser. */
interface SuperagentResponse {
  readonly status: number;
  readonly headers: object;
  /** The text as it came, where the type is one of text. */
  readonly text?: unknown;
  readonly body: unknown;
  /** Its `ClientRequest`, in Node. */
  readonly req?: { getHeaders?(): object };
  readonly request: { toJSON(): { method: string; url: string; data?: unknown; headers: object } };
}

/** Whether a value is a response of superagent or supertest. */
export function isSuperagentResponse(value: object): value is SuperagentResponse {
  if (!('request' in value) || !('status' in value) || !('headers' in value)) return false;
  return typeof (value.request as { toJSON?: unknown } | undefined)?.toJSON === 'function';
}

/** superagent keeps the text of what is text, and the bytes of what is not. */
export function readSuperagent(response: SuperagentResponse): SeenExchange | 'unreadable' {
  const { status, text, req, request } = response;
  const headers = headerList(response.headers);
  const body = typeof text === 'string' ? Buffer.from(text, 'utf8') : untypedBytes(response.body);
  if (!body) return 'unreadable';
  const { method, url, data, headers: given } = request.toJSON();
  const sentHeaders = headerList(req?.getHeaders?.() ?? given);
  const sentBody = sentBytes(data, sentHeaders);
  return {
    method: method.toUpperCase(),
    target: url,
    response: { status, statusText: '', headers, body },
    ...(sentBody ? { request: { headers: sentHeaders, body: sentBody } } : {}),
  };
}

/** What is no text is bytes, fields of a form that was taken apart, or the empty object where nothing came. */
function untypedBytes(body: unknown): Buffer | undefined {
  if (ArrayBuffer.isView(body)) return receivedBytes(body, []);
  return Object.keys(body ?? {}).length === 0 ? Buffer.alloc(0) : undefined;
}
