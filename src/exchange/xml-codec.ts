import { isMapping } from '../openapi/document-node.js';
import { type BodyDescription, wholePart } from './body-description.js';
import type { DecodedBody } from './decoded-body.js';
import { readText } from './read-text.js';
import {
  itemsOf,
  namedSchemaOf,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  typesOf,
} from './schema-types.js';
import { parseXml, writeXml, type XmlAttribute, type XmlElement } from './xml-document.js';
import { itemNamingOf, namingOf, rootNamingOf, type XmlNaming } from './xml-naming.js';

const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** Writes a value as XML; `undefined` where it holds what XML cannot, such as control characters. */
export function encodeXml(value: unknown, description?: BodyDescription): string | undefined {
  const part = wholePart(description);
  const naming = rootNamingOf(part);
  if (!Array.isArray(value)) return writeXml(writeElement(value, part, naming));
  return writeXml({ ...emptyElement(naming), children: writeItems(value, part, rootItemNaming(part)) });
}

/** Reads XML as the schema asks; without a schema elements are objects of texts. */
export function decodeXml(text: string, description?: BodyDescription): DecodedBody {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const part = wholePart(description);
  const naming = rootNamingOf(part);
  const { root } = parsed;
  if (naming.isStated && !isNamed(root, naming)) {
    return { ok: false, message: `the root element is <${root.name}>, not <${naming.name}>` };
  }
  if (isNil(root)) return { ok: true, value: null };
  const isList = typesOf(part).includes('array');
  return {
    ok: true,
    value: isList ? readWrapped(root, part, rootItemNaming(part)) : readElement(root, part),
  };
}

function rootItemNaming(part: SchemaPart): XmlNaming {
  return namingOf(itemsOf(part), namedSchemaOf(itemsOf(part)) ?? 'item');
}

function emptyElement({ name, prefix, namespace }: XmlNaming): XmlElement {
  return {
    name,
    ...(prefix === undefined ? {} : { prefix }),
    ...(namespace === undefined ? {} : { namespace }),
    attributes: [],
    children: [],
    text: '',
  };
}

function writeElement(value: unknown, part: SchemaPart, naming: XmlNaming): XmlElement {
  const element = emptyElement(naming);
  if (value === null) {
    const attributes = [
      { prefix: 'xmlns', name: 'xsi', value: instanceNamespace },
      { prefix: 'xsi', name: 'nil', value: 'true' },
    ];
    return { ...element, attributes };
  }
  if (Array.isArray(value))
    return { ...element, children: writeItems(value, part, itemNamingOf(part, naming, 'item')) };
  if (!isMapping(value)) return { ...element, text: String(value) };
  const attributes: XmlAttribute[] = [];
  const children: XmlElement[] = [];
  let text = '';
  for (const [property, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const innerPart = propertyOf(part, property);
    const own = namingOf(innerPart, property);
    if (own.kind === 'attribute') {
      if (inner !== null) attributes.push({ ...own, value: plain(inner) });
    } else if (own.kind === 'text') text += plain(inner);
    else if (Array.isArray(inner)) {
      const items = writeItems(inner, innerPart, itemNamingOf(innerPart, own, property));
      if (own.isWrapped) children.push({ ...emptyElement(own), children: items });
      else children.push(...items);
    } else children.push(writeElement(inner, innerPart, own));
  }
  return { ...element, attributes, children, text };
}

function writeItems(values: readonly unknown[], list: SchemaPart, naming: XmlNaming): XmlElement[] {
  return values.map((item) => writeElement(item, itemsOf(list), naming));
}

function plain(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function readElement(element: XmlElement, part: SchemaPart): unknown {
  if (isNil(element)) return null;
  const types = typesOf(part);
  if (types.includes('array') && !types.includes('object'))
    return readWrapped(element, part, itemNamingOf(part, namingOf(part, element.name), 'item'));
  const isEmpty = element.children.length === 0 && element.text.trim() === '';
  const isObject =
    element.children.length > 0 ||
    (types.includes('object') && (isEmpty || !types.includes('string') || element.attributes.length > 0));
  if (isObject) return readObject(element, part);
  // Space around anything but text is no part of it (XML Schema 1.1 Part 2 §4.3.6).
  return readText(types.length === 0 || types.includes('string') ? element.text : element.text.trim(), part);
}

/** The items inside an element; where others stand among them, the element as an object, for the validator to refuse. */
function readWrapped(element: XmlElement, list: SchemaPart, naming: XmlNaming): unknown {
  const isList = element.children.every((child) => !naming.isStated || isNamed(child, naming));
  if (!isList) return readObject(element, { schema: true, root: true });
  return element.children.map((child) => readElement(child, itemsOf(list)));
}

function readObject(element: XmlElement, part: SchemaPart): Record<string, unknown> {
  const rest = new Set(element.children);
  const take = (wanted: XmlNaming) => {
    const taken = [...rest].filter((child) => isNamed(child, wanted));
    for (const child of taken) rest.delete(child);
    return taken;
  };
  const entries: [string, unknown][] = [];
  const declared = propertyNamesOf(part);
  for (const property of declared) {
    const inner = propertyOf(part, property);
    const naming = namingOf(inner, property);
    if (naming.kind === 'attribute') {
      const found = element.attributes.find(({ name }) => name === naming.name);
      if (found) entries.push([property, readText(found.value, inner)]);
    } else if (naming.kind === 'text') entries.push([property, readText(element.text, inner)]);
    else if (typesOf(inner).includes('array') && !naming.isWrapped) {
      const items = take(itemNamingOf(inner, naming, property));
      if (items.length > 0) entries.push([property, items.map((item) => readElement(item, itemsOf(inner)))]);
    } else {
      const found = take(naming);
      const values = found.map((child) =>
        typesOf(inner).includes('array') && !isNil(child)
          ? readWrapped(child, inner, itemNamingOf(inner, naming, property))
          : readElement(child, inner),
      );
      if (values.length > 0) entries.push([property, values.length === 1 ? values[0] : values]);
    }
  }
  const others = new Map<string, XmlElement[]>();
  for (const child of rest) {
    const known = others.get(child.name);
    if (known) known.push(child);
    else others.set(child.name, [child]);
  }
  for (const [name, same] of others) {
    const inner = propertyOf(part, name);
    const isList = typesOf(inner).includes('array');
    const values = same.map((child) => readElement(child, isList ? itemsOf(inner) : inner));
    entries.push([name, isList || values.length > 1 ? values : values[0]]);
  }
  return Object.fromEntries(entries);
}

/** By local name; the prefix is free, the namespace is not where one is written down. */
function isNamed(element: XmlElement, { name, namespace }: XmlNaming): boolean {
  return element.name === name && (namespace === undefined || element.namespace === namespace);
}

function isNil({ attributes }: XmlElement): boolean {
  return attributes.some(({ prefix, name, value }) => prefix === 'xsi' && name === 'nil' && value === 'true');
}
