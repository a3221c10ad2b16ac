import { encodeBody } from '../exchange/body-codec.js';
import { findResponse } from '../exchange/find-response.js';
import { judgeResponse } from '../exchange/judge-response.js';
import { concreteMediaType, isJson, parseMediaType } from '../exchange/media-type.js';
import type { HeaderList } from '../http/message.js';
import type { MediaType, Operation, Response, ResponseHeader } from '../openapi/api.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { minimalValue, validValues } from '../schema/valid-values.js';
import type { MockAnswer } from './mock-engine.js';
import { withoutWriteOnly } from './without-write-only.js';

/**
 * An answer of a documented status: its documented headers and, in the wanted or else the first media type (JSON
 * before others), the first example that conforms, else a value made from the schema. `undefined` where nothing
 * describes the status.
 */
export function documentedAnswer(
  operation: Operation,
  status: number,
  wanted?: MediaType,
): MockAnswer | undefined {
  const response = findResponse(operation, status);
  if (!response) return undefined;
  const headers = documentedHeaders(response);
  const mediaType = wanted ?? response.content.find(isJsonContent) ?? response.content[0];
  if (!mediaType || isBodiless(status)) return { status, headers, body: Buffer.alloc(0) };
  let first: MockAnswer | undefined;
  for (const value of candidateValues(mediaType)) {
    const answer = answerOf(status, headers, mediaType, value);
    first ??= answer;
    if (conforms(operation, answer)) return answer;
  }
  return first;
}

/** Whether an answer is what the document describes for its status; true where it describes nothing. */
export function conforms(operation: Operation, answer: MockAnswer, method = operation.method): boolean {
  return judgeResponse(operation, method, { ...answer, statusText: '' }).flaws.length === 0;
}

/** Statuses whose answers carry no content (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

function answerOf(status: number, headers: HeaderList, mediaType: MediaType, value: unknown): MockAnswer {
  const type = concreteMediaType(mediaType.type);
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const body = encodeBody(type, value, { mediaType, direction: 'response' }) ?? Buffer.from(text, 'utf8');
  return { status, headers: [...headers, ['Content-Type', type]], body };
}

function* candidateValues(mediaType: MediaType): Generator<unknown> {
  const { schema } = mediaType;
  for (const example of mediaType.examples) yield withoutWriteOnly(schema, example.value);
  if (!schema) yield isJsonContent(mediaType) ? {} : '';
  else for (const value of generatedValues(schema.schema('response'))) yield withoutWriteOnly(schema, value);
}

const fullValues = new WeakMap<object, unknown[]>();

/** The fullest value first, then the smallest. */
function generatedValues(schema: JsonSchema): unknown[] {
  const known = typeof schema === 'object' ? fullValues.get(schema) : undefined;
  if (known) return known;
  const values: unknown[] = [];
  for (const { label, value } of validValues(schema)) {
    if (label !== 'minimal' && label !== 'full') break;
    values.unshift(value);
  }
  if (values.length === 0) {
    const minimal = minimalValue(schema);
    if (minimal.ok) values.push(minimal.value);
  }
  if (typeof schema === 'object') fullValues.set(schema, values);
  return values;
}

function documentedHeaders(response: Response): HeaderList {
  return response.headers.flatMap((header) => {
    const value = headerSample(header);
    return value === undefined ? [] : [[header.name, value] as const];
  });
}

function headerSample(header: ResponseHeader): string | undefined {
  const written = (header.node.value as { example?: unknown }).example;
  if (written !== undefined) return simpleText(written);
  if (!header.schema) return header.required ? 'value' : undefined;
  const schema = header.schema.schema('response');
  const example = typeof schema === 'object' ? schema.examples?.[0] : undefined;
  if (example !== undefined) return simpleText(example);
  const minimal = minimalValue(schema);
  return minimal.ok ? simpleText(minimal.value) : undefined;
}

/** Style `simple`, which is the only one headers have (OpenAPI 3.1 §4.8.21). */
function simpleText(value: unknown): string {
  if (Array.isArray(value)) return value.map(simpleText).join(',');
  if (value !== null && typeof value === 'object') return Object.entries(value).flat().map(String).join(',');
  return String(value);
}

function isJsonContent(mediaType: MediaType): boolean {
  const media = parseMediaType(mediaType.type);
  return media !== undefined && (isJson(media) || mediaType.type === '*/*');
}
