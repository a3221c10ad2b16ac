import { answerServerOptions, answerUnrouted } from './answer-unrouted.js';
import { AnsweredRequest } from './answered-request.js';
import { chooseTwin } from './choose-twin.js';
import { cut } from './cut.js';
import type { AnswerOptions } from './documented-answers.js';
import { askExtensions } from './extension-answer.js';
import { isLater } from './is-later.js';
import { later } from './late.js';
import type { MockAnswer, MockEngine, Soon } from './mock-engine.js';
import type { MockExtension } from './mock-extension.js';
import { MockRequest } from './mock-request.js';
import type { MockRouter, OperationRoute } from './mock-router.js';
import { type ReadPreferences, readPreferences, withoutPreferences } from './preferences.js';
import { problemAnswer } from './problem.js';
import type { ReceivedRequest } from './received-request.js';
import { refuseUnread } from './refuse-unread.js';
import { splitTarget } from './split-target.js';

/** What every request is answered from. */
export interface MockSetup {
  readonly router: MockRouter;
  readonly engine: MockEngine;
  readonly options: AnswerOptions;
  /** Those that intercept. */
  readonly extensions: readonly MockExtension[];
  /** Those that decide on delivery. */
  readonly delivering?: readonly MockExtension[];
  /** In bytes. */
  readonly maxBodyBytes: number;
  readonly elsewhere?: AnswerElsewhere;
  /** How long the engine may take over one answer, in milliseconds; 20 s by default. */
  readonly engineDeadline?: number;
}

/** Has a request that reached an operation answered by another process; `undefined` for one that is to be answered here. */
export type AnswerElsewhere = (
  request: MockRequest,
  received: ReceivedRequest,
) => Promise<MockAnswer> | undefined;

/** Answers any request, at once where nothing has to be waited for; whatever goes wrong becomes a 500 with problem details. */
export function answerRequest(setup: MockSetup, received: ReceivedRequest): Soon<AnsweredRequest> {
  const { method, target, headers, body } = received;
  const { path, query } = splitTarget(target);
  if (path === '*' && method === 'OPTIONS') return answerServerOptions(received);
  const found = setup.router.route(received, path);
  if (found.found !== 'operation') return answerUnrouted(received, path, found, setup);
  const preferences = readPreferences(headers.get('prefer'), query);
  const request = routedRequest(found, received, withoutPreferences(query), preferences);
  const finish = (answer: MockAnswer | undefined): AnsweredRequest => {
    if (!answer) throw new Error('it gave no answer.');
    return new AnsweredRequest(received, answer, request.source, request);
  };
  const fail = (error: unknown) => finish(engineFailure(setup.engine, error));
  try {
    const other = setup.elsewhere?.(request, received);
    if (other) return other.then(finish).catch(fail);
    const answer = answerRouted(setup, request, preferences, body === 'too large');
    const { delivering = [] } = setup;
    const delivered = isLater(answer)
      ? answer.then((each) => deliverAnswer(delivering, request, each))
      : deliverAnswer(delivering, request, answer);
    return isLater(delivered) ? delivered.then(finish).catch(fail) : finish(delivered);
  } catch (error) {
    return fail(error);
  }
}

const nothingPreferred = {};

function routedRequest(
  found: OperationRoute,
  received: ReceivedRequest,
  query: string,
  preferences: ReadPreferences,
): MockRequest {
  const { headers, body } = received;
  const route = found.twins ? chooseTwin(found.twins, received, query) : found;
  return new MockRequest(route, headers, {
    query,
    preferences: preferences.ok ? preferences.preferences : nothingPreferred,
    body: typeof body === 'string' || body.length === 0 ? undefined : body,
  });
}

/** The request as it reaches an operation, if it does. */
export function routeRequest(router: MockRouter, received: ReceivedRequest): MockRequest | undefined {
  const { path, query } = splitTarget(received.target);
  const found = router.route(received, path);
  if (found.found !== 'operation') return undefined;
  const preferences = readPreferences(received.headers.get('prefer'), query);
  return routedRequest(found, received, withoutPreferences(query), preferences);
}

function answerRouted(
  { extensions, engine, engineDeadline = 20_000, maxBodyBytes, options }: MockSetup,
  request: MockRequest,
  preferences: ReadPreferences,
  isTooLarge: boolean,
): Soon<MockAnswer> {
  const answer = (): Soon<MockAnswer> => {
    const refusal = refuseUnread(request, { isTooLarge, maxBodyBytes, preferences }, options);
    const said = refusal ?? engine.answer(request);
    return isLater(said) ? withinDeadline(said, engineDeadline) : said;
  };
  if (extensions.length === 0) return answer();
  const intercepted = askExtensions(extensions, 'intercept', request);
  if (!isLater(intercepted)) return intercepted ?? answer();
  return intercepted.then((said) => said ?? answer());
}

/** The answer as the extensions from an index on let it be delivered, at once where none of them makes it late. */
function deliverAnswer(
  extensions: readonly MockExtension[],
  request: MockRequest,
  answer: MockAnswer,
  from = 0,
): Soon<MockAnswer> {
  const said = extensions[from]?.deliver?.(request, answer);
  if (said === undefined) return answer;
  if (isLater(said)) return said.then((each) => deliverAnswer(extensions, request, each, from + 1));
  return deliverAnswer(extensions, request, said, from + 1);
}

function engineFailure(engine: MockEngine, error: unknown): MockAnswer {
  const { message } = (error ?? {}) as { message?: unknown };
  const detail = `The engine ${engine.name} failed on this request: ${String(message ?? error)}`;
  return problemAnswer(500, { detail: cut(detail, 1000) });
}

function withinDeadline<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = later(() => reject(new Error(`it gave no answer in ${milliseconds} ms.`)), milliseconds);
    promise.then(resolve, reject).finally(callOff);
  });
}
