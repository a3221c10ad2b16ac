import type { JsonObject } from './json-value.js';
import { literalOf } from './type-notation.js';

/** Printed labels and the JSON Schema keywords they stand for. */
const keywords: Readonly<Record<string, string>> = {
  'min length': 'minLength',
  'max length': 'maxLength',
  'min items': 'minItems',
  'max items': 'maxItems',
  min: 'minimum',
  max: 'maximum',
  minimum: 'minimum',
  maximum: 'maximum',
  'multiple of': 'multipleOf',
  pattern: 'pattern',
  format: 'format',
  default: 'default',
};

const labels = `(${Object.keys(keywords).join('|')}): ?`;
const label = new RegExp(labels, 'gi');
const opening = new RegExp(`^${labels}`, 'i');

/**
 * Reads a line of nothing but limits, such as `Min length: 1Max length: 100`, into JSON Schema keywords for a value of the given
 * schema; undefined where the line is something else.
 */
export function readConstraints(line: string, schema: JsonObject): JsonObject | undefined {
  if (!opening.test(line)) return undefined;
  const found = [...line.matchAll(label)];
  const limits: JsonObject = {};
  for (const [index, match] of found.entries()) {
    const keyword = keywords[(match[1] as string).toLowerCase()] as string;
    const text = line.slice(match.index + match[0].length, found[index + 1]?.index).trim();
    const isText = keyword === 'pattern' || keyword === 'format';
    const value = isText ? text : literalOf(text, keyword === 'default' ? schema : { type: 'number' });
    if (keyword !== 'default' && !isText && typeof value !== 'number') return undefined;
    limits[keyword] = value;
  }
  return limits;
}
