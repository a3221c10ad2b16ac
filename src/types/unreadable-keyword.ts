import type { SchemaObject } from '../schema/json-schema.js';
import { isJsonObject, KEYWORDS } from '../schema/schema-keywords.js';

/** The keywords that a type is made of. */
const READ = [
  '$ref',
  'type',
  'enum',
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'allOf',
  'anyOf',
  'oneOf',
];

/** What keeps a schema from being read, in half a sentence, with the keyword to blame; `undefined` where nothing does. */
export function unreadableKeyword(schema: SchemaObject): { keyword: string; reason: string } | undefined {
  for (const keyword of READ) {
    const kind = KEYWORDS.get(keyword);
    if (kind === undefined || !Object.hasOwn(schema, keyword)) continue;
    const value = schema[keyword];
    const shape = kind.holds === 'data' ? kind.shape : SHAPES[kind.holds];
    const fits = kind.holds === 'data' ? kind.fits(value) : FITS[kind.holds](value);
    if (!fits) return { keyword, reason: `\`${keyword}: ${quote(value)}\` is not ${shape}` };
  }
  return undefined;
}

const SHAPES = { schema: 'a schema', 'schema list': 'a list of schemas', 'schema map': 'a map of schemas' };

const isSchema = (value: unknown): boolean => typeof value === 'boolean' || isJsonObject(value);

const FITS = {
  schema: isSchema,
  'schema list': (value: unknown) => Array.isArray(value) && value.every(isSchema),
  'schema map': (value: unknown) => isJsonObject(value) && Object.values(value).every(isSchema),
};

/** A value as one short line. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
