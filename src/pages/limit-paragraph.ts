import type { JsonObject } from './json-value.js';
import { literalOf } from './type-notation.js';

const number = '(-?\\d+(?:\\.\\d+)?)';

/** A paragraph's form and the JSON Schema keywords for its numbers. */
const forms: readonly (readonly [RegExp, readonly string[]])[] = [
  [new RegExp(`^Required range: ${number} <= x <= ${number}$`), ['minimum', 'maximum']],
  [new RegExp(`^Required range: ${number} < x < ${number}$`), ['exclusiveMinimum', 'exclusiveMaximum']],
  [new RegExp(`^Required range: ${number} <= x < ${number}$`), ['minimum', 'exclusiveMaximum']],
  [new RegExp(`^Required range: ${number} < x <= ${number}$`), ['exclusiveMinimum', 'maximum']],
  [new RegExp(`^Required range: x >= ${number}$`), ['minimum']],
  [new RegExp(`^Required range: x > ${number}$`), ['exclusiveMinimum']],
  [new RegExp(`^Required range: x <= ${number}$`), ['maximum']],
  [new RegExp(`^Required range: x < ${number}$`), ['exclusiveMaximum']],
  [new RegExp(`^Required string length: ${number} - ${number}$`), ['minLength', 'maxLength']],
  [new RegExp(`^Minimum string length: ${number}$`), ['minLength']],
  [new RegExp(`^Maximum string length: ${number}$`), ['maxLength']],
  [new RegExp(`^Required array length: ${number} - ${number} elements?$`), ['minItems', 'maxItems']],
  [new RegExp(`^Minimum array length: ${number}$`), ['minItems']],
  [new RegExp(`^Maximum array length: ${number}$`), ['maxItems']],
];

/** Reads a paragraph of nothing but a limit, as Mintlify prints it, into JSON Schema keywords; undefined for any other. */
export function readLimit(paragraph: string, schema: JsonObject): JsonObject | undefined {
  const text = paragraph.replace(/[\n`]/g, (character) => (character === '\n' ? ' ' : ''));
  for (const [form, keywords] of forms) {
    const values = form.exec(text)?.slice(1);
    if (values) return Object.fromEntries(keywords.map((keyword, index) => [keyword, Number(values[index])]));
  }
  const exact = /^Required (string|array) length: (\d+)(?: elements?)?$/.exec(text);
  if (exact) {
    const unit = exact[1] === 'string' ? 'Length' : 'Items';
    return { [`min${unit}`]: Number(exact[2]), [`max${unit}`]: Number(exact[2]) };
  }
  const pattern = /^Pattern: (.+)$/.exec(text)?.[1];
  if (pattern !== undefined) return { pattern };
  const allowed = /^Allowed value: (.+)$/.exec(text)?.[1];
  if (allowed !== undefined) return { const: literalOf(allowed, schema) };
  const example = /^Examples?: (.+)$/.exec(text)?.[1];
  return example === undefined ? undefined : { example: literalOf(example, schema) };
}
