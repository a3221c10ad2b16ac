import { decodeBody } from '../exchange/body-codec.js';
import { isJson, matchMediaType, parseMediaType } from '../exchange/media-type.js';
import type { MockRequest } from './mock-request.js';

/** A body's value for the engine, or why it is none, with the statuses that say so, the best first. */
export type ReadBodyValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly statuses: readonly [number, ...number[]]; readonly message: string };

/** Reads a body that is there, whatever its framing, by its Content-Type: JSON parsed, all else as text. */
export function readBodyValue(request: MockRequest): ReadBodyValue {
  const { operation, body: bytes } = request;
  if (!bytes || !operation.requestBody) return { ok: true, value: undefined };
  const { content } = operation.requestBody;
  const written = request.header('content-type');
  const media = written === undefined ? undefined : parseMediaType(written);
  const coding = request.header('content-encoding');
  const documented = content.map(({ type }) => type).join(' or ');
  if (coding !== undefined && coding.toLowerCase() !== 'identity') {
    return unsupported(`A body with Content-Encoding ${coding} is not read; send it as it is.`);
  }
  if (content.length > 0 && !(media && matchMediaType(content, media))) {
    return unsupported(
      written === undefined
        ? `The body has no Content-Type; ${documented} is documented.`
        : `The body is sent as ${written}; ${documented} is documented.`,
    );
  }
  if (!media || !isJson(media)) return { ok: true, value: bytes.toString('utf8') };
  const decoded = decodeBody(media, bytes);
  if (decoded.ok) return decoded;
  return { ok: false, statuses: [400, 422], message: `The body is malformed: ${decoded.message}.` };
}

function unsupported(message: string): ReadBodyValue {
  return { ok: false, statuses: [415, 422, 400], message };
}
