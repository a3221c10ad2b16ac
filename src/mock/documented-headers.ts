import { readHeader } from '../exchange/read-parameter.js';
import type { HeaderList } from '../http/message.js';
import type { Response, ResponseHeader } from '../openapi/api.js';
import { isMapping, member, members } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import { minimalValue } from '../schema/valid-values.js';

/** A value for each documented header of a response: the first example that conforms, else one made from its schema. */
export function documentedHeaders(response: Response): HeaderList {
  return response.headers.flatMap((header) => {
    const value = headerSample(header);
    return value === undefined ? [] : [[header.name, value] as const];
  });
}

function headerSample(header: ResponseHeader): string | undefined {
  const written = writtenExamples(header).map((value) => simpleText(value, header.explode));
  if (!header.schema) return written[0] ?? (header.required ? 'value' : undefined);
  const schema = header.schema.schema('response');
  const minimal = minimalValue(schema);
  const made = minimal.ok ? [simpleText(minimal.value, header.explode)] : [];
  const schemaExamples = typeof schema === 'object' ? (schema.examples ?? []) : [];
  const all = [...written, ...schemaExamples.map((value) => simpleText(value, header.explode)), ...made];
  const validator = validatorOf(schema);
  return all.find((text) => validator.validate(readHeader(header, text)).length === 0) ?? all[0];
}

function writtenExamples({ node }: ResponseHeader): unknown[] {
  const single = member(node, 'example');
  const named = members(member(node, 'examples')).flatMap(({ node: { value } }) =>
    isMapping(value) && 'value' in value ? [value.value] : [],
  );
  return single ? [single.value, ...named] : named;
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
