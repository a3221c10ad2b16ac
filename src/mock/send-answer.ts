import { type IncomingMessage, type ServerResponse, validateHeaderName } from 'node:http';
import type { HeaderList } from '../http/message.js';
import { isBodiless } from './documented-answer.js';
import type { MockAnswer } from './mock-engine.js';

/** How long the rest of a body that was refused for its length is still taken in, in milliseconds. */
const drainTime = 5_000;

/** Writes an answer; framing is ours, and headers that cannot be sent are left out. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: MockAnswer,
  isHead: boolean,
): void {
  const headers = sendableHeaders(answer.headers, isHead);
  const hasBody = !isHead && !isBodiless(answer.status);
  if (hasBody) headers.push(['Content-Length', String(answer.body.length)]);
  if (!request.complete) headers.push(['Connection', 'close']);
  response.writeHead(answer.status, headers.flat());
  if (!hasBody || answer.body.length === 0 || request.complete) {
    response.end(hasBody ? answer.body : undefined);
    return;
  }
  // Closing while bytes are still coming would reset the connection before the answer is read.
  response.write(answer.body);
  const timer = setTimeout(finish, drainTime);
  request.once('end', finish);
  request.once('close', finish);
  function finish(): void {
    clearTimeout(timer);
    response.end();
  }
}

/** Headers of the connection itself (RFC 9110 §7.6.1), the body's length, and a coding that the body does not have. */
const ownFraming = new Set([
  'connection',
  'content-encoding',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function sendableHeaders(headers: HeaderList, isHead: boolean): [string, string][] {
  return headers.flatMap(([name, value]): [string, string][] => {
    const key = name.toLowerCase();
    if (ownFraming.has(key) || (key === 'content-length' && !isHead) || !isHeaderName(name)) return [];
    return [[name, headerText(value)]];
  });
}

/** A field value's octets (RFC 9110 §5.5); others become `?`. */
export function headerText(value: string): string {
  return value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').trim();
}

function isHeaderName(name: string): boolean {
  try {
    validateHeaderName(name);
    return true;
  } catch {
    return false;
  }
}
