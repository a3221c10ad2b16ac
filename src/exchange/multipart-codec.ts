import { type HeaderList, headerValue } from '../http/message.js';
import { booleanAt, type DocumentNode, isMapping, member, members } from '../openapi/document-node.js';
import { type BodyDescription, encodedTypes, encodingOf, wholePart } from './body-description.js';
import {
  type DecodedBody,
  decodeJson,
  decodeOctets,
  decodeText,
  encodeOctets,
  plainText,
} from './decoded-body.js';
import { concreteMediaType, isJson, matchMediaType, parseMediaType } from './media-type.js';
import { type BodyPart, dispositionOf, parseParts, writeParts } from './multipart-parts.js';
import { chosen, readText } from './read-text.js';
import { binaryTypeOf, itemsOf, propertyOf, type SchemaPart, typesOf } from './schema-types.js';

/** Writes an object as `multipart/form-data` (RFC 7578), a list by repeating its part; `undefined` without a boundary, or where a part holds it. */
export function encodeMultipart(
  value: unknown,
  boundary: string,
  description?: BodyDescription,
): Buffer | undefined {
  const entries = Array.isArray(value) ? value.map((item) => [undefined, item] as const) : fieldsOf(value);
  const whole = wholePart(description);
  const parts = entries.flatMap(([name, entry]): BodyPart[] => {
    if (entry === undefined) return [];
    const encoding = name === undefined ? undefined : encodingOf(description, name);
    const part = name === undefined ? itemsOf(whole) : propertyOf(whole, name);
    const isList = Array.isArray(entry) && encodedTypes(encoding).every((type) => !isJsonType(type));
    const items = isList ? entry : [entry];
    const inside = isList ? itemsOf(part) : part;
    return items.map((item) => writePart(name, item, inside, encoding));
  });
  return boundary === '' ? undefined : writeParts(parts, boundary);
}

/** Reads the parts as the schema and the encodings ask: those of one name are a list, those without names are one, too. */
export function decodeMultipart(
  bytes: Buffer,
  boundary: string | undefined,
  description?: BodyDescription,
): DecodedBody {
  const parsed = parseParts(bytes, boundary);
  if (!parsed.ok) return parsed;
  const whole = wholePart(description);
  const { parts } = parsed;
  if (parts.length > 0 && parts.every(({ name }) => name === undefined)) {
    return readAll(parts, itemsOf(whole), false);
  }
  const entries: [string, unknown][] = [];
  for (const [name, named] of partsByName(parts)) {
    const property = propertyOf(whole, name);
    const isList = typesOf(property).includes('array');
    const inside = isList ? itemsOf(property) : property;
    const read = readAll(named, inside, isList && named.length === 1);
    if (!read.ok) return { ok: false, message: `the part \`${name}\`: ${read.message}` };
    const values = read.value as unknown[];
    const [only] = values;
    // A list is written as a part for each item, or as one part that is the JSON of all.
    const isWhole = isList && values.length === 1 && Array.isArray(only);
    if (isWhole) entries.push([name, chosen([only, values], property)]);
    else entries.push([name, isList || values.length > 1 ? values : only]);
  }
  return { ok: true, value: Object.fromEntries(entries) };
}

function partsByName(parts: readonly BodyPart[]): Map<string, BodyPart[]> {
  const byName = new Map<string, BodyPart[]>();
  for (const part of parts) {
    if (part.name === undefined) continue;
    const known = byName.get(part.name);
    if (known) known.push(part);
    else byName.set(part.name, [part]);
  }
  return byName;
}

/** What is wrong with a part beside its value. */
export interface PartFlaw {
  readonly property: string;
  readonly keyword: string;
  readonly message: string;
  readonly rule: DocumentNode;
}

