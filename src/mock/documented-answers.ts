import { bodyKind, decodeBody, encodeBody } from '../exchange/body-codec.js';
import { findResponse } from '../exchange/find-response.js';
import { judgeResponse } from '../exchange/judge-response.js';
import { parseMediaType } from '../exchange/media-type.js';
import type { HeaderList } from '../http/message.js';
import type { Operation, Response } from '../openapi/api.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { documentedHeaders } from './documented-headers.js';
import { generatedValues } from './generated-values.js';
import type { MockAnswer } from './mock-engine.js';
import { isJsonContent, type OfferedType, offeredType } from './offered-type.js';
import { sampleOctets } from './sample-octets.js';
import { unusableSchema } from './unusable-schema.js';
import { withoutWriteOnly } from './without-write-only.js';

/** Which of the answers that the document describes for a status. */
export interface AnswerChoice {
  readonly accept?: string;
  /** The media type, where it is decided; else by `accept`, or else the first choice. */
  readonly offered?: OfferedType;
  /** The name of an example. */
  readonly example?: string;
  /** A generated body in place of an example. */
  readonly dynamic?: boolean;
  readonly seed?: string;
}

/** How a mock makes its answers. */
export interface AnswerOptions {
  /** Examples are sent also where they violate their schema. */
  readonly asDocumented?: boolean;
  /** Bodies are made from the schema alone. */
  readonly ignoreExamples?: boolean;
  /** Bodies are generated where no preference says otherwise. */
  readonly dynamic?: boolean;
  /** For generated values where no preference gives one; `1` by default. */
  readonly seed?: string;
}

/**
 * Makes the answer of a documented status: its documented headers and, in the media type asked for, the first example
 * that conforms, else a value made from the schema. `undefined` where nothing describes the status.
 */
export function documentedAnswer(
  operation: Operation,
  status: number,
  choice: AnswerChoice = {},
  options: AnswerOptions = {},
): MockAnswer | undefined {
  const response = findResponse(operation, status);
  if (!response) return undefined;
  const offered =
    choice.offered ??
    offeredType(response.content, choice.accept) ??
    offeredType(response.content, undefined);
  const headers = documentedHeaders(response);
  if (!offered || isBodiless(status)) {
    return { status, headers, body: Buffer.alloc(0), origin: `${response.status} as described` };
  }
  let first: MockAnswer | undefined;
  for (const candidate of candidates(offered, choice, options)) {
    const answer = answerOf(response, status, offered, candidate, headers);
    first ??= answer;
    if (options.asDocumented || conforms(operation, answer)) return answer;
  }
  return first;
}

/** Whether an answer is what the document describes for its status; true where it describes nothing. */
export function conforms(operation: Operation, answer: MockAnswer): boolean {
  return judgeResponse(operation, operation.method, { ...answer, statusText: '' }).flaws.length === 0;
}

/** Statuses whose answers carry no content (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** Whether the answer to a request of this method carries content (RFC 9110 §9.3.2). */
export function carriesBody(method: string, status: number): boolean {
  return method !== 'HEAD' && !isBodiless(status);
}

function answerOf(
  response: Response,
  status: number,
  { mediaType, type }: OfferedType,
  { value, text, origin }: Candidate,
  headers: HeaderList,
): MockAnswer {
  const note = unusableSchema(mediaType, 'response', `the body of status ${response.status}`);
  return {
    status,
    headers: [...headers, ['Content-Type', type]],
    body: text === undefined ? bodyBytes({ mediaType, type }, value) : Buffer.from(text, 'utf8'),
    content: { mediaType, type, value },
    origin: `${response.status}, ${origin}`,
    ...(note === undefined ? {} : { notes: [note] }),
  };
}

/** A value as the bytes of a response body; what its media type cannot hold is written as plain text. */
export function bodyBytes({ mediaType, type }: OfferedType, value: unknown): Buffer {
  const bytes = encodeBody(type, value, { mediaType, direction: 'response' });
  return bytes ?? Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 'utf8');
}

/** What a body may be made of: a value, or the very text of the body with what it decodes to. */
interface Candidate {
  readonly value: unknown;
  readonly text?: string;
  readonly origin: string;
}

function* candidates(
  { mediaType, type }: OfferedType,
  { example, dynamic, seed }: AnswerChoice,
  options: AnswerOptions,
): Generator<Candidate> {
  const { schema, itemSchema } = mediaType;
  const named = mediaType.examples.filter(({ name }) => name === example);
  const written = named.length > 0 ? named : mediaType.examples;
  const isGenerated = example === undefined && ((dynamic ?? options.dynamic) || options.ignoreExamples);
  if (!isGenerated) {
    for (const { name, value } of written) {
      const origin = name === '' ? 'the example' : `example ${name}`;
      const sent = options.asDocumented ? value : withoutWriteOnly(schema, value);
      const asText = typeof value === 'string' ? bodyText({ mediaType, type }, value) : undefined;
      if (asText?.isXml) yield { ...asText, origin };
      yield { value: sent, origin };
      if (asText) yield { ...asText, origin };
    }
  }
  const octets = sampleOctets(type);
  if (octets) {
    const isEncoded = encodingOf(schema) === 'base64';
    yield { value: octets.toString(isEncoded ? 'base64' : 'latin1'), origin: 'a sample of its format' };
  } else if (!schema && itemSchema) {
    for (const item of generatedValues(itemSchema.schema('response'), seed ?? options.seed)) {
      yield { value: [withoutWriteOnly(itemSchema, item)], origin: 'generated' };
    }
  } else if (!schema) yield { value: isJsonContent(mediaType) ? {} : '', origin: 'no schema' };
  else {
    for (const value of generatedValues(schema.schema('response'), seed ?? options.seed)) {
      yield { value: withoutWriteOnly(schema, value), origin: 'generated' };
    }
  }
  // Where no value can be made, what is written is better than nothing.
  if (isGenerated) for (const { value } of written) yield { value, origin: 'the example' };
}

/** The `contentEncoding` of a body (JSON Schema 2020-12 validation §8.3). */
function encodingOf(schema: ApiSchema | undefined): unknown {
  const described = schema?.schema('response');
  return typeof described === 'object' ? described.contentEncoding : undefined;
}

/**
 * An example that is the text of a whole body (OpenAPI 3.1 §4.8.19), with what it decodes to: what XML looks like can hardly be
 * written otherwise, and JSON is often written so by mistake.
 */
function bodyText({ mediaType, type }: OfferedType, text: string) {
  const media = parseMediaType(type);
  const kind = media && bodyKind(media);
  if (!media || (kind !== 'xml' && kind !== 'json')) return undefined;
  const decoded = decodeBody(media, Buffer.from(text, 'utf8'), { mediaType, direction: 'response' });
  return decoded.ok ? { value: decoded.value, text, isXml: kind === 'xml' } : undefined;
}
