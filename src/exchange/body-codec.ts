import { type BodyDescription, wholePart } from './body-description.js';
import {
  type DecodedBody,
  decodeJson,
  decodeOctets,
  decodeText,
  encodeOctets,
  plainText,
} from './decoded-body.js';
import { decodeForm, encodeForm } from './form-codec.js';
import { isJson, type ParsedMediaType, parseMediaType } from './media-type.js';
import { decodeMultipart, encodeMultipart } from './multipart-codec.js';
import { readText } from './read-text.js';
import { decodeSequence, describesItems, encodeSequence, sequenceKind } from './sequence-codec.js';
import { decodeXml, encodeXml } from './xml-codec.js';

export type { BodyDescription } from './body-description.js';
export type { DecodedBody } from './decoded-body.js';

/** What bodies of a media type are made of. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'xml' | 'sequence' | 'text' | 'binary';

/** The kind of a media type's bodies. */
export function bodyKind(media: ParsedMediaType): BodyKind {
  const { type, subtype } = media;
  if (isJson(media)) return 'json';
  if (type === 'application' && subtype === 'x-www-form-urlencoded') return 'form';
  if (type === 'multipart') return 'multipart';
  if (subtype === 'xml' || subtype.endsWith('+xml')) return 'xml';
  if (sequenceKind(media)) return 'sequence';
  return type === 'text' ? 'text' : 'binary';
}

/** Whether bodies of this media type can be written and read here. */
export function hasCodec(mediaType: string): boolean {
  return parseMediaType(mediaType) !== undefined;
}

/**
 * Bytes for a value; `undefined` where they cannot be written: in a media type that is none, a value that XML cannot
 * hold, or a multipart body without a boundary in its media type. Forms, parts, XML and events are written as the
 * description says, and without one by the value alone.
 */
export function encodeBody(
  mediaType: string,
  value: unknown,
  description?: BodyDescription,
): Buffer | undefined {
  const media = parseMediaType(mediaType);
  if (!media) return undefined;
  switch (bodyKind(media)) {
    case 'json':
      return Buffer.from(JSON.stringify(value) ?? 'null', 'utf8');
    case 'form':
      return Buffer.from(encodeForm(value, description), 'utf8');
    case 'multipart':
      return encodeMultipart(value, media.parameters.get('boundary') ?? '', description);
    case 'xml': {
      const text = encodeXml(value, description);
      return text === undefined ? undefined : Buffer.from(text, 'utf8');
    }
    case 'sequence': {
      const kind = sequenceKind(media);
      const isText = !kind || (typeof value === 'string' && kind === 'events');
      return Buffer.from(isText ? plainText(value) : encodeSequence(kind, value, description), 'utf8');
    }
    case 'text':
      return Buffer.from(plainText(value), 'utf8');
    case 'binary':
      return encodeOctets(value);
  }
}

/**
 * The value of received bytes: JSON as RFC 8259 reads it, binary as one string of octets; text, forms, parts, XML and
 * events as the description's schema asks, and without one as texts.
 */
export function decodeBody(
  media: ParsedMediaType,
  bytes: Buffer,
  description?: BodyDescription,
): DecodedBody {
  const kind = bodyKind(media);
  if (kind === 'binary') return { ok: true, value: decodeOctets(bytes) };
  if (kind === 'multipart') return decodeMultipart(bytes, media.parameters.get('boundary'), description);
  const text = decodeText(bytes, charsetOf(kind, media, bytes));
  if (text === undefined) {
    const message = `the bytes are not ${kind === 'text' ? 'of its charset' : 'UTF-8'}`;
    return { ok: false, message, isNoText: true };
  }
  const sequence = sequenceKind(media);
  if (sequence && (sequence !== 'events' || describesItems(description)))
    return decodeSequence(sequence, text, description);
  switch (kind) {
    case 'json':
      return decodeJson(text);
    case 'form':
      return { ok: true, value: decodeForm(text, description) };
    case 'xml':
      return decodeXml(text, description);
    default:
      return { ok: true, value: description ? readText(text, wholePart(description)) : text };
  }
}

/** JSON knows no charset (RFC 8259 §11); XML names its own where the media type names none (RFC 7303 §3). */
function charsetOf(kind: BodyKind, media: ParsedMediaType, bytes: Buffer): string | undefined {
  if (kind !== 'text' && kind !== 'xml') return undefined;
  const named = media.parameters.get('charset');
  if (named !== undefined || kind === 'text') return named;
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1];
}
