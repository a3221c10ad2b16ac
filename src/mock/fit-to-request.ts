import { isJson, parseMediaType } from '../exchange/media-type.js';
import type { MediaType } from '../openapi/api.js';
import { bodyBytes } from './documented-answers.js';
import type { AnswerContent, MockAnswer } from './mock-engine.js';
import type { MockRequest } from './mock-request.js';
import { fitAnswer } from './state/fit-answer.js';
import { FittedBody } from './state/fitted-body.js';
import { pathValues } from './state/path-values.js';

/** A success repeats what was sent, under the ids of the path; an example that was asked for by name stays as it is. */
export function fitToRequest(request: MockRequest, answer: MockAnswer): MockAnswer {
  const { content, status } = answer;
  if (!content || status >= 300 || request.preferences.example !== undefined) return answer;
  const way = wayOf(request, content);
  if (way === 'as it is') return answer;
  const sent = { path: pathValues(request), body: request.value };
  const now = new Date();
  const text = way === 'as a whole' ? undefined : way.textFor(sent, now);
  if (text !== undefined) {
    const body = Buffer.from(text, 'utf8');
    return { ...answer, body, content: new WrittenContent(content, body) };
  }
  const value = fitAnswer(request.operation, content.mediaType, content.value, sent, now);
  if (value === content.value) return answer;
  return { ...answer, body: bodyBytes(content, value), content: { ...content, value } };
}

/** How an answer is made to fit: by its members, as a whole, or not at all. */
type Way = FittedBody | 'as a whole' | 'as it is';

const ways = new WeakMap<AnswerContent, Way>();

function wayOf({ operation, pathParameters }: MockRequest, content: AnswerContent): Way {
  let way = ways.get(content);
  if (way === undefined) {
    const { mediaType, type, value } = content;
    const media = parseMediaType(type);
    const names = [...pathParameters.keys()];
    way =
      media && isJson(media)
        ? (FittedBody.of(operation, mediaType, value, names) ?? 'as a whole')
        : 'as it is';
    ways.set(content, way);
  }
  return way;
}

/** A body whose value is read from it only where that is asked for. */
class WrittenContent implements AnswerContent {
  readonly mediaType: MediaType;
  readonly type: string;
  readonly #body: Buffer;

  constructor({ mediaType, type }: AnswerContent, body: Buffer) {
    this.mediaType = mediaType;
    this.type = type;
    this.#body = body;
  }

  get value(): unknown {
    return JSON.parse(this.#body.toString('utf8'));
  }
}
