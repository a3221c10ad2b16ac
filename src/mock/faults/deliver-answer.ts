import type { ServerResponse } from 'node:http';
import type { ServedAnswer } from '../served-answer.js';
import { resetConnection } from '../tls/reset-connection.js';
import { pieceCount } from './body-pieces.js';
import type { Delivery } from './delivery.js';

/** Sends an answer as badly as its delivery says. */
export function deliverBadly(
  response: ServerResponse,
  { status, headers, body }: ServedAnswer,
  delivery: Delivery,
): void {
  const { socket } = response;
  if (delivery === 'reset') {
    if (socket) resetConnection(socket);
    return;
  }
  if (delivery === 'garbage') {
    socket?.end(Buffer.from([0, 255, 1, 254, 2, 253, 13, 10, 13, 10]));
    return;
  }
  response.writeHead(status, headers as string[]);
  if (delivery === 'half') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => socket?.destroy());
    return;
  }
  drip(response, body, delivery.drip);
}

function drip(response: ServerResponse, body: Buffer, time: number): void {
  const size = Math.max(1, Math.ceil(body.length / pieceCount));
  let at = 0;
  const timer = setInterval(() => {
    if (at >= body.length) {
      clearInterval(timer);
      response.end();
      return;
    }
    response.write(body.subarray(at, at + size));
    at += size;
  }, time / pieceCount);
  response.once('close', () => clearInterval(timer));
}
