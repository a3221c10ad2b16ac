import type { IncomingMessage } from 'node:http';
import type { ReceivedHeaders } from '../http/received-headers.js';

/** Whether a request has content, by its framing (RFC 9112 §6.3). */
export function hasContent(headers: ReceivedHeaders): boolean {
  const length = headers.get('content-length');
  return (length !== undefined && !/^0*$/.test(length)) || headers.get('transfer-encoding') !== undefined;
}

/**
 * Gathers a body up to a limit in bytes and hands it over; of one that announces more nothing is waited for. What comes beyond the limit is let
 * through unkept, so that an answer can be read. Of a request that was broken off nothing is handed over.
 */
export function receiveBody(
  message: IncomingMessage,
  maxBytes: number,
  done: (body: Buffer | 'too large') => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  message.on('error', () => undefined);
  if (Number(message.headers['content-length'] ?? 0) > maxBytes) {
    message.resume();
    done('too large');
    return;
  }
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
