import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from './delivery.js';

/** In how many pieces a body drips. */
export const pieceCount = 20;

/** Whether nothing of an answer arrives that could be read. */
export function isLost(delivery: Delivery | undefined): boolean {
  return delivery === 'reset' || delivery === 'garbage';
}

/** What a client of a lost answer gets in its place. */
export function connectionReset(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

/** A body as it travels: whole, in pieces over time, or half of it and then an error. */
export async function* bodyPieces(body: Buffer, delivery: Delivery | undefined): AsyncGenerator<Buffer> {
  if (delivery === 'half') {
    yield body.subarray(0, Math.floor(body.length / 2));
    throw connectionReset();
  }
  if (typeof delivery !== 'object') {
    yield body;
    return;
  }
  const size = Math.max(1, Math.ceil(body.length / pieceCount));
  for (let at = 0; at < body.length; at += size) {
    await pause(delivery.drip / pieceCount);
    yield body.subarray(at, at + size);
  }
}
