import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { type HeaderList, headerValue } from './message.js';

/** A bound on what a compressed body may grow to. */
const maxOutputLength = 64 * 1024 * 1024;

/** Undoes `Content-Encoding` (RFC 9110 §8.4); a coding that is unknown or broken leaves the bytes as they are. */
export function decodeContent(headers: HeaderList, body: Buffer): Buffer {
  const coding = headerValue(headers, 'content-encoding')?.trim().toLowerCase();
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(body, { maxOutputLength });
    if (coding === 'br') return brotliDecompressSync(body, { maxOutputLength });
    if (coding === 'deflate') return inflateSync(body, { maxOutputLength });
  } catch {
    // The body is judged as it came.
  }
  return body;
}
