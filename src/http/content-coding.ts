import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { combinedHeader, type HeaderList } from './message.js';

/** A bound on what a compressed body may grow to. */
const maxOutputLength = 64 * 1024 * 1024;

/** A body without its content codings, or as it came with what is wrong with them. */
export interface DecodedContent {
  readonly body: Buffer;
  readonly codingProblem?: string;
}

/**
 * Undoes `Content-Encoding` (RFC 9110 §8.4), the last coding first; of a part of a body what can be read of it. A coding that nobody knows
 * leaves the bytes as they are: they may be plain all the same.
 */
export function decodeContent(headers: HeaderList, body: Buffer, isPart = false): DecodedContent {
  const written = combinedHeader(headers, 'content-encoding');
  if (written === undefined || body.length === 0) return { body };
  let decoded = body;
  for (const coding of written.toLowerCase().split(',').reverse()) {
    const undo = codings[coding.trim()];
    try {
      if (undo) decoded = undo(decoded, isPart);
    } catch (error) {
      return { body, codingProblem: `the body is not ${coding.trim()}: ${(error as Error).message}` };
    }
  }
  return { body: decoded };
}

type Undo = (body: Buffer, isPart: boolean) => Buffer;

const zlibOptions = (isPart: boolean) => ({
  maxOutputLength,
  ...(isPart ? { finishFlush: constants.Z_SYNC_FLUSH } : {}),
});

const gunzip: Undo = (body, isPart) => gunzipSync(body, zlibOptions(isPart));

const codings: Readonly<Record<string, Undo>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // Some send the raw format under this name (RFC 9110 §8.4.1.2).
  deflate: (body, isPart) =>
    ((body[0] ?? 0) & 0x0f) === 8
      ? inflateSync(body, zlibOptions(isPart))
      : inflateRawSync(body, zlibOptions(isPart)),
  br: (body, isPart) =>
    brotliDecompressSync(body, {
      maxOutputLength,
      ...(isPart ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {}),
    }),
};
