import type { Json } from './json.js';
import type { Incoming, Reading, Reason } from './segment-api.js';
import { isObject } from './value-rules.js';

/** Levels of nesting that a body may have. */
export const DEEPEST = 100;

/**
 * The request's bytes as JSON (RFC 8259). No body is `{}` where a body may be left out.
 * Nesting is bounded because what is stored must be written out again.
 */
export function readBody(request: Incoming, bodyLimit: number, bodyRequired: boolean): Reading {
  if (request.size === 0) return bodyRequired ? refused('no-body') : { value: {} };
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return refused('media-type');
  if (request.size > bodyLimit) return refused('too-large');
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.bytes)) as Json;
    if (!isDeeperThan(DEEPEST, value)) return { value };
  } catch {
    return refused('malformed');
  }
  const fault = {
    pointer: '',
    rule: 'type',
    message: `must not be nested deeper than ${DEEPEST} levels`,
  } as const;
  return { refusal: { reason: 'invalid', faults: [fault] } };
}

function refused(reason: Reason): Reading {
  return { refusal: { reason } };
}

/** Whether JSON is nested in more levels than so many. */
export function isDeeperThan(limit: number, value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (Array.isArray(item) ? item : isObject(item) ? Object.values(item) : []));
  }
  return false;
}
