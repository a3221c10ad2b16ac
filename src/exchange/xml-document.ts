import { createRequire } from 'node:module';
import type * as FastXmlParser from 'fast-xml-parser';

/** An attribute; `xmlns` declarations are not among them. */
export interface XmlAttribute {
  readonly name: string;
  readonly prefix?: string;
  readonly value: string;
}

/** An element with its local name; `text` is its own text, all pieces together. */
export interface XmlElement {
  readonly name: string;
  readonly prefix?: string;
  readonly namespace?: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** The root element, or why the text is no XML that is read here. */
export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly message: string };

/** What the parser gives with `preserveOrder`: one key with the children, and the attributes under `:@`. */
type RawNode = Readonly<Record<string, unknown>>;
type Scope = ReadonlyMap<string, string>;

const maxDepth = 256;
const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Parses XML 1.0 with namespaces. A document type declaration is refused and only the five predefined entities and
 * character references are read, so that nothing expands and nothing is fetched.
 */
export function parseXml(text: string): ParsedXml {
  if (declaresType(text)) return { ok: false, message: 'a document type declaration is not read' };
  try {
    // Required when the first XML comes, for loading it takes longer than most commands.
    const { XMLParser, XMLValidator } = require('fast-xml-parser') as typeof FastXmlParser;
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) return { ok: false, message: `the text is not XML: ${verdict.err.msg}` };
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      processEntities: false,
      cdataPropName: '#cdata',
      maxNestedTags: maxDepth,
    });
    const roots = (parser.parse(text) as RawNode[]).filter((node) => /^[^#?]/.test(nameOf(node)));
    const [root, second] = roots;
    if (!root || second) return { ok: false, message: 'the text is not XML: it has not one root element' };
    return { ok: true, root: elementOf(root, new Map()) };
  } catch (error) {
    return { ok: false, message: `the text is not XML: ${(error as Error).message}` };
  }
}

/** Whether there is a document type declaration outside of comments and CDATA. */
function declaresType(text: string): boolean {
  let at = text.indexOf('<!');
  while (at !== -1) {
    const isComment = text.startsWith('<!--', at);
    if (!isComment && !text.startsWith('<![CDATA[', at)) return true;
    const end = text.indexOf(isComment ? '-->' : ']]>', at);
    at = end === -1 ? -1 : text.indexOf('<!', end);
  }
  return false;
}

/** Writes an element as a document in UTF-8; `undefined` where a name or a character cannot stand in XML 1.0. */
export function writeXml(root: XmlElement): string | undefined {
  const written = writeElement(root);
  return written === undefined ? undefined : `<?xml version="1.0" encoding="UTF-8"?>${written}`;
}

const require = createRequire(import.meta.url);

function elementOf(node: RawNode, outer: Scope): XmlElement {
  const written = Object.entries((node[':@'] ?? {}) as Readonly<Record<string, string>>);
  const declared = written.flatMap(([name, value]): [string, string][] => {
    if (name === 'xmlns') return [['', decodeText(value)]];
    return name.startsWith('xmlns:') ? [[name.slice(6), decodeText(value)]] : [];
  });
  const scope = declared.length === 0 ? outer : new Map([...outer, ...declared]);
  const { name, prefix } = splitName(nameOf(node));
  const content = node[nameOf(node)] as RawNode[];
  const namespace = scope.get(prefix ?? '');
  return {
    name,
    ...(prefix === undefined ? {} : { prefix }),
    ...(namespace === undefined ? {} : { namespace }),
    attributes: written
      .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
      .map(([key, value]) => ({ ...splitName(key), value: decodeText(value.replaceAll(/[\t\r\n]/g, ' ')) })),
    children: content.filter((child) => /^[^#?]/.test(nameOf(child))).map((child) => elementOf(child, scope)),
    text: content.map(ownText).join(''),
  };
}

function ownText(node: RawNode): string {
  if (typeof node['#text'] === 'string') return decodeText(node['#text'].replaceAll(/\r\n?/g, '\n'));
  if (!Array.isArray(node['#cdata'])) return '';
  return (node['#cdata'] as RawNode[]).map((piece) => String(piece['#text'] ?? '')).join('');
}

function nameOf(node: RawNode): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '#';
}

function splitName(written: string): { name: string; prefix?: string } {
  const at = written.indexOf(':');
  return at === -1 ? { name: written } : { name: written.slice(at + 1), prefix: written.slice(0, at) };
}

function decodeText(text: string): string {
  return text.replaceAll(/&([^;&\s]*);?/g, (reference, name: string) => {
    const known = Object.hasOwn(predefined, name) ? predefined[name] : undefined;
    if (known !== undefined && reference.endsWith(';')) return known;
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(reference.slice(1));
    const code = number
      ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16)
      : -1;
    if (code < 1 || code > 0x10ffff) throw new Error(`the entity ${reference} is not declared`);
    return String.fromCodePoint(code);
  });
}

function writeElement(element: XmlElement): string | undefined {
  const { name, prefix, namespace, attributes, children, text } = element;
  const tag = qualified(name, prefix);
  const declaration = namespace === undefined ? [] : [{ name: prefix ?? '', value: namespace }];
  const fields = [
    ...declaration.map((one) => [one.name === '' ? 'xmlns' : `xmlns:${one.name}`, one.value] as const),
    ...attributes.map((one) => [qualified(one.name, one.prefix), one.value] as const),
  ];
  const inner = children.map(writeElement);
  const names = [tag, ...fields.map(([field]) => field)];
  const texts = [text, ...fields.map(([, value]) => value)];
  if (inner.includes(undefined) || !names.every(isName) || !texts.every(isWritable)) return undefined;
  const start = fields.map(([field, value]) => ` ${field}="${escapeText(value)}"`).join('');
  const content = `${escapeText(text, false)}${inner.join('')}`;
  return content === '' ? `<${tag}${start}/>` : `<${tag}${start}>${content}</${tag}>`;
}

function qualified(name: string, prefix: string | undefined): string {
  return prefix === undefined ? name : `${prefix}:${name}`;
}

function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_.\-\u00b7]*(:[\p{L}_][\p{L}\p{N}_.\-\u00b7]*)?$/u.test(text);
}

/** Char of XML 1.0 §2.2. */
function isWritable(text: string): boolean {
  return /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);
}

function escapeText(text: string, isAttribute = true): string {
  const marks = isAttribute ? /[&<>"\t\n\r]/g : /[&<>\r]/g;
  return text.replaceAll(marks, (mark) => {
    const name = Object.keys(predefined).find((key) => predefined[key] === mark);
    return `&${name ?? `#${mark.charCodeAt(0)}`};`;
  });
}
