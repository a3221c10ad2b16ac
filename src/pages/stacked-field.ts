import { isObject, type JsonObject, type JsonValue } from './json-value.js';
import { readLimit } from './limit-paragraph.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';
import { literalOf, parseType, type TypeNotation } from './type-notation.js';
import type { PageField } from './write-fields.js';

/** A field printed over several lines: its name, its type, flags each on a line, then paragraphs. */
export interface StackedField extends PageField {
  /** Where a credential is sent: printed as a flag. */
  readonly place: 'header' | 'query' | 'cookie' | undefined;
}

/** Fields and what stands before the first of them. */
export interface StackedFields {
  /** Paragraphs, each with its lines. */
  readonly intro: readonly { readonly text: string; readonly lines: LineRange }[];
  readonly fields: readonly StackedField[];
}

const name = /^[\p{L}_$@][\p{L}\p{M}\p{N}_$.:@/-]*(\[\])?$/u;
const flags = /^(required|deprecated|read-only|write-only|header|query|cookie|path)$/;
/** What Mintlify prints of a field's limits opens a paragraph, also where the blank line above it was lost. */
const label =
  /^(Available options:$|Required (range|string length|array length):|(Minimum|Maximum) (string|array) length:|Pattern:|Allowed value:|Examples?:)/;
const chrome = /^(Show|Hide) (child attributes|\d+ (properties|enum values))$/i;

/** True where a line is a field's name: one word, with a type on the next line. */
export function isFieldStart(lines: PageLines, line: number): boolean {
  const text = lines.text(line);
  return text.length <= 200 && name.test(text) && parseType(lines.text(line + 1)) !== undefined;
}

/** Reads the fields of a section. A description may run into the next field without a blank line between them. */
export function readStackedFields(lines: PageLines, [first, last]: LineRange): StackedFields {
  const starts: number[] = [];
  for (let line = first; line < last; line++)
    if (isFieldStart(lines, line)) {
      starts.push(line);
      line++;
    }
  return {
    intro: paragraphs(lines, first, (starts[0] ?? last + 1) - 1),
    fields: starts.map((start, index) => readField(lines, start, (starts[index + 1] ?? last + 1) - 1)),
  };
}

function readField(lines: PageLines, start: number, end: number): StackedField {
  const type = parseType(lines.text(start + 1)) as TypeNotation;
  const set = new Set<string>();
  const schema: JsonObject = { ...type.schema };
  let line = start + 2;
  for (; line <= end && !lines.isBlank(line); line++) {
    const text = lines.text(line);
    const fallback = /^default:\s*(.*)$/.exec(text)?.[1];
    if (flags.test(text)) set.add(text);
    else if (fallback !== undefined) schema.default = literalOf(fallback, schema);
    else break;
  }
  const description: string[] = [];
  for (const { text } of paragraphs(lines, line, end)) {
    const listed = itemOf(schema);
    const values = type.isEnum ? readOptions(text, listed) : undefined;
    const limits = values ? undefined : readLimit(text, schema);
    if (values) listed.enum = values;
    else if (limits) Object.assign(schema, limits);
    else description.push(text);
  }
  if (set.has('read-only')) schema.readOnly = true;
  if (set.has('write-only')) schema.writeOnly = true;
  if (description.length > 0) schema.description = description.join('\n\n');
  return {
    name: lines.text(start),
    schema,
    required: set.has('required'),
    deprecated: set.has('deprecated'),
    place: (['header', 'query', 'cookie'] as const).find((place) => set.has(place)),
    lines: [start, lastFilled(lines, start, end)],
  };
}

/** The schema that printed options belong to: of a list, that of its items. */
function itemOf(schema: JsonObject): JsonObject {
  return isObject(schema.items) ? itemOf(schema.items) : schema;
}

/** `Available options:` and one value a line, all but the last with a comma that is not part of it. */
function readOptions(paragraph: string, schema: JsonObject): JsonValue[] | undefined {
  const [label, ...options] = paragraph.split('\n');
  if (label !== 'Available options:') return undefined;
  const values: JsonValue[] = [];
  for (const option of options) {
    const value = option.replace(/^,\s*|,$/g, '').trim();
    if (value !== '') values.push(literalOf(value.replace(/^`(.*)`$/, '$1'), schema));
  }
  return [schema.type].flat().includes('null') ? [...values, null] : values;
}

/** Paragraphs between two lines; the site's own buttons are left out. */
function paragraphs(lines: PageLines, first: number, last: number): { text: string; lines: LineRange }[] {
  const found: { text: string[]; lines: [number, number] }[] = [];
  let open = false;
  for (let line = first; line <= last; line++) {
    const text = lines.text(line);
    if (text === '' || chrome.test(text)) open = false;
    else if (open && !label.test(text)) {
      const paragraph = found.at(-1);
      paragraph?.text.push(text);
      if (paragraph) paragraph.lines[1] = line;
    } else {
      found.push({ text: [text], lines: [line, line] });
      open = true;
    }
  }
  return found.map(({ text, lines: at }) => ({ text: text.join('\n'), lines: at }));
}

function lastFilled(lines: PageLines, first: number, last: number): number {
  let line = last;
  while (line > first && lines.isBlank(line)) line--;
  return line;
}
