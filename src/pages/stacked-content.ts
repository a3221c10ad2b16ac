import { joinPointer } from '../source/json-pointer.js';
import type { CurlSample } from './curl-sample.js';
import type { DraftBuilder } from './draft-builder.js';
import { parseJson } from './json-sample.js';
import type { JsonObject, JsonValue } from './json-value.js';
import type { LineRange } from './recogniser.js';
import { readStackedFields, type StackedFields } from './stacked-field.js';
import type { StackedSection } from './stacked-sections.js';
import { writeProperties } from './write-fields.js';

const mediaType = /^[a-z]+\/[a-z0-9][a-z0-9.+*-]*$/i;

/** Reads "Body": a media type, then its description and fields. The curl command's data becomes the example. */
export function readStackedBody(
  builder: DraftBuilder,
  operation: string,
  section: StackedSection,
  curl: { readonly sample: CurlSample; readonly lines: LineRange } | undefined,
): void {
  const { lines } = builder;
  const first = lines.nextFilled(section.lines[0]);
  const printed = mediaType.test(lines.text(first)) ? lines.text(first) : undefined;
  const from = printed === undefined ? section.heading : first;
  const { intro, fields } = readStackedFields(lines, [
    printed === undefined ? first : first + 1,
    section.lines[1],
  ]);
  const body = builder.set(joinPointer(operation, 'requestBody'), {}, [section.heading, from]);
  // Of two paragraphs the first is the body's and the second its schema's; a single one is the schema's.
  const own = intro.length > 1 ? intro[0] : undefined;
  if (own) builder.set(joinPointer(body, 'description'), own.text, own.lines);
  const data = curl?.sample.data === undefined ? undefined : parseJson(curl.sample.data);
  const type = printed ?? curl?.sample.headers.get('content-type') ?? 'application/json';
  if (printed === undefined)
    builder.infer(
      body,
      'content',
      `The page prints no media type for the body; ${type} is taken from its sample.`,
    );
  const sample = data === undefined || !curl ? undefined : { value: data, lines: curl.lines };
  writeContent(builder, body, type, [from, from], { intro: own ? intro.slice(1) : intro, fields }, sample);
}

/** Reads "Response": at most a status and a media type, a description, then the fields. The JSON sample becomes the example. */
export function readStackedResponse(
  builder: DraftBuilder,
  operation: string,
  section: StackedSection,
  sample: { readonly value: JsonValue; readonly lines: LineRange } | undefined,
): void {
  const { lines } = builder;
  const first = lines.nextFilled(section.lines[0]);
  const [line, status, type] = /^([1-5](?:\d\d|XX))(?: - (\S+\/\S+))?$/.exec(lines.text(first)) ?? [];
  const head: LineRange = line === undefined ? [section.heading, section.heading] : [section.heading, first];
  const { intro, fields } = readStackedFields(lines, [
    line === undefined ? first : first + 1,
    section.lines[1],
  ]);
  const responses = builder.set(joinPointer(operation, 'responses'), {});
  builder.place(responses, head);
  const response = builder.set(joinPointer(responses, status ?? '200'), {}, head);
  if (status === undefined)
    builder.infer(
      operation,
      'responses',
      'The page prints no status code; the one response it describes is taken for 200.',
    );
  const [own, ...rest] = intro;
  builder.set(joinPointer(response, 'description'), own?.text ?? '', own?.lines);
  if (!own) builder.leaveOut(response, 'description', 'The page does not describe the response.');
  if (fields.length === 0 && !sample && type === undefined) return;
  if (type === undefined)
    builder.infer(
      response,
      'content',
      sample
        ? 'The page prints no media type for the response; its sample is JSON.'
        : 'The page prints no media type for the response; application/json is assumed, as it describes an object.',
    );
  if (sample) builder.use(sample.lines);
  writeContent(builder, response, type ?? 'application/json', head, { intro: rest, fields }, sample);
}

function writeContent(
  builder: DraftBuilder,
  holder: string,
  type: string,
  lines: LineRange,
  { intro, fields }: StackedFields,
  sample: { readonly value: JsonValue; readonly lines: LineRange } | undefined,
): void {
  const media = joinPointer(builder.set(joinPointer(holder, 'content'), {}), type);
  builder.place(joinPointer(holder, 'content'), lines);
  builder.set(media, {}, lines);
  if (fields.length > 0 || intro.length > 0) writeSchema(builder, media, lines, { intro, fields }, sample);
  if (sample) builder.set(joinPointer(media, 'example'), sample.value, sample.lines);
}

function writeSchema(
  builder: DraftBuilder,
  media: string,
  lines: LineRange,
  { intro, fields }: StackedFields,
  sample: { readonly value: JsonValue; readonly lines: LineRange } | undefined,
): void {
  const isList = Array.isArray(sample?.value) && fields.length > 0;
  const whole = joinPointer(media, 'schema');
  const object: JsonObject = fields.length > 0 ? { type: 'object' } : {};
  builder.set(whole, isList ? { type: 'array', items: object } : object, lines);
  if (isList) builder.infer(whole, 'type', 'The page lists the fields of one item; its sample is an array.');
  const [firstParagraph] = intro;
  if (firstParagraph)
    builder.set(joinPointer(whole, 'description'), intro.map(({ text }) => text).join('\n\n'), [
      firstParagraph.lines[0],
      intro.at(-1)?.lines[1] ?? firstParagraph.lines[1],
    ]);
  writeProperties(builder, isList ? joinPointer(whole, 'items') : whole, fields);
}