/** Judges the parts against their Encoding Objects: the media types that one names, and the headers it requires. */
export function judgeParts(
  bytes: Buffer,
  boundary: string | undefined,
  description: BodyDescription,
): PartFlaw[] {
  const parsed = parseParts(bytes, boundary);
  if (!parsed.ok) return [];
  return parsed.parts.flatMap((part): PartFlaw[] => {
    const encoding = part.name === undefined ? undefined : encodingOf(description, part.name);
    if (!encoding || part.name === undefined) return [];
    const property = part.name;
    const types = encodedTypes(encoding).map((type) => ({ type }));
    const written = headerValue(part.headers, 'content-type') ?? 'text/plain';
    const media = parseMediaType(written);
    const flaws: PartFlaw[] = [];
    if (types.length > 0 && !(media && matchMediaType(types, media))) {
      const rule = member(encoding, 'contentType') ?? encoding;
      flaws.push({
        property,
        keyword: 'content',
        message: `the part \`${property}\` is ${written}`,
        rule,
      });
    }
    for (const { key, node } of members(member(encoding, 'headers'))) {
      if (key.toLowerCase() === 'content-type' || booleanAt(node, 'required') !== true) continue;
      if (headerValue(part.headers, key) !== undefined) continue;
      const rule = member(node, 'required') ?? node;
      const message = `the part \`${property}\` lacks the header ${key}`;
      flaws.push({ property, keyword: 'required', message, rule });
    }
    return flaws;
  });
}

function fieldsOf(value: unknown): [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : [];
}

function writePart(
  name: string | undefined,
  value: unknown,
  part: SchemaPart,
  encoding: DocumentNode | undefined,
): BodyPart {
  const binary = binaryTypeOf(part);
  const isCompound = value !== null && typeof value === 'object';
  const stated = encodedTypes(encoding)[0];
  const type =
    stated === undefined
      ? (binary ?? (isCompound ? 'application/json' : undefined))
      : concreteMediaType(stated);
  const media = type === undefined ? undefined : parseMediaType(type);
  const isBytes = binary !== undefined || (media !== undefined && !isJson(media) && media.type !== 'text');
  const headers: (readonly [string, string])[] = [];
  if (name !== undefined)
    headers.push(['Content-Disposition', dispositionOf(name, isBytes ? name : undefined)]);
  // A part without a type is plain text (RFC 7578 §4.4).
  if (type !== undefined) headers.push(['Content-Type', type]);
  const bytes = media && isJson(media) ? Buffer.from(JSON.stringify(value) ?? '') : undefined;
  const text = value === null ? '' : plainText(value);
  return {
    headers: [...headers, ...statedHeaders(encoding)],
    ...(name === undefined ? {} : { name }),
    bytes: bytes ?? (isBytes ? encodeOctets(text) : Buffer.from(text, 'utf8')),
  };
}

/** The headers that an Encoding Object describes with an example, and those that it requires. */
function statedHeaders(encoding: DocumentNode | undefined): HeaderList {
  return members(encoding && member(encoding, 'headers')).flatMap(({ key, node }) => {
    if (key.toLowerCase() === 'content-type') return [];
    const schema = member(node, 'schema');
    const sample =
      member(node, 'example') ?? (schema && (member(schema, 'example') ?? member(schema, 'default')));
    if (!sample && booleanAt(node, 'required') !== true) return [];
    return [[key, sample ? plainText(sample.value) : 'value'] as const];
  });
}

/** `mayBeList` where one part may hold all the items of a list. */
function readAll(parts: readonly BodyPart[], schema: SchemaPart, mayBeList: boolean): DecodedBody {
  const values: unknown[] = [];
  for (const part of parts) {
    const read = readPart(part, schema, mayBeList);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return { ok: true, value: values };
}

function readPart({ headers, bytes }: BodyPart, schema: SchemaPart, mayBeList: boolean): DecodedBody {
  const written = headerValue(headers, 'content-type');
  const media = written === undefined ? undefined : parseMediaType(written);
  const isBinary = binaryTypeOf(schema) !== undefined;
  if (isBinary || (media && media.type !== 'text' && !isJson(media)))
    return { ok: true, value: decodeOctets(bytes) };
  const text = decodeText(bytes, media?.parameters.get('charset'));
  if (text === undefined) return { ok: false, message: 'the bytes are not of its charset' };
  if (!media || !isJson(media)) return { ok: true, value: readText(text, schema) };
  const decoded = decodeJson(text);
  if (!decoded.ok || (mayBeList && Array.isArray(decoded.value))) return decoded;
  // Servers that hand over parts as text do not look at their labels.
  const read = readText(text, schema);
  const types = typesOf(schema);
  const isCompound = decoded.value !== null && typeof decoded.value === 'object';
  const own = Array.isArray(decoded.value) ? 'array' : 'object';
  const isText = isCompound && types.length > 0 && !types.includes(own);
  return { ok: true, value: isText ? read : chosen([decoded.value, read], schema) };
}

function isJsonType(type: string | undefined): boolean {
  const media = type === undefined ? undefined : parseMediaType(type);
  return media !== undefined && isJson(media);
}
