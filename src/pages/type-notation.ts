import { parseJson } from './json-sample.js';
import type { JsonObject, JsonValue } from './json-value.js';
import { unionSchema } from './union-schema.js';

/** Types that Mintlify prints as they stand; `file` is binary content, `any` is no restriction. */
const baseTypes: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  object: { type: 'object' },
  array: { type: 'array' },
  null: { type: 'null' },
  file: { type: 'string', format: 'binary' },
  any: {},
  // What authors of pages write by hand.
  int: { type: 'integer' },
  long: { type: 'integer' },
  float: { type: 'number' },
  double: { type: 'number' },
  bool: { type: 'boolean' },
  str: { type: 'string' },
  dict: { type: 'object' },
  list: { type: 'array' },
  String: { type: 'string' },
  Integer: { type: 'integer' },
  Number: { type: 'number' },
  Boolean: { type: 'boolean' },
  Object: { type: 'object' },
  Array: { type: 'array' },
};

const member = /^(?:(.{1,200}) · )?(enum<)?([a-z]+)(?:<([a-z0-9-]+)>)?(>)?((?:\[\])*)$/i;

/** A type as printed, such as `string<uuid> | null`, `enum<string>` or `Metadata · object[]`. */
export interface TypeNotation {
  /** OpenAPI 3.1. */
  readonly schema: JsonObject;
  /** True where the allowed values are listed elsewhere. */
  readonly isEnum: boolean;
}

/** True for a text that {@link parseType} reads; most others are told by their last letter. */
export function isType(text: string): boolean {
  return /[grntyle>\])]$/i.test(text) && parseType(text) !== undefined;
}

/** Reads a printed type; undefined where the text is none. */
export function parseType(text: string): TypeNotation | undefined {
  if (text.length > 300) return undefined;
  const members: JsonObject[] = [];
  let isEnum = false;
  for (const part of alternatives(text)) {
    const grouped = /^\((.+)\)((?:\[\])+)$/.exec(part);
    const inner = grouped ? parseType(grouped[1] as string) : parseMember(part);
    if (!inner) return undefined;
    isEnum ||= inner.isEnum;
    members.push(inArrays(inner.schema, grouped?.[2] ?? ''));
  }
  return { schema: unionSchema(members), isEnum };
}

/** `A | (B | C)[]` cut at the bars that are in no parentheses. */
function alternatives(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (text[at] === '|' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}

function parseMember(text: string): TypeNotation | undefined {
  const [, title, opened, base = '', format, closed, arrays = ''] = member.exec(text) ?? [];
  const type = Object.hasOwn(baseTypes, base) ? baseTypes[base] : undefined;
  // `application/json · object[]` stands under the heading "Body": it is no type of a field of that name.
  if (title !== undefined && /^[a-z]+\/[a-z0-9.+*-]+$/.test(title)) return undefined;
  if (!type || (opened === undefined) !== (closed === undefined)) return undefined;
  const schema = {
    ...(title === undefined ? {} : { title }),
    ...type,
    ...(format === undefined ? {} : { format }),
  };
  return { schema: inArrays(schema, arrays), isEnum: opened !== undefined };
}

function inArrays(schema: JsonObject, arrays: string): JsonObject {
  return arrays === '' ? schema : { type: 'array', items: inArrays(schema, arrays.slice(2)) };
}

/** A printed literal as a value of the schema's type; text that does not fit the type stays text. */
export function literalOf(text: string, schema: JsonObject): JsonValue {
  const types = [schema.type].flat();
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text))
    return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  if (types.includes('null') && text === 'null') return null;
  if (/^[[{]/.test(text) && !types.includes('string')) return parseJson(text) ?? text;
  return text.startsWith('"') ? unquoted(text) : text;
}

/** A text in quotes is JSON where it can be. */
function unquoted(text: string): string {
  const value = parseJson(text);
  return typeof value === 'string' ? value : text.replace(/^"(.*)"$/s, '$1');
}
