import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** A decoded body, or why its bytes are not what the media type says. */
export type DecodedBody =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly message: string;
      /** The bytes are no text at all in their charset. */
      readonly isNoText?: true;
    };

/** The value of JSON text (RFC 8259). */
export function decodeJson(text: string): DecodedBody {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: `the text is not JSON: ${(error as Error).message}` };
  }
}

/** The text of bytes in a charset, UTF-8 where none is named or it is unknown; `undefined` where the bytes are none of it. */
export function decodeText(bytes: Buffer, charset = 'utf-8'): string | undefined {
  const decoder = charset === 'utf-8' ? undefined : decoderOf(charset);
  try {
    return decoder ? decoder.decode(bytes) : decodeUtf8(bytes);
  } catch {
    return undefined;
  }
}

/** As a `TextDecoder` would, a byte order mark left out, in a third of its time. */
function decodeUtf8(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** `undefined` for a charset that nobody knows. */
function decoderOf(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return undefined;
  }
}

/** Octets as a text of characters up to U+00FF, one each. */
export function decodeOctets(bytes: Buffer): string {
  return bytes.toString('latin1');
}

/** Undoes {@link decodeOctets}; a text with other characters is no octets and goes as UTF-8, any other value as JSON. */
export function encodeOctets(value: unknown): Buffer {
  if (typeof value !== 'string') return Buffer.from(JSON.stringify(value) ?? '', 'utf8');
  return Buffer.from(value, /^[\0-\u00ff]*$/.test(value) ? 'latin1' : 'utf8');
}

/** A value as plain text: itself, or JSON. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
