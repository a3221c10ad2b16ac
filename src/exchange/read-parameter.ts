import type { Parameter, ResponseHeader } from '../openapi/api.js';
import { itemsOf, propertyNamesOf, propertyOf, type SchemaPart, typesOf } from './schema-types.js';

/**
 * Reads a parameter's decoded texts in its style and as the schema's type asks: `12` is a number where a number is wanted
 * and text where text is. What does not read as any wanted type stays text, for the validator to refuse. Objects that
 * spread over several names are read by {@link readSpreadObject}.
 */
export function readParameter(parameter: Parameter, texts: readonly string[]): unknown {
  const text = texts[0] ?? '';
  if (parameter.mediaType !== undefined) return readJson(text);
  const part = partOf(parameter, 'request');
  const types = typesOf(part);
  const isList = types.includes('array');
  if (!isList && !types.includes('object')) return readPrimitive(withoutPrefix(parameter, text), types);
  if (isList && parameter.explode && (parameter.in === 'query' || parameter.in === 'cookie')) {
    return texts.map((item) => readText(item, itemsOf(part)));
  }
  const { inner, separator } = unwrap(parameter, text, isList);
  const pieces = inner === '' ? [] : inner.split(separator);
  if (isList) return pieces.map((piece) => readText(trimmed(parameter, piece), itemsOf(part)));
  return readObject(part, pieces, parameter.explode) ?? readJson(text);
}

/** Reads a response header of style `simple` (OpenAPI 3.1 §4.8.21). */
export function readHeader(header: ResponseHeader, text: string): unknown {
  const part = partOf(header, 'response');
  const types = typesOf(part);
  const pieces = text.split(',').map((piece) => piece.trim());
  if (types.includes('array'))
    return text.trim() === '' ? [] : pieces.map((piece) => readText(piece, itemsOf(part)));
  if (types.includes('object')) return readObject(part, pieces, header.explode) ?? readJson(text);
  return readPrimitive(text.trim(), types);
}

/** Whether a parameter's value is an object that spreads over several query names: `form` exploded, or `deepObject`. */
export function spreadsOut(parameter: Parameter): boolean {
  if (parameter.in !== 'query' || parameter.mediaType !== undefined) return false;
  if (parameter.style === 'deepObject') return true;
  const types = typesOf(partOf(parameter, 'request'));
  return (
    parameter.style === 'form' && parameter.explode && types.includes('object') && !types.includes('array')
  );
}

/** The object of a parameter that {@link spreadsOut}; names in `taken` belong to other parameters. Absent: `undefined`. */
export function readSpreadObject(
  parameter: Parameter,
  query: URLSearchParams,
  taken: ReadonlySet<string>,
): Record<string, unknown> | undefined {
  const part = partOf(parameter, 'request');
  const declared = new Set(propertyNamesOf(part));
  const entries = [...query].flatMap(([name, text]): [string, unknown][] => {
    const property = parameter.style === 'deepObject' ? bracketed(parameter.name, name) : name;
    if (property === undefined) return [];
    if (parameter.style !== 'deepObject' && (declared.size > 0 ? !declared.has(name) : taken.has(name)))
      return [];
    return [[property, readText(text, propertyOf(part, property))]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Reads the fields of a form as its schema asks; a list is written by repeating its name. */
export function readForm(part: SchemaPart, fields: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(
    Object.entries(fields).map(([name, entry]) => {
      const property = propertyOf(part, name);
      const texts = [entry].flat().map(String);
      if (typesOf(property).includes('array')) {
        return [name, texts.map((text) => readText(text, itemsOf(property)))];
      }
      return [name, texts.length === 1 ? readText(texts[0] ?? '', property) : texts];
    }),
  );
}

function partOf(owner: Parameter | ResponseHeader, direction: 'request' | 'response'): SchemaPart {
  const schema = owner.schema?.schema(direction) ?? true;
  return { schema, root: schema };
}

/** `filter[name]` → `name`; `undefined` for any other name. */
function bracketed(parameter: string, name: string): string | undefined {
  return name.startsWith(`${parameter}[`) && name.endsWith(']')
    ? name.slice(parameter.length + 1, -1)
    : undefined;
}

/** The text without its style's prefix, and what stands between its pieces (RFC 6570 §3.2). */
function unwrap(parameter: Parameter, text: string, isList: boolean): { inner: string; separator: string } {
  const { style, explode, name } = parameter;
  if (style === 'label') return { inner: withoutPrefix(parameter, text), separator: explode ? '.' : ',' };
  if (style === 'matrix' && explode) {
    return { inner: text.slice(isList ? `;${name}=`.length : 1), separator: isList ? `;${name}=` : ';' };
  }
  if (style === 'spaceDelimited') return { inner: text, separator: ' ' };
  if (style === 'pipeDelimited') return { inner: text, separator: '|' };
  return { inner: withoutPrefix(parameter, text), separator: ',' };
}

function withoutPrefix({ in: place, style, name }: Parameter, text: string): string {
  if (place !== 'path') return text;
  if (style === 'label') return text.replace(/^\./, '');
  if (style !== 'matrix') return text;
  return text === `;${name}` ? '' : text.startsWith(`;${name}=`) ? text.slice(name.length + 2) : text;
}

/** Space after a comma is free in a header (RFC 9110 §5.6.1). */
function trimmed(parameter: Parameter, piece: string): string {
  return parameter.in === 'header' ? piece.trim() : piece;
}

/** `R=100`, `G=200` where exploded, else `R`, `100`, `G`, `200`; `undefined` where the pieces are neither. */
function readObject(
  part: SchemaPart,
  pieces: readonly string[],
  explode: boolean,
): Record<string, unknown> | undefined {
  const pairs = explode ? pieces.map((piece) => cut(piece)) : inPairs(pieces);
  if (pairs.some((pair) => pair === undefined)) return undefined;
  return Object.fromEntries(
    (pairs as [string, string][]).map(([name, text]) => [name, readText(text, propertyOf(part, name))]),
  );
}

function cut(piece: string): [string, string] | undefined {
  const at = piece.indexOf('=');
  return at === -1 ? undefined : [piece.slice(0, at), piece.slice(at + 1)];
}

function inPairs(pieces: readonly string[]): ([string, string] | undefined)[] {
  return pieces.flatMap((name, index) => {
    if (index % 2 === 1) return [];
    const text = pieces[index + 1];
    return [text === undefined ? undefined : [name, text]];
  });
}

function readText(text: string, part: SchemaPart): unknown {
  return readPrimitive(text, typesOf(part));
}

function readPrimitive(text: string, types: readonly string[]): unknown {
  if (
    (types.includes('integer') || types.includes('number')) &&
    /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)
  ) {
    return Number(text);
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.includes('null') && text === '') return null;
  if (types.includes('object') || types.includes('array')) return readJson(text);
  return text;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
