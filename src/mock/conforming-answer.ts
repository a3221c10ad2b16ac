import { decodeBody } from '../exchange/body-codec.js';
import { findResponse } from '../exchange/find-response.js';
import {
  concreteMediaType,
  isJson,
  matchMediaType,
  type ParsedMediaType,
  parseMediaType,
} from '../exchange/media-type.js';
import { combinedHeader } from '../http/message.js';
import type { MediaType, Operation } from '../openapi/api.js';
import { conforms, documentedAnswer } from './documented-answers.js';

import type { MockAnswer } from './mock-engine.js';
import { withoutWriteOnly } from './without-write-only.js';

/** An engine's answer itself; where it departs from what the document describes for its status, one that does not. */
export function conformingAnswer(operation: Operation, answer: MockAnswer): MockAnswer {
  if (conforms(operation, answer)) return answer;
  const written = parseMediaType(combinedHeader(answer.headers, 'content-type') ?? '');
  const response = findResponse(operation, answer.status);
  const mediaType = written && response && matchMediaType(response.content, written);
  if (mediaType && isJson(written)) {
    const trimmed = trimBody(answer, written, mediaType);
    if (conforms(operation, trimmed)) return trimmed;
  }
  const offered = mediaType && { mediaType, type: concreteMediaType(mediaType.type) };
  const replacement = documentedAnswer(operation, answer.status, offered ? { offered } : {});
  if (!replacement) return answer;
  return answer.reason === undefined ? replacement : { ...replacement, reason: answer.reason };
}

function trimBody(answer: MockAnswer, media: ParsedMediaType, mediaType: MediaType): MockAnswer {
  const decoded = decodeBody(media, answer.body);
  if (!decoded.ok) return answer;
  const value = withoutWriteOnly(mediaType.schema, decoded.value);
  return { ...answer, body: Buffer.from(JSON.stringify(value) ?? '', 'utf8') };
}
