import { emptyAnswer, jsonAnswer, titleOf } from '../answers.js';
import type { JsonObject } from '../json.js';
import type { Answer } from '../segment-api.js';

/** Problem details (RFC 9457). */
export function refusal(
  status: number,
  detail: string,
  more: { readonly headers?: Readonly<Record<string, string>>; readonly errors?: readonly JsonObject[] } = {},
): Answer {
  const body = { title: titleOf(status), status, detail, ...(more.errors && { errors: [...more.errors] }) };
  return { ...jsonAnswer(status, body, more.headers), mediaType: 'application/problem+json' };
}

/** A body that is not JSON. */
export function bytesAnswer(mediaType: string, bytes: Buffer | string): Answer {
  return { ...emptyAnswer(200), mediaType, text: bytes };
}
