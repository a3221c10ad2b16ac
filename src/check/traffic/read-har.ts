import { UsageError } from '../../diagnostics/usage-error.js';
import { type HeaderList, headerValue, type WireResponse } from '../../http/message.js';
import { isMapping } from '../../openapi/document-node.js';
import { jsonProblem } from '../../source/json-problem.js';
import type { CaseClass } from '../case.js';
import type { Recipe } from '../exchange.js';
import type { Intent, RecordedExchange } from './recorded-exchange.js';

/** What a HAR holds. */
export interface RecordedTraffic {
  readonly exchanges: readonly RecordedExchange[];
  /** Entries that are no HTTP exchange: other schemes, sockets, requests that a browser kept back. */
  readonly leftOut: number;
}

/** Reads a HAR 1.2 of any maker (browsers, Playwright, proxies, `tally`). Throws {@link UsageError} where it is none. */
export function readHar(path: string, text: string): RecordedTraffic {
  let archive: unknown;
  try {
    archive = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${jsonProblem(error)}.`);
  }
  const entries = at(archive, 'log', 'entries');
  if (!Array.isArray(entries)) throw new UsageError(`${path} is no HAR: it has no list at /log/entries.`);
  const exchanges = entries.flatMap((entry): RecordedExchange[] => {
    const exchange = readEntry(entry);
    return exchange ? [exchange] : [];
  });
  return { exchanges, leftOut: entries.length - exchanges.length };
}

function readEntry(entry: unknown): RecordedExchange | undefined {
  const method = at(entry, 'request', 'method');
  const address = at(entry, 'request', 'url');
  const status = Number(at(entry, 'response', 'status'));
  if (typeof method !== 'string' || typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isUpgrade = status === 101;
  if (!/^https?:$/.test(url.protocol) || isUpgrade || !(status >= 100)) return undefined;
  const request = readRequestBody(entry);
  const response = readResponse(entry, method, isRevalidated(entry, request.headers) ? 304 : status);
  const milliseconds = Math.max(0, Number(at(entry, 'time')) || 0);
  const started = String(at(entry, 'startedDateTime') ?? '');
  const intent = readIntent(at(entry, '_tally'));
  return {
    origin: url.origin,
    request: {
      method,
      target: writtenTarget(address, url),
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
    },
    delivery: { ok: true, response: response.response, milliseconds },
    startedAt: Number.isNaN(Date.parse(started)) ? new Date(0).toISOString() : started,
    unknown: { requestBody: request.unknown, responseBody: response.unknown },
    ...(intent ? { intent } : {}),
  };
}

/** Browsers show what they had in store for an answer 304, under its status and with the fields of the 304. */
function isRevalidated(entry: unknown, sent: HeaderList): boolean {
  const isConditional = ['if-none-match', 'if-modified-since'].some(
    (name) => headerValue(sent, name) !== undefined,
  );
  const size = Number(at(entry, 'response', 'content', 'size'));
  return isConditional && at(entry, 'response', 'bodySize') === 0 && size > 0;
}

/** As recorded: parsing an address would spell it anew. */
function writtenTarget(address: string, url: URL): string {
  const target = /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(address)?.[1] ?? url.pathname + url.search;
  return target.startsWith('/') ? target : `/${target}`;
}

function readRequestBody(entry: unknown): { headers: HeaderList; body?: Buffer; unknown: boolean } {
  const headers = readHeaders(at(entry, 'request', 'headers'));
  const data = at(entry, 'request', 'postData');
  const length = Number(headerValue(headers, 'content-length') ?? at(entry, 'request', 'bodySize'));
  const isChunked = headerValue(headers, 'transfer-encoding') !== undefined;
  if (!isMapping(data)) return { headers, unknown: length > 0 || isChunked };
  const mimeType = typeof data.mimeType === 'string' ? data.mimeType : '';
  const typed: HeaderList =
    headerValue(headers, 'content-type') === undefined && mimeType !== ''
      ? [...headers, ['Content-Type', mimeType]]
      : headers;
  const pairs = Array.isArray(data.params) ? data.params : [];
  if (typeof data.text !== 'string' || (data.text === '' && pairs.length > 0)) {
    const isForm = /^application\/x-www-form-urlencoded/i.test(mimeType);
    if (!isForm || pairs.length === 0) return { headers: typed, unknown: length > 0 || pairs.length > 0 };
    const form = pairs.map((pair): [string, string] => [
      String(at(pair, 'name') ?? ''),
      String(at(pair, 'value') ?? ''),
    ]);
    return { headers: typed, body: Buffer.from(new URLSearchParams(form).toString()), unknown: false };
  }
  const body = sentBytes(data.text, data.encoding ?? data._encoding, length);
  // Files are left out of the parts that browsers keep.
  const isPartial = /^multipart\//i.test(mimeType) || data.text.includes('\uFFFD');
  return { headers: typed, body, unknown: isPartial || isCut(body, length) };
}

function readResponse(
  entry: unknown,
  method: string,
  status: number,
): { response: WireResponse; unknown: boolean } {
  const content = at(entry, 'response', 'content');
  const headers = readHeaders(at(entry, 'response', 'headers'));
  const mimeType = at(content, 'mimeType');
  // What is kept is decoded already.
  const decoded = headers.filter(
    ([name]) => !/^(content-encoding|content-length|transfer-encoding)$/i.test(name),
  );
  const typed: HeaderList =
    headerValue(decoded, 'content-type') === undefined && headers.length === 0 && typeof mimeType === 'string'
      ? [['Content-Type', mimeType]]
      : decoded;
  const answer = (body: Buffer, unknown: boolean) => ({
    response: { status, statusText: String(at(entry, 'response', 'statusText') ?? ''), headers: typed, body },
    unknown,
  });
  // Browsers show the cached body beside a 304.
  if (method === 'HEAD' || status === 304) return answer(Buffer.alloc(0), false);
  const text = at(content, 'text');
  const size = Number(at(content, 'size'));
  if (typeof text !== 'string' || (text === '' && size < 0)) {
    const isEmpty = size === 0 && [undefined, 0].includes(at(entry, 'response', 'bodySize') as number);
    return answer(Buffer.alloc(0), status !== 204 && !isEmpty);
  }
  const body = bytesOf(text, at(content, 'encoding'));
  return answer(body, isCut(body, size));
}

/** Fewer bytes than were counted; what was counted wrongly as nothing is no sign of it. */
function isCut(body: Buffer, size: number): boolean {
  return body.length < size || /… \(\d+ bytes in all\)$/.test(body.subarray(-64).toString('utf8'));
}

/** Playwright and Chrome write each byte of a request's body as a character: then the length tells. */
function sentBytes(text: string, encoding: unknown, length: number): Buffer {
  const bytes = bytesOf(text, encoding);
  if (encoding === 'base64' || bytes.length === length || /[^\0-\u00FF]/.test(text)) return bytes;
  const octets = Buffer.from(text, 'latin1');
  return octets.length === length ? octets : bytes;
}

function bytesOf(text: string, encoding: unknown): Buffer {
  return Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
}

/** Pseudo-fields of HTTP/2 are no fields; values that Chrome joins by line breaks are told apart again. */
function readHeaders(list: unknown): HeaderList {
  if (!Array.isArray(list)) return [];
  return list.flatMap((field): [string, string][] => {
    const name = at(field, 'name');
    const value = at(field, 'value');
    if (typeof name !== 'string' || typeof value !== 'string' || name.startsWith(':')) return [];
    return value.split('\n').map((line) => [name, line]);
  });
}

const classes: readonly CaseClass[] = ['valid', 'invalid', 'unauthorised', 'undeclared', 'unknown', 'open'];

function readIntent(value: unknown): Intent | undefined {
  const meant = classes.find((name) => name === at(value, 'class'));
  const recipe = at(value, 'recipe');
  if (!meant || typeof recipe !== 'string') return undefined;
  return { class: meant, recipe: recipe as Recipe, label: String(at(value, 'case') ?? '') };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) found = isMapping(found) ? found[key] : undefined;
  return found;
}
