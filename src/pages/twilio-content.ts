import { joinPointer, valueAt } from '../source/json-pointer.js';
import { isDescribedElsewhere } from './credential.js';
import { readCurl } from './curl-sample.js';
import type { EmbeddedBlock } from './embedded-block.js';
import { parseJson } from './json-sample.js';
import { isObject, type JsonObject, type JsonValue, ownValue, setOwn } from './json-value.js';
import type { Fence } from './markdown-outline.js';
import type { Reading } from './twilio-frame.js';
import { cleanMediaType, cleanParameter, cleanResponse, siteKeys } from './twilio-schema.js';
import type { Section } from './twilio-sections.js';

/** Writes the Parameter Objects of one section. */
export function readParameters(
  { builder, operation }: Reading,
  place: string,
  block: EmbeddedBlock | undefined,
): void {
  const list = Array.isArray(block?.value) ? block.value : [];
  const parameters = joinPointer(operation, 'parameters');
  for (const [index, parameter] of list.entries()) {
    if (!block || !isObject(parameter)) continue;
    if (place === 'header' && isDescribedElsewhere(String(ownValue(parameter, 'name')))) continue;
    const known = builder.valueAt(parameters);
    const at = Array.isArray(known) ? known.length : 0;
    if (at === 0) builder.set(parameters, []);
    const pointer = builder.graft(joinPointer(parameters, at), block, `/${index}`);
    const written = builder.valueAt(pointer) as JsonObject;
    cleanParameter(written);
    if (ownValue(written, 'in') === undefined) written.in = place;
    if (place === 'path' && written.required !== true) {
      written.required = true;
      builder.infer(pointer, 'required', 'A path parameter is always required.');
    }
  }
}

/** Writes the Request Body Object of the block's schema and `encodingType`. */
export function readBody({ builder, operation }: Reading, block: EmbeddedBlock | undefined): void {
  if (!block) return;
  const body = builder.set(joinPointer(operation, 'requestBody'), {});
  builder.place(body, block.lines);
  for (const key of ['description', 'required'])
    if (ownValue(block.value, key) !== undefined) builder.graft(joinPointer(body, key), block, `/${key}`);
  const encoding = ownValue(block.value, 'encodingType');
  if (typeof encoding !== 'string')
    builder.infer(
      body,
      'content',
      'The page prints no media type; application/json is assumed, as its samples are JSON.',
    );
  const content = builder.set(joinPointer(body, 'content'), {}, block.lines);
  const mediaType = builder.set(
    joinPointer(content, typeof encoding === 'string' ? encoding : 'application/json'),
    {},
    block.lines,
  );
  for (const key of ['schema', 'example', 'examples'])
    if (ownValue(block.value, key) !== undefined)
      builder.graft(joinPointer(mediaType, key), block, `/${key}`);
  cleanMediaType(builder.valueAt(mediaType));
  const read = ['description', 'required', 'encodingType', 'schema', 'example', 'examples', ...siteKeys];
  noteOtherKeys(builder, block, '', read);
}

/** Says which keys of an object in a block nothing was made of. */
export function noteOtherKeys(
  builder: Reading['builder'],
  block: EmbeddedBlock,
  pointer: string,
  read: readonly string[],
): void {
  const object = valueAt(block.value, pointer) as JsonValue | undefined;
  const others = Object.keys(isObject(object) ? object : {}).filter((key) => !read.includes(key));
  if (others.length > 0)
    builder.doubt(
      block.linesAt(pointer),
      `Nothing is made of ${others.map((key) => `"${key}"`).join(' and ')} in this block.`,
    );
}

/** Writes the Responses Object: each entry's `schema` is a Response Object under its `responseCode`. */
export function readResponses(
  { builder, operation }: Reading,
  section: Section | undefined,
  block: EmbeddedBlock | undefined,
): void {
  const responses = builder.set(joinPointer(operation, 'responses'), {});
  builder.place(responses, section?.heading.lines ?? [1, 1]);
  const list = Array.isArray(block?.value) ? block.value : [];
  for (const [index, entry] of list.entries()) {
    const status = ownValue(entry, 'responseCode');
    if (!block || status === undefined || !/^([1-5](\d\d|XX)|default)$/.test(String(status))) {
      builder.doubt(
        block?.linesAt(`/${index}`) ?? [1, 1],
        'An entry under "Responses" has no status code; it is left out.',
      );
      continue;
    }
    const pointer = joinPointer(responses, String(status));
    if (builder.valueAt(pointer) !== undefined) {
      builder.doubt(block.linesAt(`/${index}`), `The status ${status} is listed twice; the first is taken.`);
      continue;
    }
    noteOtherKeys(builder, block, `/${index}`, ['responseCode', 'schema', ...siteKeys]);
    if (isObject(ownValue(entry, 'schema'))) builder.graft(pointer, block, `/${index}/schema`);
    else builder.set(pointer, {}, block.linesAt(`/${index}`));
    const response = builder.valueAt(pointer) as JsonObject;
    cleanResponse(response);
    if (typeof ownValue(response, 'description') !== 'string') response.description = '';
  }
  if (Object.keys(builder.valueAt(responses) as JsonObject).length === 0) {
    setOwn(builder.valueAt(responses) as JsonObject, 'default', { description: '' });
    builder.infer(operation, 'responses', 'The page lists no response; OpenAPI 3.0 asks for one.');
  }
}

/** Samples are read for one thing: the body that the curl line sends, as an example. */
export function readSamples({ builder, operation }: Reading, fences: readonly Fence[]): void {
  const title = builder.valueAt(joinPointer(operation, 'summary'));
  const content = builder.valueAt(joinPointer(operation, 'requestBody', 'content'));
  const type = isObject(content) ? Object.keys(content)[0] : undefined;
  const mediaType = joinPointer(operation, 'requestBody', 'content', type ?? '');
  for (const { language, content: text, lines } of fences) {
    const curl =
      /^(bash|sh|shell|curl)$/.test(language) && text.startsWith('curl') ? readCurl(text, 0) : undefined;
    const data = curl?.data === undefined ? undefined : parseJson(curl.data);
    const printed = builder.valueAt(mediaType);
    const wanted =
      type !== undefined && isObject(printed) && !('example' in printed) && !('examples' in printed);
    if (wanted && data !== undefined) builder.set(joinPointer(mediaType, 'example'), data, lines);
    builder.skip(lines, `code sample (${language || 'text'})`);
    let line = lines[0] - 1;
    while (line > 0 && builder.lines.isBlank(line)) line--;
    // A sentence above a sample may be about the contract: it is listed as dropped.
    const caption = builder.lines.text(line);
    if (builder.isFree(line) && (caption === title || !/[.:!?]$/.test(caption)))
      builder.skip([line, line], 'caption of a code sample');
  }
}
