import type { HeaderList } from '../http/message.js';
import { AnsweredRequest } from './answered-request.js';
import { cut } from './cut.js';
import type { AnswerOptions } from './documented-answers.js';
import type { MockAnswer } from './mock-engine.js';
import type { MockRoute, OperationRoute } from './mock-router.js';
import { nearestPaths } from './nearest-paths.js';
import { problemAnswer } from './problem.js';
import type { ReceivedRequest } from './received-request.js';
import { refuse } from './refuse.js';

/** Answers what reaches no operation: 404 with the nearest paths, 405 with `Allow`, `OPTIONS` with 204. */
export function answerUnrouted(
  received: ReceivedRequest,
  path: string,
  route: Exclude<MockRoute, OperationRoute>,
  { options }: { readonly options: AnswerOptions },
): AnsweredRequest {
  const { method, headers } = received;
  if (route.found === 'nothing') {
    const near = nearestPaths(route.sources, path);
    const hint = near.length === 0 ? 'no path is documented' : `the nearest are ${near.join(', ')}`;
    const detail = `No document describes the path ${cut(path)}; ${hint}.`;
    return new AnsweredRequest(received, problemAnswer(404, { detail }));
  }
  const { source, allowed, operations } = route;
  const methods = new Set([...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS']);
  const allow: HeaderList = [['Allow', [...methods].join(', ')]];
  if (method === 'OPTIONS') return new AnsweredRequest(received, empty(allow), source);
  const describing = operations.find(({ responses }) => responses.some(({ status }) => status === '405'));
  const operation = describing ?? operations[0];
  const detail = `${cut(path)} is documented for ${allowed.join(', ')}, not for ${cut(method)}.`;
  const refused = { headers: headers.list, ...(operation ? { operation } : {}) };
  return new AnsweredRequest(received, refuse(refused, [405], { detail }, allow, options), source);
}

/** `OPTIONS *` asks about the server as a whole (RFC 9110 §9.3.7). */
export function answerServerOptions(received: ReceivedRequest): AnsweredRequest {
  return new AnsweredRequest(received, empty([['Allow', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS']]));
}

function empty(headers: HeaderList): MockAnswer {
  return { status: 204, headers, body: Buffer.alloc(0) };
}
