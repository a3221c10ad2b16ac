import { parseJson } from './json-sample.js';
import type { JsonObject, JsonValue } from './json-value.js';
import { applyLimit, innermost } from './limit-paragraph.js';
import { defaultIn, exampleIn, type FieldFlag, optionsIn, readFlags } from './mintlify-words.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';
import { isTabs, type Paragraph, readParagraphs } from './stacked-paragraphs.js';
import { type FieldStart, findFieldStarts } from './stacked-starts.js';
import { literalOf, type TypeNotation } from './type-notation.js';
import type { PageField } from './write-fields.js';

/** A field printed over several lines: its name, its type, flags each on a line, then paragraphs. */
export interface StackedField extends PageField {
  /** Where a credential is sent: printed as a flag. */
  readonly place: 'header' | 'query' | 'cookie' | undefined;
}

/** Fields and what stands before the first of them. */
export interface StackedFields {
  readonly intro: readonly Paragraph[];
  readonly fields: readonly StackedField[];
}

/** The fields of a page's sections by the last line of each; several steps ask for the same, from after its heading or its media type. */
const readBefore = new WeakMap<
  PageLines,
  Map<number, { readonly from: number; readonly fields: StackedField[] }>
>();

/** Reads the fields of a section. A description may run into the next field without a blank line between them. */
export function readStackedFields(lines: PageLines, [first, last]: LineRange): StackedFields {
  const known = readBefore.get(lines) ?? new Map();
  readBefore.set(lines, known);
  const before = known.get(last);
  const isKnown = before && before.from <= first && first <= (before.fields[0]?.lines[0] ?? first);
  const { fields } = isKnown ? before : { fields: readFields(lines, [first, last]) };
  if (!isKnown) known.set(last, { from: first, fields });
  const end = fields[0] ? fields[0].lines[0] - 1 : endOfText(lines, [first, last]);
  return { intro: readParagraphs(lines, [first, end]), fields };
}

function readFields(lines: PageLines, [first, last]: LineRange): StackedField[] {
  const starts = [...findFieldStarts(lines, [first, last])];
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return readField(lines, start, next === undefined ? endOfText(lines, [start.line, last]) : next.line - 1);
  });
}

