import type { JsonObject } from './json-value.js';
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
};

const member = /^(?:(.{1,200}) · )?(enum<)?([a-z]+)(?:<([a-z0-9-]+)>)?(>)?((?:\[\])*)$/i;

/** A type as printed, such as `string<uuid> | null`, `enum<string>` or `Metadata · object[]`. */
export interface TypeNotation {
  /** OpenAPI 3.1. */
  readonly schema: JsonObject;
  /** True where the allowed values are listed elsewhere. */
  readonly isEnum: boolean;
}

/** Reads a printed type; undefined where the text is none. */
export function parseType(text: string): TypeNotation | undefined {
  if (text.length > 300) return undefined;
  const members: JsonObject[] = [];
  let isEnum = false;
  for (const part of text.split(/\s*\|\s*/)) {
    const [, title, opened, base = '', format, closed, arrays = ''] = member.exec(part) ?? [];
    const type = Object.hasOwn(baseTypes, base) ? baseTypes[base] : undefined;
    if (!type || (opened === undefined) !== (closed === undefined)) return undefined;
    isEnum ||= opened !== undefined;
    let schema: JsonObject = { ...type, ...(format === undefined ? {} : { format }) };
    if (title !== undefined) schema = { title, ...schema };
    for (let depth = arrays.length / 2; depth > 0; depth--) schema = { type: 'array', items: schema };
    members.push(schema);
  }
  return { schema: unionSchema(members), isEnum };
}

/** A printed literal as a value of the schema's type; text that does not fit the type stays text. */
export function literalOf(text: string, schema: JsonObject): string | number | boolean {
  const types = [schema.type].flat();
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?$/.test(text))
    return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return text.replace(/^"(.*)"$/, '$1');
}
