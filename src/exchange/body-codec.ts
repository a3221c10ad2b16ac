import { TextDecoder } from 'node:util';
import { isJson, type ParsedMediaType, parseMediaType } from './media-type.js';

/** A decoded body, or why its bytes are not what the media type says. */
export type DecodedBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Whether bodies of this media type can be written and read here. */
export function hasCodec(mediaType: string): boolean {
  const media = parseMediaType(mediaType);
  return media !== undefined && kindOf(media) !== undefined;
}

/** Whether the bytes are `name=value` pairs (`application/x-www-form-urlencoded`). */
export function isForm(media: ParsedMediaType): boolean {
  return kindOf(media) === 'form';
}

/** Bytes for a value; `undefined` where there is no codec for the media type. */
export function encodeBody(mediaType: string, value: unknown): Buffer | undefined {
  const media = parseMediaType(mediaType);
  switch (media && kindOf(media)) {
    case 'json':
      return Buffer.from(JSON.stringify(value) ?? 'null', 'utf8');
    case 'form':
      return Buffer.from(encodeForm(value), 'utf8');
    case 'text':
      return Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 'utf8');
    case 'binary':
      return typeof value === 'string'
        ? Buffer.from(value, 'utf8')
        : Buffer.from(JSON.stringify(value) ?? '', 'utf8');
    default:
      return undefined;
  }
}

/** The value of received bytes; JSON as RFC 8259 reads it, text and binary as one string. */
export function decodeBody(media: ParsedMediaType, bytes: Buffer): DecodedBody {
  const kind = kindOf(media);
  if (kind === 'binary' || kind === undefined) return { ok: true, value: bytes.toString('latin1') };
  let text: string;
  try {
    text = decoderOf(kind === 'text' ? media.parameters.get('charset') : undefined).decode(bytes);
  } catch {
    return { ok: false, message: `the bytes are not ${kind === 'text' ? 'of its charset' : 'UTF-8'}` };
  }
  if (kind === 'text') return { ok: true, value: text };
  if (kind === 'form') return { ok: true, value: decodeForm(text) };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: `the text is not JSON: ${(error as Error).message}` };
  }
}

/** UTF-8 unless another charset is named that is known; JSON knows no charset (RFC 8259 §11). */
function decoderOf(charset = 'utf-8'): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return new TextDecoder('utf-8', { fatal: true });
  }
}

function kindOf(media: ParsedMediaType): 'json' | 'form' | 'text' | 'binary' | undefined {
  if (isJson(media)) return 'json';
  const name = `${media.type}/${media.subtype}`;
  if (name === 'application/x-www-form-urlencoded') return 'form';
  if (media.subtype === 'xml' || media.subtype.endsWith('+xml') || media.type === 'multipart')
    return undefined;
  return media.type === 'text' ? 'text' : 'binary';
}

function encodeForm(value: unknown): string {
  const form = new URLSearchParams();
  for (const [name, entry] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    for (const item of Array.isArray(entry) ? entry : [entry]) {
      form.append(name, item !== null && typeof item === 'object' ? JSON.stringify(item) : String(item));
    }
  }
  return form.toString();
}

function decodeForm(text: string): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const fields = new URLSearchParams(text);
  for (const name of new Set(fields.keys())) {
    const all = fields.getAll(name);
    Object.defineProperty(value, name, {
      value: all.length === 1 ? all[0] : all,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return value;
}
