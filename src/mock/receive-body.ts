import type { IncomingMessage } from 'node:http';

/** What became of a request's body. */
export type ReceivedBody = Buffer | 'too large' | 'aborted';

/** Gathers a body up to a limit in bytes; what comes beyond it is let through unkept, so that an answer can be read. */
export function receiveBody(message: IncomingMessage, maxBytes: number): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve('too large');
      }
    });
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', () => resolve('aborted'));
    message.on('close', () => resolve('aborted'));
  });
}
