import { encodeBody } from '../exchange/body-codec.js';
import { findResponse } from '../exchange/find-response.js';
import { judgeRequest, type RequestFlaw } from '../exchange/judge-request.js';
import { concreteMediaType, isJson, parseMediaType } from '../exchange/media-type.js';
import { negotiate } from '../exchange/negotiate.js';
import { combinedHeader } from '../http/message.js';
import type { MediaType, Operation } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';
import { validValues } from '../schema/valid-values.js';
import { documentedAnswer } from './documented-answer.js';
import type { MockAnswer, MockEngine, MockRequest } from './mock-engine.js';
import { problemAnswer } from './problem.js';
import { refuse } from './refuse.js';
import { fitAnswer } from './state/fit-answer.js';
import { sentValues } from './state/sent-values.js';

/** The engine that answers from the model itself: in process, without loading anything. */
export function createDocumentEngine(): MockEngine {
  return {
    name: 'tally',
    limitOf(schema) {
      const { problem } = validatorOf(schema);
      return (
        problem && {
          schemaPointer: problem.schemaPointer,
          note: (place) =>
            `the schema cannot be used (at ${place}: ${problem.message}); its bodies are not validated.`,
        }
      );
    },
    prepare: async () => {},
    answer: async (_api, operation, request) => answerFromDocument(operation, request),
  };
}

function answerFromDocument(operation: Operation, request: MockRequest): MockAnswer {
  const [flaw, ...others] = judgeRequest(operation, request, request.pathParameters);
  if (flaw) return refuseFlaws(operation, [flaw, ...others]);
  const { code, example } = request.preferences;
  const status = code ?? usualStatus(operation);
  const response = findResponse(operation, status);
  if (!response) {
    return problemAnswer(404, { detail: `The document describes no answer with status ${status}.` });
  }
  const accept = combinedHeader(request.headers, 'accept');
  const mediaType = negotiate(response.content, accept);
  if (!mediaType && response.content.length > 0) {
    const offered = response.content.map(({ type }) => type).join(', ');
    return refuse(operation, [406], { detail: `The document offers ${offered}, not ${accept}.` });
  }
  const answer = documentedAnswer(operation, status, mediaType) ?? problemAnswer(status, { detail: '' });
  if (!mediaType) return answer;
  if (example !== undefined) return namedExample(answer, mediaType, example);
  const chosen = request.preferences.dynamic
    ? generated(answer, mediaType, request.preferences.seed)
    : answer;
  return status < 300 ? fitted(operation, request, mediaType, chosen) : chosen;
}

/** A success repeats what was sent, under the ids of the path. */
function fitted(
  operation: Operation,
  request: MockRequest,
  mediaType: MediaType,
  answer: MockAnswer,
): MockAnswer {
  const media = parseMediaType(mediaType.type);
  if (!media || !isJson(media) || answer.body.length === 0) return answer;
  const base: unknown = JSON.parse(answer.body.toString('utf8'));
  const value = fitAnswer(operation, mediaType, base, sentValues(operation, request), new Date());
  return value === base ? answer : withValue(answer, mediaType, value);
}

function refuseFlaws(operation: Operation, flaws: readonly [RequestFlaw, ...RequestFlaw[]]): MockAnswer {
  const told = flaws.slice(0, 5).map(({ location, pointer, message }) => {
    return `the ${location}${pointer === '' ? '' : ` at ${pointer}`}: ${message}`;
  });
  const detail = `The request departs from the document in ${told.join('; ')}.`;
  return refuse(operation, flaws[0].keyword === 'content' ? [415, 422, 400] : [422, 400], { detail });
}

/** The lowest documented 2xx, else `default` as 200, else whatever comes first. */
function usualStatus(operation: Operation): number {
  const statuses = operation.responses.map(({ status }) => status);
  const success = statuses.filter((status) => status.startsWith('2')).sort()[0];
  const chosen = success ?? (statuses.includes('default') ? '200' : (statuses[0] ?? '200'));
  return Number(chosen.replaceAll('X', '0'));
}

function namedExample(answer: MockAnswer, mediaType: MediaType, name: string): MockAnswer {
  const example = mediaType.examples.find((candidate) => candidate.name === name);
  if (!example) {
    const names = mediaType.examples.map((candidate) => candidate.name || '(unnamed)').join(', ') || 'none';
    return problemAnswer(404, { detail: `There is no example ${name}; there are: ${names}.` });
  }
  return withValue(answer, mediaType, example.value);
}

/** The fullest value for the seed; seeds that are no numbers count by their text. */
function generated(answer: MockAnswer, mediaType: MediaType, seed: string | undefined): MockAnswer {
  const number =
    seed === undefined
      ? 1
      : [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  const values = validValues(mediaType.schema?.schema('response') ?? true, { seed: number });
  let chosen: { value: unknown } | undefined;
  for (const candidate of values) {
    if (candidate.label !== 'minimal' && candidate.label !== 'full') break;
    chosen = candidate;
  }
  return chosen ? withValue(answer, mediaType, chosen.value) : answer;
}

function withValue(answer: MockAnswer, mediaType: MediaType, value: unknown): MockAnswer {
  const body = encodeBody(concreteMediaType(mediaType.type), value, { mediaType, direction: 'response' });
  return body ? { ...answer, body } : answer;
}
