import { isMapping } from '../openapi/document-node.js';
import { bodyBytes } from './documented-answers.js';
import { isValueConforming } from './extension-answer.js';
import type { MockAnswer } from './mock-engine.js';
import type { ProblemDetails } from './problem.js';

/**
 * A documented answer in problem details with what really happened in their members (RFC 9457 §3.1), as far as its schema takes them; one
 * that was made up would say something else. An example stays as it is written.
 */
export function explainedProblem(answer: MockAnswer, details: Partial<ProblemDetails>): MockAnswer {
  const { content, origin = '' } = answer;
  if (!content || !/^application\/problem\+json\b/i.test(content.type) || !origin.endsWith('generated'))
    return answer;
  const { value } = content;
  if (!isMapping(value)) return answer;
  const known = Object.entries(details).filter(([name]) => Object.hasOwn(value, name));
  for (const members of [details, Object.fromEntries(known)]) {
    const told = { ...answer, content: { ...content, value: { ...value, ...members } } };
    if (isValueConforming(told)) return { ...told, body: bodyBytes(content, told.content.value) };
  }
  return answer;
}
