import { isJson, parseMediaType } from '../exchange/media-type.js';
import { combinedHeader, type HeaderList } from '../http/message.js';

/**
 * The bytes of an answer that a client hands over decoded: values are written as JSON again, text stays text. `undefined` for
 * what can be read once only.
 */
export function receivedBytes(data: unknown, headers: HeaderList): Buffer | undefined {
  if (typeof data !== 'string') return plainBytes(data);
  const text = Buffer.from(data, 'utf8');
  if (!hasJson(headers)) return text;
  // Of a JSON string the client may have kept the value or, where it did not parse, the text: the length tells them apart.
  const value = Buffer.from(JSON.stringify(data), 'utf8');
  const length = Number(combinedHeader(headers, 'content-length') ?? Number.NaN);
  if (length === value.length) return value;
  return data === '' || length === text.length ? text : value;
}

/** The bytes of a request's body, given as the text or value that it was made from; `undefined` for what can be read once only. */
export function sentBytes(data: unknown, headers: HeaderList): Buffer | undefined {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  const isAbsent = data === undefined || data === null;
  if (isAbsent && combinedHeader(headers, 'content-type') !== undefined) return undefined;
  return isAbsent || hasJson(headers) ? plainBytes(data) : undefined;
}

function plainBytes(data: unknown): Buffer | undefined {
  if (data === undefined || data === null) return Buffer.alloc(0);
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const kind = Object.prototype.toString.call(data).slice('[object '.length, -1);
  if (kind === 'ArrayBuffer') return Buffer.from(data as ArrayBuffer);
  const isValue = ['Object', 'Array', 'Number', 'Boolean'].includes(kind) && !isStream(data);
  return isValue ? Buffer.from(JSON.stringify(data), 'utf8') : undefined;
}

function isStream(data: object): boolean {
  return typeof (data as { pipe?: unknown }).pipe === 'function';
}

function hasJson(headers: HeaderList): boolean {
  const media = parseMediaType(combinedHeader(headers, 'content-type') ?? '');
  return media !== undefined && isJson(media);
}
