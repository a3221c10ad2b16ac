import type { Json, JsonObject } from '../json.js';
import { DEEPEST, isDeeperThan } from '../read-body.js';
import { asTyped } from './read-parameters.js';

/** A body as bytes, or why there is none to look at. */
export type PetBody =
  | { readonly value: Json; readonly files: Readonly<Record<string, Buffer>>; readonly type: string }
  | { readonly status: 400 | 413 | 415 };

/** Reads a body in one of the media types that an operation takes. */
export async function readPetBody(
  bodies: Readonly<Record<string, JsonObject>>,
  received: { readonly bytes: Buffer; readonly size: number; readonly contentType: string | undefined },
  limit: number,
): Promise<PetBody> {
  const { bytes, size } = received;
  if (size === 0) return { status: 400 };
  const type = received.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const schema = bodies[type];
  if (!schema) return { status: 415 };
  if (size > limit) return { status: 413 };
  try {
    if (type.endsWith('json')) {
      const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
      return isDeeperThan(DEEPEST, value) ? { status: 400 } : { value, files: {}, type };
    }
    if (type === 'application/x-www-form-urlencoded')
      return { value: fromPairs(schema, new URLSearchParams(bytes.toString('utf8'))), files: {}, type };
    if (type === 'multipart/form-data') return await fromParts(schema, bytes, received.contentType ?? '');
    return { value: null, files: { body: bytes }, type };
  } catch {
    return { status: 400 };
  }
}

function fromPairs(schema: JsonObject, pairs: Iterable<[string, string]>): JsonObject {
  const value: JsonObject = {};
  const properties = schema.properties as Record<string, JsonObject>;
  for (const [name, text] of pairs) {
    const property = Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {};
    if (property.type === 'array') {
      const before = value[name];
      value[name] = [...(Array.isArray(before) ? before : []), asTyped(property.items as JsonObject, text)];
    } else value[name] = asTyped(property, text);
  }
  return value;
}

/** RFC 7578. A part with a file name is a file; its place among the values shows only that it is there. */
async function fromParts(schema: JsonObject, bytes: Buffer, contentType: string): Promise<PetBody> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const texts: [string, string][] = [];
  const files: Record<string, Buffer> = {};
  for (const [name, part] of form) {
    if (typeof part === 'string') texts.push([name, part]);
    else files[name] = Buffer.from(await part.arrayBuffer());
  }
  const value = fromPairs(schema, texts);
  for (const name of Object.keys(files)) value[name] = name === 'file' ? '' : null;
  return { value, files, type: 'multipart/form-data' };
}
