import { ReceivedHeaders } from '../../http/received-headers.js';
import type { ReceivedRequest } from '../received-request.js';

/** How long a head may be, in bytes: what `node:http` allows. */
const maxHeadBytes = 16 * 1024;

const requestLine = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/[\x21-\x7e]*) HTTP\/1\.1$/;

/** Header fields as RFC 9110 §5 has them, but without octets beyond ASCII, which only a parser of every oddity should judge. */
const fieldLines = /^(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e]*\r\n)*$/;

/** The header fields of a request, and how long its body is. */
interface Fields {
  readonly headers: ReceivedHeaders;
  readonly length: number;
}

/** Reads the plain requests of one connection. */
export class PlainRequestReader {
  #lastText = '';
  #last: Fields | undefined;

  /**
   * Reads bytes that are exactly one plain request of HTTP/1.1: origin-form target, visible ASCII, a body by Content-Length,
   * one host, nothing that concerns the connection (RFC 9112 §2 to §7). `undefined` for all else, which may still be a valid request.
   */
  read(bytes: Buffer): ReceivedRequest | undefined {
    const end = bytes.indexOf('\r\n\r\n', 0, 'latin1');
    if (end === -1 || end > maxHeadBytes) return undefined;
    const head = bytes.toString('latin1', 0, end + 2);
    const lineEnd = head.indexOf('\r\n');
    const line = requestLine.exec(head.slice(0, lineEnd));
    const fields = line ? this.#fields(head.slice(lineEnd + 2)) : undefined;
    const from = end + 4;
    if (!line || !fields || bytes.length - from !== fields.length) return undefined;
    const [, method = '', target = ''] = line;
    return { method, target, headers: fields.headers, body: bytes.subarray(from) };
  }

  /** A client says the same with most of its requests. */
  #fields(text: string): Fields | undefined {
    if (text !== this.#lastText || !this.#last) {
      this.#lastText = text;
      this.#last = readFields(text);
    }
    return this.#last;
  }
}

function readFields(text: string): Fields | undefined {
  if (!fieldLines.test(text)) return undefined;
  const flat: string[] = [];
  let length: number | undefined;
  let hosts = 0;
  for (let at = 0; at < text.length; ) {
    const colon = text.indexOf(':', at);
    const next = text.indexOf('\r\n', colon);
    const name = text.slice(at, colon);
    const value = text.slice(colon + 1, next).trim();
    const framing = framingOf(name.toLowerCase(), value);
    if (framing === 'odd') return undefined;
    if (framing !== undefined) {
      if (length !== undefined) return undefined;
      length = framing;
    }
    if (isHost(name, value)) hosts++;
    flat.push(name, value);
    at = next + 2;
  }
  return hosts === 1 ? { headers: new ReceivedHeaders(flat), length: length ?? 0 } : undefined;
}

/** Whether a field names the host as most do. */
function isHost(name: string, value: string): boolean {
  return name.length === 4 && name.toLowerCase() === 'host' && /^[\w.-]+(?::\d+)?$/.test(value);
}

/** The length that a field announces, or that it asks for more than a plain answer. */
function framingOf(name: string, value: string): number | 'odd' | undefined {
  switch (name) {
    case 'content-length':
      return /^\d{1,9}$/.test(value) ? Number(value) : 'odd';
    case 'connection':
      return value.toLowerCase() === 'keep-alive' ? undefined : 'odd';
    case 'expect':
    case 'proxy-connection':
    case 'trailer':
    case 'transfer-encoding':
    case 'upgrade':
      return 'odd';
    default:
      return undefined;
  }
}
