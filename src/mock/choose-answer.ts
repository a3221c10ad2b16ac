import { findResponse } from '../exchange/find-response.js';
import type { HeaderList } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { type AnswerOptions, documentedAnswer } from './documented-answers.js';
import { explainedProblem } from './explained-problem.js';
import type { MockAnswer } from './mock-engine.js';
import type { MockRequest } from './mock-request.js';
import { offeredType } from './offered-type.js';
import type { Preferences } from './preferences.js';
import { problemAnswer, problemDetails } from './problem.js';
import { refuse } from './refuse.js';
import { unusableSchema } from './unusable-schema.js';

/** The documented answer to a request that conforms, by what it prefers and accepts. */
export function chooseAnswer(request: MockRequest, options: AnswerOptions): MockAnswer {
  const { operation, preferences } = request;
  const status = preferences.code ?? usualStatus(operation);
  const response = findResponse(operation, status);
  if (!response) {
    const known = operation.responses.map((each) => each.status).join(', ') || 'none';
    const said =
      preferences.code === undefined ? 'describes no answer' : `describes no answer with status ${status}`;
    return problemAnswer(preferences.code === undefined ? 500 : 404, {
      detail: `The document ${said}; it describes ${known}.`,
    });
  }
  const accept = request.header('accept');
  const offered = offeredType(response.content, accept);
  if (!offered && response.content.length > 0) {
    const documented = response.content.map(({ type }) => type).join(', ');
    return refuse(
      request,
      [406],
      { detail: `The document offers ${documented}, not ${accept}.` },
      [],
      options,
    );
  }
  const { example, dynamic, seed } = preferences;
  const examples = offered?.mediaType.examples ?? [];
  if (example !== undefined && !examples.some(({ name }) => name === example)) {
    const names = examples.map(({ name }) => name || '(unnamed)').join(', ') || 'none';
    return problemAnswer(404, { detail: `There is no example ${example}; there are: ${names}.` });
  }
  const choice = {
    ...(offered ? { offered } : {}),
    ...(example === undefined ? {} : { example }),
    ...(dynamic === undefined ? {} : { dynamic }),
    ...(seed === undefined ? {} : { seed }),
  };
  const answer = documentedAnswer(operation, status, choice, options);
  if (!answer) {
    const note = offered && unusableSchema(offered.mediaType, 'response', `the body of status ${status}`);
    const detail = `No value could be made that conforms to the schema of ${offered?.mediaType.type} of status ${status}.`;
    return problemAnswer(500, { detail: note ?? detail });
  }
  const { title, status: told } = problemDetails(status, { detail: '' });
  const explained = explainedProblem(answer, { title, status: told });
  const applied = appliedPreferences(preferences);
  return applied.length === 0 ? explained : { ...explained, headers: [...explained.headers, ...applied] };
}

/** The header that says which preferences were heeded (RFC 7240 §3). */
export function appliedPreferences(preferences: Preferences): HeaderList {
  const pairs = Object.entries(preferences).map(([name, value]) => {
    const text = String(value);
    return `${name}=${/^[\w.-]+$/.test(text) ? text : JSON.stringify(text)}`;
  });
  return pairs.length === 0 ? [] : [['Preference-Applied', pairs.join(', ')]];
}

/** The lowest documented 2xx, else `default` as 200, else whatever comes first. */
function usualStatus(operation: Operation): number {
  const statuses = operation.responses.map(({ status }) => status);
  const success = statuses.filter((status) => status.startsWith('2')).sort()[0];
  const chosen = success ?? (statuses.includes('default') ? '200' : (statuses[0] ?? '200'));
  return Number(chosen.replaceAll('X', '0'));
}
