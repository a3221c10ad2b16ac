import { findResponse } from '../exchange/find-response.js';
import type { HeaderList } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { documentedAnswer } from './documented-answer.js';
import type { MockAnswer } from './mock-engine.js';
import { type Problem, problemAnswer } from './problem.js';

/**
 * A refusal with the first of the statuses that the operation documents, exactly or by range, else with the first as
 * `default` describes it. Its body is the documented one; where the document is silent it is problem details.
 */
export function refuse(
  operation: Operation | undefined,
  statuses: readonly [number, ...number[]],
  problem: Problem,
  headers: HeaderList = [],
): MockAnswer {
  const status = (operation && statuses.find((each) => isListed(operation, each))) ?? statuses[0];
  const documented = operation && documentedAnswer(operation, status);
  if (!documented) return problemAnswer(status, problem, headers);
  const all = [...documented.headers, ...headers.filter(([name]) => !hasHeader(documented.headers, name))];
  // Described without content: the document says nothing about a body, so ours may explain.
  if (documented.body.length === 0) return problemAnswer(status, problem, all);
  return { ...documented, headers: all, reason: problem.detail };
}

function isListed(operation: Operation, status: number): boolean {
  const response = findResponse(operation, status);
  return response !== undefined && response.status !== 'default';
}

function hasHeader(headers: HeaderList, name: string): boolean {
  return headers.some(([key]) => key.toLowerCase() === name.toLowerCase());
}
