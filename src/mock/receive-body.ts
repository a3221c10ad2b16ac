import type { IncomingMessage } from 'node:http';
import { expectsBody } from './send-answer.js';

/**
 * Gathers a body up to a limit in bytes and hands it over, at once where there is none; what comes beyond the limit is let
 * through unkept, so that an answer can be read. Of a request that was broken off nothing is handed over.
 */
export function receiveBody(
  message: IncomingMessage,
  maxBytes: number,
  done: (body: Buffer | 'too large') => void,
): void {
  if (!expectsBody(message)) {
    done(nothing);
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  message.on('error', () => undefined);
  message.on('data', (chunk: Buffer) => {
    const wasTooLarge = length > maxBytes;
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
    else if (!wasTooLarge) {
      chunks.length = 0;
      done('too large');
    }
  });
  message.on('end', () => {
    if (length <= maxBytes) done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
  });
}

const nothing = Buffer.alloc(0);
