import { findResponse } from '../exchange/find-response.js';
import type { Response } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';
import { type AnswerOptions, bodyBytes } from './documented-answers.js';
import { askExtensions, isValueConforming } from './extension-answer.js';
import { fitToRequest } from './fit-to-request.js';
import { isLater } from './is-later.js';
import { matchedType } from './judge-body.js';
import { KeptAnswers } from './kept-answers.js';
import type { MockAnswer, MockEngine, Soon } from './mock-engine.js';
import type { MockExtension } from './mock-extension.js';
import type { MockRequest } from './mock-request.js';
import { refuseFlaws } from './refuse-flaws.js';
import { unusableSchema } from './unusable-schema.js';

/** The engine that answers from the model itself: requests are judged, answers made once and kept. */
export function createDocumentEngine(
  options: AnswerOptions = {},
  extensions: readonly MockExtension[] = [],
): MockEngine {
  const answering = extensions.filter(({ answer }) => answer !== undefined);
  const adapting = extensions.filter(({ adapt }) => adapt !== undefined);
  const answers = new KeptAnswers(options);

  function answerValid(request: MockRequest): MockAnswer {
    const chosen = withRequestNotes(request, answers.to(request));
    const answer = options.asDocumented ? chosen : fitToRequest(request, chosen);
    return adapting.length === 0 ? answer : adapted(request, answer, adapting);
  }

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
    answer(request): Soon<MockAnswer> {
      const refusal = refuseFlaws(request, options);
      if (refusal) return refusal;
      if (answering.length === 0) return answerValid(request);
      const said = askExtensions(answering, 'answer', request);
      const settle = (answer: MockAnswer | undefined) =>
        answer && isValueConforming(answer) ? answer : answerValid(request);
      return isLater(said) ? said.then(settle) : settle(said);
    },
  };
}

/** Says of a request's body that it could not be validated. */
function withRequestNotes(request: MockRequest, answer: MockAnswer): MockAnswer {
  if (!request.body || !request.operation.requestBody) return answer;
  const matched = matchedType(request.operation, request.header('content-type'));
  const note = matched && unusableSchema(matched.mediaType, 'request', 'the request body');
  if (note === undefined) return answer;
  const { isKept: _, ...once } = answer;
  return { ...once, notes: [note, ...(answer.notes ?? [])] };
}

/** The answer with its value as extensions adapt it; what then violates its schema is left as it was. Its headers remain. */
function adapted(request: MockRequest, answer: MockAnswer, extensions: readonly MockExtension[]): MockAnswer {
  const { content, status } = answer;
  if (!content) return answer;
  const { operation } = request;
  const { mediaType, type, value: chosen } = content;
  const rest = { operation, response: findResponse(operation, status) as Response, status, mediaType, type };
  let value = chosen;
  for (const { adapt } of extensions) value = adapt?.(request, { ...rest, value });
  if (value === chosen) return answer;
  const revised = { ...answer, content: { mediaType, type, value } };
  return isValueConforming(revised) ? { ...revised, body: bodyBytes(content, value) } : answer;
}
