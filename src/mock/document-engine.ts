import { findResponse } from '../exchange/find-response.js';
import type { Operation, Response } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';
import { chooseAnswer } from './choose-answer.js';
import { type AnswerOptions, bodyBytes } from './documented-answers.js';
import { askExtensions, isValueConforming } from './extension-answer.js';
import { isLater } from './is-later.js';
import { matchedType } from './judge-body.js';
import type { AnswerContent, MockAnswer, MockEngine, Soon } from './mock-engine.js';
import type { ChosenValue, MockExtension } from './mock-extension.js';
import type { MockRequest } from './mock-request.js';
import { refuseFlaws } from './refuse-flaws.js';
import { unusableSchema } from './unusable-schema.js';

/** The engine that answers from the model itself: requests are judged, answers made once and kept. */
export function createDocumentEngine(
  options: AnswerOptions = {},
  extensions: readonly MockExtension[] = [],
): MockEngine {
  const answering = extensions.filter(({ answer }) => answer !== undefined);
  const fitting = extensions.filter(({ adapt }) => adapt !== undefined);
  const kept = new WeakMap<Operation, Map<string, MockAnswer>>();

  function chosen(request: MockRequest): MockAnswer {
    const answers = kept.get(request.operation) ?? new Map<string, MockAnswer>();
    kept.set(request.operation, answers);
    const key = choiceKey(request);
    let answer = answers.get(key);
    if (!answer) {
      answer = { ...chooseAnswer(request, options), isKept: true };
      if (answers.size >= keptAnswers) answers.clear();
      answers.set(key, answer);
    }
    return answer;
  }

  function answerValid(request: MockRequest): MockAnswer {
    const answer = chosen(request);
    const noted = withRequestNotes(request, answer);
    return fitting.length === 0 ? noted : fitted(request, noted, fitting);
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

/** How many answers are kept for an operation: preferences and `Accept` are the caller's. */
const keptAnswers = 100;

function choiceKey(request: MockRequest): string {
  const accept = request.header('accept') ?? '';
  const { preferences } = request;
  const { code, example, dynamic, seed } = preferences;
  if (example !== undefined || seed !== undefined) return JSON.stringify([accept, preferences]);
  // No field value holds a line end.
  return code === undefined && dynamic === undefined ? accept : `${code}\n${dynamic}\n${accept}`;
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

const chosenValues = new WeakMap<AnswerContent, ChosenValue>();

function chosenValue({ operation }: MockRequest, content: AnswerContent, status: number): ChosenValue {
  let chosen = chosenValues.get(content);
  if (!chosen) {
    chosen = { ...content, operation, response: findResponse(operation, status) as Response, status };
    chosenValues.set(content, chosen);
  }
  return chosen;
}

/** The answer with its value made to fit the request; its headers remain those that are kept. */
function fitted(request: MockRequest, answer: MockAnswer, extensions: readonly MockExtension[]): MockAnswer {
  const { content, status } = answer;
  if (!content) return answer;
  const chosen = chosenValue(request, content, status);
  let { value } = chosen;
  let isSound = true;
  for (const extension of extensions) {
    const adapted = extension.adapt?.(request, value === chosen.value ? chosen : { ...chosen, value });
    if (adapted !== value && !extension.isSound) isSound = false;
    value = adapted;
  }
  if (value === content.value) return answer;
  const revised = { ...answer, content: { mediaType: content.mediaType, type: content.type, value } };
  if (!isSound && !isValueConforming(revised)) return answer;
  revised.body = bodyBytes(content, value);
  return revised;
}
