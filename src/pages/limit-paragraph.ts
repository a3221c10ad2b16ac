import { isObject, type JsonObject } from './json-value.js';
import { constantIn, patternIn } from './mintlify-words.js';
import { literalOf } from './type-notation.js';

const number = '(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)';
const between = new RegExp(`^${number} (<=?) x (<=?) ${number}$`, 'i');
const oneSided = new RegExp(`^x ([<>]=?) ${number}$`, 'i');
const labelled = /^([^:：\n]{1,60})[:：]\s*(\S.*)$/;
const least = /minim|mínim|minst|мінім|миним|最小|최소/i;
const most = /maxim|máxim|максим|最大|최대/i;
/** A length of a text or of a list, in the languages of `mintlify-words.ts`. */
const length =
  /length|longueur|länge|longitud|comprimento|tamanho|lunghezza|längd|długość|довжин|длин|长度|長度|長さ|길이/i;

/**
 * Writes a paragraph of nothing but a limit, as Mintlify prints it in any language, into a schema, or into that of its items; false
 * for any other paragraph.
 */
export function applyLimit(paragraph: string, schema: JsonObject): boolean {
  const text = paragraph.replace(/[\n`]/g, (character) => (character === '\n' ? ' ' : ''));
  const [, label = '', value = ''] = labelled.exec(text) ?? [];
  const limits = rangeOf(value) ?? lengthOf(label, value, schema);
  const isOfList = limits && ('minItems' in limits || 'maxItems' in limits);
  if (limits) Object.assign(isOfList ? schema : innermost(schema), limits);
  const pattern = limits ? undefined : patternIn(text);
  if (pattern !== undefined) innermost(schema).pattern = pattern;
  const allowed = limits ? undefined : constantIn(text);
  if (allowed !== undefined) schema.const = literalOf(allowed, schema);
  return limits !== undefined || pattern !== undefined || allowed !== undefined;
}

/** The schema that a limit on single values belongs to: of a list, that of its items. */
export function innermost(schema: JsonObject): JsonObject {
  return isObject(schema.items) ? innermost(schema.items) : schema;
}

function rangeOf(value: string): JsonObject | undefined {
  const [, low, opens, closes, high] = between.exec(value) ?? [];
  if (low !== undefined && high !== undefined)
    return {
      [opens === '<=' ? 'minimum' : 'exclusiveMinimum']: Number(low),
      [closes === '<=' ? 'maximum' : 'exclusiveMaximum']: Number(high),
    };
  const [, sign, bound] = oneSided.exec(value) ?? [];
  if (sign === undefined || bound === undefined) return undefined;
  const keywords: Readonly<Record<string, string>> = {
    '>=': 'minimum',
    '>': 'exclusiveMinimum',
    '<=': 'maximum',
    '<': 'exclusiveMaximum',
  };
  return { [keywords[sign] as string]: Number(bound) };
}

/** A label that names a length says of which, or else the type does. */
function lengthOf(label: string, value: string, schema: JsonObject): JsonObject | undefined {
  const [, low, high] = /^(\d+)(?: - (\d+))?(?: \p{L}+)?$/u.exec(value) ?? [];
  const isList = !/string/i.test(label) && isOfType(schema, 'array');
  if (low === undefined || !length.test(label) || !(isList || isOfType(innermost(schema), 'string')))
    return undefined;
  const unit = isList ? 'Items' : 'Length';
  const from = { [`min${unit}`]: Number(low) };
  if (high !== undefined) return { ...from, [`max${unit}`]: Number(high) };
  if (least.test(label)) return from;
  return { ...(most.test(label) ? {} : from), [`max${unit}`]: Number(low) };
}

function isOfType({ type }: JsonObject, name: string): boolean {
  return [type].flat().includes(name);
}
