import type { Readable } from 'node:stream';

/** The bytes of a stream that passes by, kept up to a limit. */
export interface CapturedBody {
  /** What was kept so far; nothing once the limit was passed. */
  bytes(): Buffer;
  /** Whether more came than is kept. */
  readonly isTooLong: boolean;
}

/** Keeps what flows through a stream, up to `limit` bytes; it makes the stream flow. */
export function captureBody(stream: Readable, limit: number): CapturedBody {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
  });
  return {
    bytes: () => Buffer.concat(chunks),
    get isTooLong() {
      return length > limit;
    },
  };
}
