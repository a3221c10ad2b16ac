import type { Parameter, ResponseHeader } from '../openapi/api.js';
import { readBracketed } from './bracketed-names.js';
import { isJson, parseMediaType } from './media-type.js';
import type { StyledParameter } from './parameter-style.js';
import { decodePercent, decodeQueryText } from './percent-encoding.js';
import { chosen, readJson, readRepeated, readText } from './read-text.js';
import {
  itemsOf,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  takesOtherProperties,
  typesOf,
} from './schema-types.js';
import { type SentPair, textsByName } from './sent-pairs.js';
import { splitPairs, splitPieces } from './split-pieces.js';

/** A parameter's name, style and schema, wherever they are written. */
export interface ReadableParameter {
  readonly style: StyledParameter;
  readonly part: SchemaPart;
}

/** A Parameter Object as {@link readPairs} and {@link readParameter} want it. */
export function readableOf(parameter: Parameter): ReadableParameter {
  const schema = parameter.schema?.schema('request') ?? true;
  return { style: parameter, part: { schema, root: schema } };
}

/**
 * Reads a parameter's texts, as they were sent under its own name, in its style and as the schema's type asks. Texts that
 * can be read in several ways are read in the one that conforms. Objects that spread over several names are read by
 * {@link readPairs}.
 */
export function readParameter(parameter: Parameter, texts: readonly string[]): unknown {
  const readable = readableOf(parameter);
  return chosen(ownReadings(readable, texts), readable.part);
}

/**
 * Reads a parameter out of all pairs of a query, of the cookies, or of a form; `taken` are the names of others, whose
 * pairs are no properties of a spread object. Absent: `undefined`.
 */
export function readPairs(
  readable: ReadableParameter,
  sent: readonly SentPair[],
  taken: ReadonlySet<string>,
): { readonly value: unknown } | undefined {
  const { style, part } = readable;
  const isPlain = style.style === 'cookie';
  const pairs = isPlain ? sent.map((pair) => ({ ...pair, name: pair.written })) : sent;
  const own = hasOwnName(readable)
    ? pairs.filter(({ name }) => name === style.name).map(({ text }) => text)
    : [];
  const readings = own.length === 0 ? [] : ownReadings(readable, own);
  const spread = readSpread(readable, pairs, taken);
  if (spread) readings.unshift(spread.value);
  return readings.length === 0 ? undefined : { value: chosen(readings, part) };
}

/** An object that spreads over several names never travels under its own, which a server may well ignore there. */
function hasOwnName({ style, part }: ReadableParameter): boolean {
  const spreads = style.mediaType === undefined && (style.explode || style.style === 'deepObject');
  const types = typesOf(part);
  const isObject = types.length > 0 && types.every((type) => type === 'object' || type === 'null');
  return !(spreads && isObject);
}

/** Reads a response header of style `simple`, or of the media type that describes it (OpenAPI 3.1 §4.8.21). */
export function readHeader(header: ResponseHeader, text: string): unknown {
  const schema = header.schema?.schema('response') ?? true;
  const style = {
    name: header.name,
    in: 'header',
    style: 'simple',
    explode: header.explode,
    allowReserved: false,
    ...(header.mediaType === undefined ? {} : { mediaType: header.mediaType }),
  } as const;
  const part = { schema, root: schema };
  return chosen(ownReadings({ style, part }, [text.trim()]), part);
}

/** Reads the decoded fields of a form as its schema asks; a list is written by repeating its name. */
export function readForm(part: SchemaPart, fields: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(
    Object.entries(fields).map(([name, entry]) => {
      return [name, readRepeated([entry].flat().map(String), propertyOf(part, name))];
    }),
  );
}

/** Undoes the encoding of a value in its place. */
export function decoderOf({ in: place, style }: StyledParameter): (text: string) => string {
  if (place === 'query') return decodeQueryText;
  return place === 'header' || style === 'cookie' ? (text) => text : decodePercent;
}

/** All that the texts under the parameter's own name may mean, what is written first. */
function ownReadings({ style, part }: ReadableParameter, texts: readonly string[]): unknown[] {
  const decode = decoderOf(style);
  const [text = ''] = texts;
  if (style.mediaType !== undefined) {
    const media = parseMediaType(style.mediaType);
    const decoded = decode(text);
    return [media && !isJson(media) ? readText(decoded, part) : readJson(decoded)];
  }
  const types = typesOf(part);
  const isRepeatable = style.explode && (style.in === 'query' || style.in === 'cookie');
  const readings: unknown[] = [];
  if (types.includes('array')) {
    if (isRepeatable) readings.push(texts.map((item) => readText(decode(item), itemsOf(part))));
    else readings.push(...splitPieces(style, texts, true).map((pieces) => readList(pieces, part)));
  }
  if (types.includes('object') && !isRepeatable) {
    const splits = splitPieces(style, texts, false).map((pieces) => splitPairs(style, pieces));
    readings.push(...splits.flatMap((pairs) => (pairs ? [readObject(pairs, part)] : [])));
  }
  const isOther = (type: string) => type !== 'array' && (type !== 'object' || readings.length === 0);
  if (types.length === 0 || types.some(isOther)) {
    const plain = texts.map((item) => readText(decode(withoutPrefix(style, item)), part));
    readings.push(plain.length === 1 ? plain[0] : plain);
  }
  return readings;
}

function readList(pieces: readonly string[], part: SchemaPart): unknown[] {
  return pieces.map((piece) => readText(piece, itemsOf(part)));
}

function readObject(pairs: readonly (readonly [string, string])[], part: SchemaPart): unknown {
  return Object.fromEntries(pairs.map(([name, text]) => [name, readText(text, propertyOf(part, name))]));
}

/** An object that spreads over several names: `form` exploded, `cookie`, or `deepObject`. */
function readSpread(
  { style, part }: ReadableParameter,
  pairs: readonly SentPair[],
  taken: ReadonlySet<string>,
): { readonly value: unknown } | undefined {
  if (style.mediaType !== undefined) return undefined;
  const decode = decoderOf(style);
  if (style.style === 'deepObject') return readBracketed(style.name, pairs, part, decode);
  if (!style.explode || !typesOf(part).includes('object')) return undefined;
  const declared = new Set(propertyNamesOf(part));
  const isFree = takesOtherProperties(part);
  const entries = [...textsByName(pairs)].flatMap(([name, sent]): [string, unknown][] => {
    const outer = name.split('[', 1)[0] ?? name;
    if (!declared.has(name) && (!isFree || taken.has(name) || taken.has(outer))) return [];
    const texts = sent.map(decode);
    const property = propertyOf(part, name);
    // A list in a spread object is written as JSON, and read as that or as a name repeated.
    const isJsonList = texts.length === 1 && /^\s*\[/.test(texts[0] ?? '');
    return [[name, isJsonList ? readText(texts[0] ?? '', property) : readRepeated(texts, property)]];
  });
  return entries.length === 0 ? undefined : { value: Object.fromEntries(entries) };
}

function withoutPrefix({ in: place, style, name }: StyledParameter, text: string): string {
  if (place !== 'path') return text;
  if (style === 'label') return text.replace(/^\./, '');
  if (style !== 'matrix') return text;
  const key = `;${encodeURIComponent(name)}`;
  return text === key ? '' : text.startsWith(`${key}=`) ? text.slice(key.length + 1) : text;
}
