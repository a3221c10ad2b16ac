import { findResponse } from '../exchange/find-response.js';
import { combinedHeader, type HeaderList } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { type AnswerOptions, documentedAnswer } from './documented-answers.js';
import { explainedProblem } from './explained-problem.js';
import type { MockAnswer } from './mock-engine.js';
import type { Preferences } from './preferences.js';
import { type Problem, problemAnswer, problemDetails } from './problem.js';

/** Whose request is refused, and what it asked for. */
export interface Refused {
  readonly operation?: Operation;
  readonly headers: HeaderList;
  readonly preferences?: Preferences;
}

/**
 * A refusal with the first of the statuses that the operation documents, exactly or by range (a preferred one of them before
 * that), else with the first as `default` describes it. Its body is the documented one, which tells the reason where it is made up as
 * problem details; where the document is silent it is problem details, too.
 */
export function refuse(
  { operation, headers: asked, preferences = {} }: Refused,
  statuses: readonly [number, ...number[]],
  problem: Problem,
  headers: HeaderList = [],
  options: AnswerOptions = {},
): MockAnswer {
  if (!operation) return problemAnswer(statuses[0], problem, headers);
  const listed = statuses.filter((each) => isListed(operation, each));
  const isPreferred = preferences.code !== undefined && listed.includes(preferences.code);
  const status = isPreferred ? (preferences.code as number) : (listed[0] ?? statuses[0]);
  const accept = combinedHeader(asked, 'accept');
  const documented = documentedAnswer(
    operation,
    status,
    {
      ...(accept === undefined ? {} : { accept }),
      ...(isPreferred && preferences.example !== undefined ? { example: preferences.example } : {}),
    },
    options,
  );
  if (!documented) return problemAnswer(status, problem, headers);
  const all = [...documented.headers, ...headers.filter(([name]) => !hasHeader(documented.headers, name))];
  // Described without content: the document says nothing about a body, so ours may explain.
  if (documented.body.length === 0) return problemAnswer(status, problem, all);
  const told = explainedProblem(documented, problemDetails(status, problem));
  return { ...told, headers: all, reason: problem.detail };
}

function isListed(operation: Operation, status: number): boolean {
  const response = findResponse(operation, status);
  return response !== undefined && response.status !== 'default';
}

function hasHeader(headers: HeaderList, name: string): boolean {
  return headers.some(([key]) => key.toLowerCase() === name.toLowerCase());
}
