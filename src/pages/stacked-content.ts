import { conformsWithoutCompiling } from '../schema/conforms-without-compiling.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { joinPointer } from '../source/json-pointer.js';
import type { CurlSample } from './curl-sample.js';
import type { DraftBuilder } from './draft-builder.js';
import { parseJson } from './json-sample.js';
import { isObject, type JsonObject, type JsonValue } from './json-value.js';
import { isPlaceholderSample } from './placeholder-sample.js';
import type { LineRange } from './recogniser.js';
import { firstAlternativeOnly, readStackedFields, type StackedFields } from './stacked-field.js';
import { isTabs, type Paragraph, typeSentence } from './stacked-paragraphs.js';
import type { StackedSection } from './stacked-sections.js';
import { parseType } from './type-notation.js';
import { writeProperties } from './write-fields.js';

/** A media type, and on some layouts the type of the body beside it: `application/json · object[]`. */
const typedMediaType = /^([a-z]+\/[a-z0-9*][a-z0-9.+*-]*)(?: · (\S.*))?$/i;

/** JSON that the page shows of a body. */
export interface JsonSample {
  readonly value: JsonValue;
  readonly lines: LineRange;
}

/** Reads "Body": a media type, then its description and fields. The curl command's data becomes the example. */
export function readStackedBody(
  builder: DraftBuilder,
  operation: string,
  section: StackedSection,
  curl: { readonly sample: CurlSample; readonly lines: LineRange } | undefined,
): void {
  const { lines } = builder;
  const first = lines.nextFilled(section.lines[0]);
  const [, printed, typeBeside] = typedMediaType.exec(lines.text(first)) ?? [];
  const from = printed === undefined ? section.heading : first;
  const { intro, fields } = readStackedFields(lines, [
    printed === undefined ? first : first + 1,
    section.lines[1],
  ]);
  const body = builder.set(joinPointer(operation, 'requestBody'), {}, [section.heading, from]);
  builder.leaveOut(body, 'required', 'The page does not print whether the body must be sent.');
  // Of two paragraphs the first is the body's and the second its schema's; a single one is the schema's.
  const prose = intro.filter(({ text }) => isProse(text));
  const own = prose.length > 1 ? prose[0] : undefined;
  if (own) builder.set(joinPointer(body, 'description'), own.text, own.lines);
  const data = curl?.sample.data === undefined ? undefined : parseJson(curl.sample.data);
  const type = printed ?? curl?.sample.headers.get('content-type') ?? 'application/json';
  if (printed === undefined)
    builder.infer(
      body,
      'content',
      curl?.sample.headers.has('content-type')
        ? `The page prints no media type for the body; ${type} is taken from its sample.`
        : `The page prints no media type for the body; ${type} is assumed.`,
    );
  const sample = data === undefined || !curl ? undefined : { value: data, lines: curl.lines };
  writeContent(
    builder,
    body,
    type,
    [from, from],
    { intro: intro.filter((paragraph) => paragraph !== own), fields },
    sample,
    typeBeside === undefined ? undefined : parseType(typeBeside)?.schema,
  );
}

/** True for a paragraph of words about a body, not of its type or of the tabs of its alternatives. */
export function isProse(paragraph: string): boolean {
  return typeSentence(paragraph) === undefined && !isTabs(paragraph);
}

/** Writes the media type of a body or response with its schema and its example. */
export function writeContent(
  builder: DraftBuilder,
  holder: string,
  type: string,
  lines: LineRange,
  { intro, fields }: StackedFields,
  sample: JsonSample | undefined,
  printedType?: JsonObject,
): void {
  const media = joinPointer(builder.set(joinPointer(holder, 'content'), {}), type);
  builder.place(joinPointer(holder, 'content'), lines);
  builder.set(media, {}, lines);
  const hasSchema = fields.length > 0 || intro.length > 0 || printedType !== undefined;
  if (hasSchema) writeSchema(builder, media, lines, { intro, fields }, sample, printedType);
  else builder.leaveOut(media, 'schema', 'The page prints no fields; any value conforms.');
  if (!sample) return;
  builder.use(sample.lines);
  const schema = builder.valueAt(joinPointer(media, 'schema'));
  if (
    isPlaceholderSample(sample.value) &&
    conformsWithoutCompiling(schema as JsonSchema, sample.value) === false
  )
    builder.leaveOut(media, 'example', placeholdersOnly);
  else builder.set(joinPointer(media, 'example'), sample.value, sample.lines);
}

const placeholdersOnly =
  'The sample was made from the types alone: its placeholders are no values that the fields can have.';

function writeSchema(
  builder: DraftBuilder,
  media: string,
  lines: LineRange,
  { intro, fields }: StackedFields,
  sample: JsonSample | undefined,
  printedType: JsonObject | undefined,
): void {
  const typed = intro.find(({ text }) => typeSentence(text) !== undefined);
  const said = printedType ?? (typed && typeSentence(typed.text));
  const tabs = intro.filter(({ text }) => isTabs(text));
  const titles = fields.length > 0 ? tabs.flatMap(({ text }) => text.split('\n')) : [];
  const prose = intro.filter(({ text }) => isProse(text));
  const isListed = said?.type === 'array';
  const isList = fields.length > 0 && (isListed || (said === undefined && Array.isArray(sample?.value)));
  const whole = joinPointer(media, 'schema');
  const hasAlternatives = titles.length > 1;
  const shown: JsonObject = fields.length > 0 ? { type: 'object' } : { ...said };
  const object: JsonObject = hasAlternatives
    ? { anyOf: titles.map((title, index) => (index === 0 ? { title, ...shown } : { title })) }
    : shown;
  builder.set(whole, isList ? { type: 'array', items: object } : object, lines);
  if (typed) builder.use(typed.lines);
  if (isList && !isListed)
    builder.infer(whole, 'type', 'The page lists the fields of one item; its sample is an array.');
  if (fields.length === 0 && !isClosed(said)) builder.leaveOut(whole, 'properties', fieldsNotPrinted);
  writeDescription(builder, whole, prose);
  const holder = isList ? joinPointer(whole, 'items') : whole;
  for (const { lines: range } of tabs) builder.use(range);
  if (hasAlternatives) builder.infer(holder, 'anyOf', firstAlternativeOnly);
  writeProperties(builder, hasAlternatives ? joinPointer(holder, 'anyOf', 0) : holder, fields);
}

const fieldsNotPrinted = 'The page prints no fields; any value of the type conforms.';

/** True for a type that has no fields: a scalar, or a list of them. */
function isClosed(type: JsonObject | undefined): boolean {
  if (!type) return false;
  return isObject(type.items) ? isClosed(type.items) : type.type !== 'object';
}

function writeDescription(builder: DraftBuilder, schema: string, paragraphs: readonly Paragraph[]): void {
  const [first] = paragraphs;
  if (!first) return;
  const lines = [first.lines[0], paragraphs.at(-1)?.lines[1] ?? first.lines[1]] as const;
  builder.set(joinPointer(schema, 'description'), paragraphs.map(({ text }) => text).join('\n\n'), lines);
}
