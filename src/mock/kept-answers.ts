import type { Operation } from '../openapi/api.js';
import { appliedPreferences, chooseAnswer } from './choose-answer.js';
import type { AnswerOptions } from './documented-answers.js';
import { generatorSeed } from './generated-values.js';
import type { MockAnswer } from './mock-engine.js';
import type { MockRequest } from './mock-request.js';
import type { Preferences } from './preferences.js';

/** How many answers are kept for an operation: preferences and `Accept` are the caller's. */
const keptAnswers = 100;

/** An answer and the seed that was preferred when it was made: other seeds may lead to the same body. */
interface Kept {
  readonly answer: MockAnswer;
  readonly seed: string | undefined;
}

/** The answers of a mock's operations to requests that conform: made when they are first asked for, then given again. */
export class KeptAnswers {
  readonly #options: AnswerOptions;
  readonly #kept = new WeakMap<Operation, Map<string, Kept>>();

  constructor(options: AnswerOptions) {
    this.#options = options;
  }

  to(request: MockRequest): MockAnswer {
    const { operation, preferences } = request;
    let answers = this.#kept.get(operation);
    if (!answers) {
      answers = new Map();
      this.#kept.set(operation, answers);
    }
    const key = keyOf(preferences, request.header('accept'));
    let kept = answers.get(key);
    if (!kept) {
      kept = { answer: { ...chooseAnswer(request, this.#options), isKept: true }, seed: preferences.seed };
      if (answers.size >= keptAnswers) answers.clear();
      answers.set(key, kept);
    }
    return kept.seed === preferences.seed ? kept.answer : withApplied(kept.answer, preferences);
  }
}

function withApplied({ isKept: _, ...answer }: MockAnswer, preferences: Preferences): MockAnswer {
  const [applied] = appliedPreferences(preferences);
  const headers = answer.headers.map((field) => (applied && field[0] === applied[0] ? applied : field));
  return { ...answer, headers };
}

const keys = new WeakMap<Preferences, string>();

/** Equal where the same answer is meant, but for the seed that it names. */
function keyOf(preferences: Preferences, accept = ''): string {
  let key = keys.get(preferences);
  if (key === undefined) {
    const { code, example, dynamic, seed } = preferences;
    const known = [code, example, dynamic, seed === undefined ? undefined : generatorSeed(seed)];
    // No field value holds a line end.
    key = known.every((each) => each === undefined) ? '' : `${JSON.stringify(known)}\n`;
    keys.set(preferences, key);
  }
  if (key === '') return accept;
  return accept === '' ? key : key + accept;
}
