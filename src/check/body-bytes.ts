import { encodeBody } from '../exchange/body-codec.js';
import type { JudgedBytes } from '../exchange/judge-content.js';
import { isJson, parseMediaType } from '../exchange/media-type.js';
import type { MediaType } from '../openapi/api.js';

const written = new WeakMap<object, Buffer>();

/** What was said of the bytes written here. */
export const judgedBytes: JudgedBytes = new WeakMap();

/** A body's bytes in a concrete media type. Operations of one schema share their values, so JSON of the same object is the same buffer. */
export function bodyBytes(value: unknown, type: string, mediaType: MediaType | undefined): Buffer {
  const media = parseMediaType(type);
  const isShared = typeof value === 'object' && value !== null && media !== undefined && isJson(media);
  const known = isShared ? written.get(value) : undefined;
  if (known) return known;
  const description = mediaType && ({ mediaType, direction: 'request' } as const);
  const bytes = encodeBody(type, value, description) ?? Buffer.alloc(0);
  if (isShared) written.set(value, bytes);
  return bytes;
}
