import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Answer } from './segment-api.js';

/** How a server writes its answers; none of it is a departure from HTTP (RFC 9110, RFC 9112). */
export interface Manner {
  /** Milliseconds before an answer begins. */
  readonly lateness: number;
  /**
   * `plain` announces lengths; `ornate` sends pretty-printed chunks, header names in capitals and a charset; `terse` lets
   * the end of the connection mark the end of the body.
   */
  readonly style: 'plain' | 'ornate' | 'terse';
}

export const PLAINLY: Manner = { lateness: 0, style: 'plain' };

/** Sends an answer in a server's manner, or breaks off as the answer itself says. */
export async function deliver(reply: FastifyReply, answer: Answer, manner: Manner): Promise<void> {
  reply.hijack();
  if (manner.lateness > 0) await wait(manner.lateness);
  if (answer.delivery !== 'whole') return breakOff(reply, answer);
  const { raw } = reply;
  const bytes = bytesOf(answer, manner.style === 'ornate' ? 2 : 0);
  const headers = { ...answer.headers, ...typeOf(answer, manner) };
  if (manner.style === 'ornate') {
    raw.writeHead(
      answer.status,
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
    );
    const middle = Math.floor(bytes.length / 2);
    for (const chunk of [bytes.subarray(0, middle), bytes.subarray(middle)]) {
      if (chunk.length > 0) raw.write(chunk);
    }
    raw.end();
  } else if (manner.style === 'terse') {
    raw.removeHeader('transfer-encoding');
    raw.writeHead(answer.status, { ...headers, connection: 'close' });
    if (bytes.length > 0) raw.write(bytes);
    raw.end();
  } else {
    const length = answer.status === 204 ? {} : { 'content-length': bytes.length };
    raw.writeHead(answer.status, { ...headers, ...length }).end(bytes);
  }
}

/** Breaks a promise of HTTP itself. */
function breakOff({ raw }: FastifyReply, answer: Answer): void {
  if (answer.delivery === 'held') return;
  if (answer.delivery === 'none') {
    raw.destroy();
    return;
  }
  const bytes = bytesOf(answer, 0);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const announced = { cut: bytes.length, stalled: bytes.length, overlong: half.length }[
    answer.delivery as string
  ];
  raw.writeHead(answer.status, {
    ...answer.headers,
    ...typeOf(answer, PLAINLY),
    ...(announced !== undefined && { 'content-length': announced }),
  });
  if (answer.delivery === 'open') raw.write(bytes);
  else if (answer.delivery === 'overlong') raw.end(bytes);
  else if (answer.delivery === 'stalled') raw.write(half);
  else raw.write(half, () => raw.socket?.destroySoon());
}

function bytesOf({ text, body }: Answer, indent: number): Buffer {
  if (text !== undefined) return Buffer.from(text as string);
  return Buffer.from(body === undefined ? '' : JSON.stringify(body, null, indent));
}

function typeOf({ mediaType }: Answer, { style }: Manner): Record<string, string> {
  if (!mediaType) return {};
  return { 'content-type': style === 'ornate' ? `${mediaType}; charset="UTF-8"` : mediaType };
}
