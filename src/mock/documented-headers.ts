import { isJson, parseMediaType } from '../exchange/media-type.js';
import { readHeader } from '../exchange/read-parameter.js';
import type { HeaderList } from '../http/message.js';
import type { Response, ResponseHeader } from '../openapi/api.js';
import { isMapping, member, members } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import { fieldSamples } from './field-samples.js';
import { generatedValues } from './generated-values.js';

/** A value for each documented header of a response: the first example that conforms, else one in the field's own syntax or made from its schema. */
export function documentedHeaders(response: Response): HeaderList {
  let headers = known.get(response);
  if (!headers) {
    headers = response.headers.flatMap((header) => {
      const value = headerSample(header);
      return value === undefined ? [] : [[header.name, value] as const];
    });
    known.set(response, headers);
  }
  return headers;
}

const known = new WeakMap<Response, HeaderList>();

function headerSample(header: ResponseHeader): string | undefined {
  const written = writtenExamples(header).map((value) => headerText(header, value));
  const usual = fieldSamples.get(header.name.toLowerCase());
  if (!header.schema) return written[0] ?? (header.required ? (usual ?? 'value') : undefined);
  const schema = header.schema.schema('response');
  const made = generatedValues(schema).map((value) => headerText(header, value));
  const schemaExamples = typeof schema === 'object' ? (schema.examples ?? []) : [];
  const all = [
    ...written,
    ...schemaExamples.map((value) => headerText(header, value)),
    ...(usual === undefined ? [] : [usual]),
    ...made,
  ];
  const validator = validatorOf(schema);
  return all.find((text) => validator.validate(readHeader(header, text)).length === 0) ?? all[0];
}

/** Examples of the header itself, or of the one entry of its `content`. */
function writtenExamples({ node }: ResponseHeader): unknown[] {
  const [content] = members(member(node, 'content'));
  return [node, ...(content ? [content.node] : [])].flatMap((described) => {
    const single = member(described, 'example');
    const named = members(member(described, 'examples')).flatMap(({ node: { value } }) =>
      isMapping(value) && 'value' in value ? [value.value] : [],
    );
    return single ? [single.value, ...named] : named;
  });
}

function headerText({ mediaType, explode }: ResponseHeader, value: unknown): string {
  const media = mediaType === undefined ? undefined : parseMediaType(mediaType);
  return media && isJson(media) ? JSON.stringify(value) : simpleText(value, explode);
}

/** Style `simple`, which is the only one headers have (OpenAPI 3.1 §4.8.21). */
function simpleText(value: unknown, explode: boolean): string {
  if (Array.isArray(value)) return value.map(String).join(',');
  if (value === null || typeof value !== 'object') return String(value);
  const pairs = Object.entries(value);
  return explode
    ? pairs.map(([key, each]) => `${key}=${each}`).join(',')
    : pairs.flat().map(String).join(',');
}
