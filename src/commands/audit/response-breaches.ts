import { isJson, parseMediaType } from '../../exchange/media-type.js';
import type { HeaderList, WireResponse } from '../../http/message.js';
import { isBodiless } from '../../mock/documented-answers.js';
import type { MediaType, Response } from '../../openapi/api.js';
import { member } from '../../openapi/document-node.js';
import type { Breach } from './breach.js';
import { headerBreaches } from './header-breaches.js';

/** The answer in one media type of a response, broken in each way once. */
export function* mediaTypeBreaches(
  response: Response,
  mediaType: MediaType,
  answer: WireResponse,
): Generator<Breach> {
  const rule = member(response.node, 'content') ?? response.node;
  const base = { rule, fix: 'Describe the media type with a schema.' };
  const typed = (type: string): HeaderList => [...withoutType(answer), ['Content-Type', type]];
  yield {
    ...base,
    kind: 'media-type',
    label: 'the body is sent as application/x-tally-unknown',
    answer: { ...answer, headers: typed('application/x-tally-unknown') },
  };
  // An image or a text may be empty, and of other types only the bytes are known.
  if (!isJsonBody(mediaType)) return;
  yield { ...base, kind: 'no-body', label: 'the body is left out', answer: { ...answer, body: nothing } };
  const malformed = { ...answer, body: Buffer.from('{"cut": "of') };
  yield { ...base, kind: 'malformed-body', label: 'the body is cut off', answer: malformed };
}

/** Whether bodies of a media type are JSON, by which more can be broken than the bytes. */
export function isJsonBody({ type }: MediaType): boolean {
  const media = parseMediaType(type === '*/*' ? 'application/json' : type);
  return media !== undefined && isJson(media);
}

/** What can be wrong with a response whatever its media type. */
export function* responseBreaches(response: Response, answer: WireResponse): Generator<Breach> {
  yield* headerBreaches(response, answer);
  if (response.content.length > 0 && !isBodiless(answer.status)) return;
  const body = Buffer.from('{"any": "body"}');
  const headers: HeaderList = [...withoutType(answer), ['Content-Type', 'application/json']];
  const fix = 'Describe its `content`; if there is none, 204 says so.';
  yield {
    kind: 'any-body',
    label: 'any body passes',
    answer: { ...answer, headers, body },
    rule: response.node,
    fix,
  };
}

function withoutType({ headers }: WireResponse): HeaderList {
  return headers.filter(([name]) => name.toLowerCase() !== 'content-type');
}

const nothing = Buffer.alloc(0);
