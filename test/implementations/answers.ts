import { STATUS_CODES } from 'node:http';
import type { Json } from './json.js';
import type { Answer, Reason, Refusal } from './segment-api.js';

/** HTTP statuses of refusals, where a page says nothing else. */
export const ORDINARY_STATUSES: Readonly<Record<Reason, number>> = {
  unauthorised: 401,
  forbidden: 403,
  unknown: 404,
  method: 405,
  locked: 409,
  'media-type': 415,
  'too-large': 413,
  'no-body': 400,
  malformed: 400,
  invalid: 422,
  'rate-limit': 429,
  failure: 500,
  maintenance: 503,
};

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, mediaType: 'application/json', headers, body, delivery: 'whole' };
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, mediaType: '', headers, delivery: 'whole' };
}

/** Problem details, RFC 9457. */
export function problem(
  status: number,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const body = { type: 'about:blank', title: titleOf(status), status, detail: sentenceFor(refusal) };
  return { ...jsonAnswer(status, body, headers), mediaType: 'application/problem+json' };
}

export function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Refused';
}

/** One sentence for people. */
export function sentenceFor({ reason, faults }: Refusal): string {
  const first = faults?.[0];
  if (first) return `${first.pointer || 'The body'} ${first.message}.`;
  return SENTENCES[reason];
}

const SENTENCES: Readonly<Record<Reason, string>> = {
  unauthorised: 'The credentials are missing or wrong.',
  forbidden: 'The segment belongs to another account.',
  unknown: 'There is no such segment.',
  method: 'The method is not offered here.',
  locked: 'Another operation holds the segment.',
  'media-type': 'The body must be application/json.',
  'too-large': 'The body is larger than allowed.',
  'no-body': 'A body is required.',
  malformed: 'The body is not JSON.',
  invalid: 'The body breaks a rule.',
  'rate-limit': 'Too many requests.',
  failure: 'The update failed.',
  maintenance: 'The service is under maintenance.',
};
