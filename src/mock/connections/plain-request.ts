import { ReceivedHeaders } from '../../http/received-headers.js';
import type { ReceivedRequest } from '../received-request.js';

/** How long a head may be, in bytes: what `node:http` allows. */
const maxHeadBytes = 16 * 1024;

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Octets that only a parser of every oddity should judge: controls, and line ends that are not CRLF. */
const odd = /[^\t\r\n\x20-\x7e]|\r(?!\n)|(?<!\r)\n/;

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const space = 0x20;
const tab = 0x09;

/**
 * Reads bytes that are exactly one plain request of HTTP/1.1: origin-form target, visible ASCII, a body by Content-Length,
 * nothing that concerns the connection (RFC 9112 §2 to §7). `undefined` for all else, which may still be a valid request.
 */
export function readPlainRequest(bytes: Buffer): ReceivedRequest | undefined {
  const text = bytes.toString('latin1', 0, Math.min(bytes.length, maxHeadBytes));
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = text.slice(0, end + 2);
  if (odd.test(head)) return undefined;
  const lineEnd = head.indexOf('\r\n');
  const line = readRequestLine(head.slice(0, lineEnd));
  if (!line) return undefined;
  const fields: string[] = [];
  let length = 0;
  for (let at = lineEnd + 2; at < head.length; ) {
    const colon = head.indexOf(':', at);
    const next = head.indexOf('\r\n', at);
    if (colon === -1 || colon > next) return undefined;
    const name = head.slice(at, colon);
    if (!token.test(name)) return undefined;
    const value = withoutOuterSpace(head, colon + 1, next);
    const framing = framingOf(name, value);
    if (framing === 'odd') return undefined;
    if (framing !== undefined) {
      if (length > 0) return undefined;
      length = framing;
    }
    fields.push(name, value);
    at = next + 2;
  }
  const from = end + 4;
  if (bytes.length - from !== length) return undefined;
  return { ...line, headers: new ReceivedHeaders(fields), body: bytes.subarray(from) };
}

function readRequestLine(line: string): Pick<ReceivedRequest, 'method' | 'target'> | undefined {
  const first = line.indexOf(' ');
  const last = line.length - ' HTTP/1.1'.length;
  const method = line.slice(0, first);
  if (!methods.has(method) || !line.endsWith(' HTTP/1.1')) return undefined;
  const target = line.slice(first + 1, last);
  return target.startsWith('/') && !target.includes(' ') && !target.includes('\t')
    ? { method, target }
    : undefined;
}

/** A field value without the white space around it (RFC 9110 §5.5). */
function withoutOuterSpace(head: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isSpace(head.charCodeAt(start))) start++;
  while (end > start && isSpace(head.charCodeAt(end - 1))) end--;
  return head.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === space || code === tab;
}

/** The length that a field announces, or that it asks for more than a plain answer. */
function framingOf(name: string, value: string): number | 'odd' | undefined {
  // Asked of every field of every request, so most are told apart by their length.
  switch (name.length) {
    case 'expect'.length:
      return name.toLowerCase() === 'expect' ? 'odd' : undefined;
    case 'upgrade'.length:
      return /^(upgrade|trailer)$/i.test(name) ? 'odd' : undefined;
    case 'connection'.length:
      return name.toLowerCase() === 'connection' && value.toLowerCase() !== 'keep-alive' ? 'odd' : undefined;
    case 'content-length'.length:
      if (name.toLowerCase() !== 'content-length') return undefined;
      return /^(0|[1-9]\d{0,8})$/.test(value) ? Number(value) : 'odd';
    case 'transfer-encoding'.length:
      return name.toLowerCase() === 'transfer-encoding' ? 'odd' : undefined;
    case 'proxy-connection'.length:
      return name.toLowerCase() === 'proxy-connection' ? 'odd' : undefined;
    default:
      return undefined;
  }
}
