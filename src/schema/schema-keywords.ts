/** What a keyword holds: plain data with a required shape, or schemas one level down. */
export type KeywordKind =
  | { readonly holds: 'data'; readonly fits: (value: unknown) => boolean; readonly shape: string }
  | { readonly holds: 'schema' | 'schema list' | 'schema map' };

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isString = (value: unknown): boolean => typeof value === 'string';
const isStringList = (value: unknown): boolean => Array.isArray(value) && value.every(isString);

const TYPES = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);
const isTypeName = (value: unknown): boolean => isString(value) && TYPES.has(value as string);
const isType = (value: unknown): boolean =>
  isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName));

const data = (shape: string, fits: (value: unknown) => boolean): KeywordKind => ({
  holds: 'data',
  fits,
  shape,
});
const count = data('a whole number, 0 or more', isCount);
const limit = data('a number', isNumber);
const schema: KeywordKind = { holds: 'schema' };
const schemaList: KeywordKind = { holds: 'schema list' };
const schemaMap: KeywordKind = { holds: 'schema map' };

/** The keywords of JSON Schema 2020-12 that decide validity; every other member of a schema is an annotation. */
export const KEYWORDS: ReadonlyMap<string, KeywordKind> = new Map<string, KeywordKind>([
  ['$ref', data('a reference', isString)],
  ['type', data('a JSON type name or a list of them', isType)],
  ['enum', data('a list', Array.isArray)],
  ['const', data('a value', () => true)],
  ['multipleOf', data('a number above 0', (value) => isNumber(value) && (value as number) > 0)],
  ['maximum', limit],
  ['exclusiveMaximum', limit],
  ['minimum', limit],
  ['exclusiveMinimum', limit],
  ['maxLength', count],
  ['minLength', count],
  ['pattern', data('a regular expression', isString)],
  ['format', data('a format name', isString)],
  ['maxItems', count],
  ['minItems', count],
  ['uniqueItems', data('true or false', (value) => typeof value === 'boolean')],
  ['maxContains', count],
  ['minContains', count],
  ['maxProperties', count],
  ['minProperties', count],
  ['required', data('a list of property names', isStringList)],
  ['dependentRequired', data('a map of property-name lists', isNameListMap)],
  ['allOf', schemaList],
  ['anyOf', schemaList],
  ['oneOf', schemaList],
  ['not', schema],
  ['if', schema],
  ['then', schema],
  ['else', schema],
  ['dependentSchemas', schemaMap],
  ['prefixItems', schemaList],
  ['items', schema],
  ['contains', schema],
  ['properties', schemaMap],
  ['patternProperties', schemaMap],
  ['additionalProperties', schema],
  ['propertyNames', schema],
  ['unevaluatedItems', schema],
  ['unevaluatedProperties', schema],
]);

/** A JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNameListMap(value: unknown): boolean {
  return isJsonObject(value) && Object.values(value).every(isStringList);
}