/** Below the last field of a section, or where it has none, authors print samples again; these are no description. */
function endOfText(lines: PageLines, [first, last]: LineRange): number {
  for (let line = first; line <= last; line++) {
    if (!/^curl\s+(-|['"]?https?:)/.test(lines.text(line))) continue;
    const above = Math.max(first, lines.lastFilled(line - 1));
    return /^(example )?requests?( example)?:?$/i.test(lines.text(above)) ? above - 1 : line - 1;
  }
  return last;
}

function readField(lines: PageLines, start: FieldStart, end: number): StackedField {
  const { type } = start;
  const set = new Set<FieldFlag>();
  const schema: JsonObject = { ...type?.schema };
  for (let line = start.line + (type ? 2 : 1); line <= start.end; line++) {
    const fallback = defaultIn(lines.text(line));
    const printed = fallback === '' ? lines.text(++line) : fallback;
    if (printed !== undefined) schema.default = literalOf(printed, schema);
    else for (const flag of readFlags(lines.text(line)) ?? []) set.add(flag);
  }
  const { description, tabs } = readDetails(readParagraphs(lines, [start.end + 1, end]), type, schema);
  if (set.has('read-only')) schema.readOnly = true;
  if (set.has('write-only')) schema.writeOnly = true;
  if (description.length > 0) schema.description = description.join('\n\n');
  return {
    name: lines.text(start.line),
    schema: tabs.length > 1 || !type ? withAlternatives(schema, tabs) : schema,
    required: set.has('required'),
    deprecated: set.has('deprecated'),
    notStated: {
      ...(type ? {} : { type: whyOpen(start.unknownType) }),
      ...(tabs.length > 1 ? { anyOf: firstAlternativeOnly } : {}),
    },
    place: (['header', 'query', 'cookie'] as const).find((place) => set.has(place)),
    lines: [start.line, Math.max(start.line, lines.lastFilled(end))],
  };
}

function whyOpen(unknownType: string | undefined): string {
  return unknownType === undefined
    ? 'The page prints no type; any value conforms.'
    : `The page prints the type "${unknownType}", which is not known; any value conforms.`;
}

/** What is printed of a value with alternatives, or without a type, is true of one of them; any value conforms to the others. */
function withAlternatives(schema: JsonObject, titles: readonly string[]): JsonObject {
  const outer = ['description', 'readOnly', 'writeOnly', 'default', 'example', 'examples'];
  const part = (isOuter: boolean) =>
    Object.fromEntries(Object.entries(schema).filter(([key]) => outer.includes(key) === isOuter));
  const printed = part(false);
  if ('anyOf' in printed || Object.keys(printed).length === 0) return schema;
  const [first, ...others] = titles;
  const rest: JsonObject[] = first === undefined ? [{}] : others.map((title) => ({ title }));
  return { anyOf: [first === undefined ? printed : { title: first, ...printed }, ...rest], ...part(true) };
}

/** Writes options, limits and examples into the schema, and returns the paragraphs that are none of them, and tabs apart. */
function readDetails(
  paragraphs: readonly Paragraph[],
  type: TypeNotation | undefined,
  schema: JsonObject,
): { description: string[]; tabs: string[] } {
  const description: string[] = [];
  const tabs: string[] = [];
  for (let at = 0; at < paragraphs.length; at++) {
    const { text } = paragraphs[at] as Paragraph;
    const options = !type || type.isEnum ? optionsIn(text) : undefined;
    const example = exampleIn(text);
    if (options) innermost(schema).enum = readOptions(options, innermost(schema));
    else if (isTabs(text)) tabs.push(...text.split('\n'));
    else if (example !== undefined) {
      const values = example === '' ? [] : literalsIn(example, schema);
      if (example === '')
        for (let more = literalsIn(paragraphs[at + 1]?.text, schema); more.length > 0; at++) {
          values.push(...more);
          more = literalsIn(paragraphs[at + 2]?.text, schema);
        }
      const isLabelAlone = example === '' && at === paragraphs.length - 1;
      if (values.length === 0 && !isLabelAlone) description.push(text);
      else if (values.length === 1) schema.example = values[0] as JsonValue;
      else if (values.length > 1) schema.examples = values;
    } else if (!applyLimit(text, schema)) description.push(text);
  }
  return { description, tabs };
}

export const firstAlternativeOnly =
  'The page shows the fields of the first alternative only; to the others any value conforms.';

/** Examples are printed as JSON: one over several lines, or one a line. Anything else is prose, and gives none. */
function literalsIn(text: string | undefined, schema: JsonObject): JsonValue[] {
  if (text === undefined) return [];
  const parts = parseJson(text) === undefined ? text.split('\n') : [text];
  const values = parts.map((part) => ({ part, value: parseJson(part) }));
  if (values.some(({ value }) => value === undefined)) return [];
  const isOpen = !('type' in schema);
  return values.map(({ part, value = null }) =>
    isOpen || (value !== null && typeof value === 'object') ? value : literalOf(part, schema),
  );
}

/** One value a line, all but the last with a comma that is not part of it. */
function readOptions(options: readonly string[], schema: JsonObject): JsonValue[] {
  const values: JsonValue[] = [];
  const isText = schema.type === 'string';
  for (const option of options) {
    const value = option.replace(/^,\s*|,$/g, '').trim();
    if (value === '') continue;
    values.push(isText && !/^["`]/.test(value) ? value : literalOf(value.replace(/^`(.*)`$/, '$1'), schema));
  }
  return [schema.type].flat().includes('null') ? [...values, null] : values;
}
