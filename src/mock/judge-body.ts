import { judgeContent } from '../exchange/judge-content.js';
import { matchMediaType, type ParsedMediaType, parseMediaType } from '../exchange/media-type.js';
import type { RequestFlaw } from '../exchange/request-flaw.js';
import type { MediaType, Operation } from '../openapi/api.js';
import type { MockRequest } from './mock-request.js';

/** What is wrong with a body: in what it is sent as (415), in its bytes (400), or in its value (422). */
export interface BodyJudgement {
  readonly kind: 'unsupported' | 'malformed' | 'violating';
  readonly flaws: readonly BodyFlaw[];
}

type BodyFlaw = Pick<RequestFlaw, 'pointer' | 'message'> & Partial<Pick<RequestFlaw, 'keyword' | 'rule'>>;

interface MatchedType {
  readonly media: ParsedMediaType;
  readonly mediaType: MediaType;
}

/**
 * Judges a request's body, whatever its framing, by its Content-Type and the schema documented for that; what it decodes
 * to becomes the request's value. `undefined` where nothing is wrong.
 */
export function judgeBody(request: MockRequest): BodyJudgement | undefined {
  const { operation, body } = request;
  const { requestBody } = operation;
  if (!requestBody) return undefined;
  if (!body) return requestBody.required ? violating('is missing') : undefined;
  const coding = request.header('content-encoding');
  if (coding !== undefined && coding.toLowerCase() !== 'identity') {
    return unsupported(`has Content-Encoding ${coding}, which is not read; send it as it is`);
  }
  const written = request.header('content-type');
  const matched = matchedType(operation, written);
  if (!matched) {
    if (requestBody.content.length === 0) return undefined;
    const documented = requestBody.content.map(({ type }) => type).join(' or ');
    const sent = written === undefined ? 'has no Content-Type' : `is sent as ${written}`;
    return unsupported(`${sent}; ${documented} is documented`);
  }
  const { problem, value, violations } = judgeContent(matched.mediaType, 'request', matched.media, body);
  if (problem !== undefined) {
    const message = `cannot be read: ${problem.replace(/\.$/, '')}`;
    return { kind: 'malformed', flaws: [{ pointer: '', message }] };
  }
  request.value = value;
  return violations.length === 0 ? undefined : { kind: 'violating', flaws: violations };
}

function violating(message: string): BodyJudgement {
  return { kind: 'violating', flaws: [{ pointer: '', message }] };
}

function unsupported(message: string): BodyJudgement {
  return { kind: 'unsupported', flaws: [{ pointer: '', message }] };
}

/** How many spellings of Content-Type are remembered for an operation. */
const rememberedTypes = 50;

const matches = new WeakMap<Operation, Map<string, MatchedType | undefined>>();

/** The documented entry for a Content-Type as written. */
export function matchedType(operation: Operation, written: string | undefined): MatchedType | undefined {
  if (written === undefined) return undefined;
  const known = matches.get(operation) ?? new Map<string, MatchedType | undefined>();
  if (known.has(written)) return known.get(written);
  matches.set(operation, known);
  if (known.size >= rememberedTypes) known.clear();
  const media = parseMediaType(written);
  const mediaType = media && matchMediaType(operation.requestBody?.content ?? [], media);
  const match = media && mediaType && { media, mediaType };
  known.set(written, match);
  return match;
}
