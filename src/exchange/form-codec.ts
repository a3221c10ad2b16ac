import { isMapping } from '../openapi/document-node.js';
import {
  type BodyDescription,
  encodedStyle,
  encodedTypes,
  encodingOf,
  wholePart,
} from './body-description.js';
import { isJson, parseMediaType } from './media-type.js';
import { serializeParameter } from './parameter-style.js';
import { decodeQueryText } from './percent-encoding.js';
import { readPairs } from './read-parameter.js';
import { readJson, readRepeated } from './read-text.js';
import { propertyNamesOf, propertyOf } from './schema-types.js';
import { queryPairs, textsByName } from './sent-pairs.js';

/**
 * Writes `application/x-www-form-urlencoded`: properties in the style of their Encoding Object, else lists by repeating
 * the name and objects as JSON (OpenAPI 3.1.1 §4.8.15.1).
 */
export function encodeForm(value: unknown, description?: BodyDescription): string {
  if (!isMapping(value)) return typeof value === 'string' ? value : '';
  return Object.entries(value)
    .map(([name, entry]) => encodeField(name, entry, description))
    .filter((text) => text !== '')
    .join('&');
}

function encodeField(name: string, entry: unknown, description: BodyDescription | undefined): string {
  if (entry === undefined) return '';
  const encoding = encodingOf(description, name);
  const style = encodedStyle(name, encoding);
  if (style) return serializeParameter(style, entry);
  if (entry === null && description) return `${encodeURIComponent(name)}=`;
  const fields = new URLSearchParams();
  const items = Array.isArray(entry) && !writesJson(encodedTypes(encoding)) ? entry : [entry];
  for (const item of items) {
    const isCompound = item !== null && typeof item === 'object';
    fields.append(name, isCompound ? JSON.stringify(item) : String(item));
  }
  return fields.toString();
}

/** Reads the fields of a form: as texts, or where the form is described, as its schema and its encodings ask. */
export function decodeForm(text: string, description?: BodyDescription): Record<string, unknown> {
  const part = wholePart(description);
  const pairs = queryPairs(text);
  const entries: [string, unknown][] = [];
  const fields = textsByName(pairs);
  const declared = description ? propertyNamesOf(part) : [];
  for (const name of declared) {
    const style = encodedStyle(name, encodingOf(description, name));
    if (!style) continue;
    const read = readPairs({ style, part: propertyOf(part, name) }, pairs, new Set(declared));
    if (!read) continue;
    entries.push([name, read.value]);
    const isSpread = style.style === 'form' && style.explode && isMapping(read.value);
    for (const other of isSpread ? Object.keys(read.value as object) : []) fields.delete(other);
    for (const other of fields.keys()) {
      if (other === name || other.startsWith(`${name}[`)) fields.delete(other);
    }
  }
  for (const [name, written] of fields) {
    const texts = written.map(decodeQueryText);
    entries.push([name, description ? readField(name, texts, description) : alone(texts)]);
  }
  return Object.fromEntries(entries);
}

function readField(name: string, texts: readonly string[], description: BodyDescription): unknown {
  const [text = ''] = texts;
  if (texts.length === 1 && writesJson(encodedTypes(encodingOf(description, name)))) return readJson(text);
  return readRepeated(texts, propertyOf(wholePart(description), name));
}

function alone(texts: readonly string[]): unknown {
  return texts.length === 1 ? texts[0] : texts;
}

function writesJson(types: readonly string[]): boolean {
  return types.some((type) => {
    const media = parseMediaType(type);
    return media !== undefined && isJson(media);
  });
}
