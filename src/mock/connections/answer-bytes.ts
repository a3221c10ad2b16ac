import { STATUS_CODES } from 'node:http';
import { isBodiless } from '../documented-answers.js';
import type { ServedAnswer } from '../served-answer.js';

/** The bytes of an answer on a connection that is kept, as `node:http` would write them. */
export function answerBytes({ status, lines, body }: ServedAnswer, isHead: boolean): Buffer {
  const isSilent = isBodiless(status);
  const length = isSilent ? '' : `Content-Length: ${body.length}\r\n`;
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n${lines.text}${length}${endOfHead()}`;
  const bytes = Buffer.allocUnsafe(head.length + (isHead || isSilent ? 0 : body.length));
  bytes.write(head, 'latin1');
  body.copy(bytes, head.length);
  return bytes;
}

let second = 0;
let end = '';

/** What stands in every head of the same second (RFC 9110 §6.6.1), and the empty line. */
function endOfHead(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    const date = new Date(now * 1000).toUTCString();
    end = `Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n\r\n`;
  }
  return end;
}
