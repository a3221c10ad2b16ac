import { encodeBody } from '../exchange/body-codec.js';
import { findResponse } from '../exchange/find-response.js';
import { judgeResponse } from '../exchange/judge-response.js';
import type { HeaderList } from '../http/message.js';
import type { Operation, Response } from '../openapi/api.js';
import { documentedHeaders } from './documented-headers.js';
import { generatedValues } from './generated-values.js';
import type { MockAnswer } from './mock-engine.js';
import { isJsonContent, type OfferedType, offeredType } from './offered-type.js';
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
  for (const { value, origin } of candidates(offered, choice, options)) {
    const answer = answerOf(response, status, offered, value, origin, headers);
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

function answerOf(
  response: Response,
  status: number,
  { mediaType, type }: OfferedType,
  value: unknown,
  origin: string,
  headers: HeaderList,
): MockAnswer {
  const note = unusableSchema(mediaType, 'response', `the body of status ${response.status}`);
  return {
    status,
    headers: [...headers, ['Content-Type', type]],
    body: bodyBytes({ mediaType, type }, value),
    content: { mediaType, type, value },
    origin: `${response.status}, ${origin}`,
    ...(note === undefined ? {} : { notes: [note] }),
  };
}

/** A value as the bytes of a response body; what its media type cannot hold is written as plain text. */
export function bodyBytes({ mediaType, type }: OfferedType, value: unknown): Buffer {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeBody(type, value, { mediaType, direction: 'response' }) ?? Buffer.from(text, 'utf8');
}

function* candidates(
  { mediaType }: OfferedType,
  { example, dynamic, seed }: AnswerChoice,
  options: AnswerOptions,
): Generator<{ readonly value: unknown; readonly origin: string }> {
  const { schema } = mediaType;
  const written = mediaType.examples.filter(({ name }) => example === undefined || name === example);
  const isGenerated = example === undefined && ((dynamic ?? options.dynamic) || options.ignoreExamples);
  if (!isGenerated) {
    for (const { name, value } of written) {
      const sent = options.asDocumented ? value : withoutWriteOnly(schema, value);
      yield { value: sent, origin: name === '' ? 'the example' : `example ${name}` };
    }
  }
  const usedSeed = seed ?? options.seed;
  if (!schema) yield { value: isJsonContent(mediaType) ? {} : '', origin: 'no schema' };
  else {
    for (const value of generatedValues(schema.schema('response'), usedSeed)) {
      yield { value: withoutWriteOnly(schema, value), origin: `generated with seed ${usedSeed ?? 1}` };
    }
  }
  // Where no value can be made, what is written is better than nothing.
  if (isGenerated) for (const { value } of written) yield { value, origin: 'the example' };
}
