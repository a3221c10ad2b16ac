import { combinedHeader, type HeaderList } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { missingCredentials } from './check-credentials.js';
import { chooseTwin } from './choose-twin.js';
import type { AnswerOptions } from './documented-answers.js';
import { askExtensions } from './extension-answer.js';
import { isLater } from './is-later.js';
import type { MockApi } from './mock-api.js';
import type { MockAnswer, MockEngine, Soon } from './mock-engine.js';
import type { MockExtension } from './mock-extension.js';
import { MockRequest } from './mock-request.js';
import type { MockRoute, MockRouter } from './mock-router.js';
import { nearestPaths } from './nearest-paths.js';
import { readPreferences, withoutPreferences } from './preferences.js';
import { problemAnswer } from './problem.js';
import { refuse } from './refuse.js';

/** A request as it came: the target in any form of RFC 9112 §3.2, the body whole unless it is over the limit. */
export interface IncomingRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Buffer | 'too large';
}

/** What a request was answered with, and by which operation. */
export interface AnsweredRequest {
  readonly answer: MockAnswer;
  readonly source?: MockApi;
  readonly operation?: Operation;
  /** The request as it was routed, where it reached an operation. */
  readonly request?: MockRequest;
}

/** What every request is answered from. */
export interface MockSetup {
  readonly sources: readonly MockApi[];
  readonly router: MockRouter;
  readonly engine: MockEngine;
  readonly options: AnswerOptions;
  /** Those that intercept. */
  readonly extensions: readonly MockExtension[];
  /** Those that decide on delivery. */
  readonly delivering?: readonly MockExtension[];
  /** In bytes. */
  readonly maxBodyBytes: number;
  /** How long the engine may take over one answer, in milliseconds; 20 s by default. */
  readonly engineDeadline?: number;
}

/** Answers any request, at once where nothing has to be waited for; whatever goes wrong becomes a 500 with problem details. */
export function answerRequest(setup: MockSetup, request: IncomingRequest): Soon<AnsweredRequest> {
  const { path, query } = splitTarget(request.target);
  if (request.method === 'OPTIONS' && path === '*') return { answer: empty(204, [['Allow', everyMethod]]) };
  const found = setup.router.find(request.method, path);
  if (found.found !== 'operation') return answerUnrouted(setup, request, path, found);
  const read = readPreferences(combinedHeader(request.headers, 'prefer'), query);
  const ownQuery = withoutPreferences(query);
  const { body } = request;
  const route = found.twins ? chooseTwin(found.twins, request, ownQuery) : found;
  const { source, operation } = route;
  const routed = new MockRequest(route, request.headers, {
    target: ownQuery === '' ? route.path : `${route.path}?${ownQuery}`,
    preferences: read.ok ? read.preferences : nothingPreferred,
    body: typeof body === 'string' || body.length === 0 ? undefined : body,
  });
  const finish = (answer: MockAnswer | undefined): AnsweredRequest => {
    if (!answer) throw new Error('it gave no answer.');
    return { source, operation, request: routed, answer };
  };
  const fail = (error: unknown) => finish(engineFailure(setup.engine, error));
  try {
    const refused = read.ok ? undefined : read.message;
    const answer = answerRouted(setup, routed, body === 'too large', refused);
    const { delivering = [] } = setup;
    const delivered = isLater(answer)
      ? answer.then((each) => deliverAnswer(delivering, routed, each))
      : deliverAnswer(delivering, routed, answer);
    return isLater(delivered) ? delivered.then(finish).catch(fail) : finish(delivered);
  } catch (error) {
    return fail(error);
  }
}

const nothingPreferred = {};

const everyMethod = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

/** Absolute-form targets lose their origin, and a fragment, which no target may have, is cut off. */
function splitTarget(target: string): { path: string; query: string } {
  if (/^\/[^?#]*$/.test(target)) return { path: target, query: '' };
  const withoutOrigin = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  const mark = withoutOrigin.indexOf('?');
  const path = mark === -1 ? withoutOrigin : withoutOrigin.slice(0, mark);
  return { path: path === '' ? '/' : path, query: mark === -1 ? '' : withoutOrigin.slice(mark + 1) };
}

function answerUnrouted(
  { sources, options }: MockSetup,
  request: IncomingRequest,
  path: string,
  route: Exclude<MockRoute, { found: 'operation' }>,
): AnsweredRequest {
  if (route.found === 'nothing') {
    const near = nearestPaths(sources, path);
    const hint = near.length === 0 ? 'no path is documented' : `the nearest are ${near.join(', ')}`;
    return {
      answer: problemAnswer(404, { detail: `No document describes the path ${cut(path)}; ${hint}.` }),
    };
  }
  const { source, allowed, operations } = route;
  const methods = new Set([...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS']);
  const allow: HeaderList = [['Allow', [...methods].join(', ')]];
  if (request.method === 'OPTIONS') return { source, answer: empty(204, allow) };
  const describing = operations.find((operation) =>
    operation.responses.some(({ status }) => status === '405'),
  );
  const operation = describing ?? operations[0];
  const detail = `${cut(path)} is documented for ${allowed.join(', ')}, not for ${cut(request.method)}.`;
  const refused = { headers: request.headers, ...(operation ? { operation } : {}) };
  return { source, answer: refuse(refused, [405], { detail }, allow, options) };
}

function answerRouted(
  setup: MockSetup,
  request: MockRequest,
  isTooLarge: boolean,
  badPreference: string | undefined,
): Soon<MockAnswer> {
  const answer = (): Soon<MockAnswer> => {
    const said = refuseUnread(setup, request, isTooLarge, badPreference) ?? setup.engine.answer(request);
    return isLater(said) ? withinDeadline(said, setup.engineDeadline ?? 20_000) : said;
  };
  if (setup.extensions.length === 0) return answer();
  const intercepted = askExtensions(setup.extensions, 'intercept', request);
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

/** What can be refused by the head of the request and the length of its body. */
function refuseUnread(
  { maxBodyBytes, options }: MockSetup,
  request: MockRequest,
  isTooLarge: boolean,
  badPreference: string | undefined,
): MockAnswer | undefined {
  const { source, operation } = request;
  const path = request.target.split('?', 1)[0] ?? '';
  if (path.includes('%') && !isDecodable(path)) {
    const detail = `The path ${cut(path)} is not percent-encoded UTF-8.`;
    return refuse(request, [400, 422], { detail }, [], options);
  }
  const challenges = missingCredentials(source.api, operation, request);
  if (challenges) {
    const wanted = operation.security.map((names) => names.join(' with ')).join(' or ');
    const detail = `The request carries no credentials of the form that ${wanted} asks for.`;
    return refuse(request, [401, 403], { detail }, [['WWW-Authenticate', challenges.join(', ')]], options);
  }
  if (isTooLarge) {
    return refuse(
      request,
      [413],
      { detail: `The body is over the limit of ${maxBodyBytes} bytes.` },
      [],
      options,
    );
  }
  if (badPreference === undefined) return undefined;
  return refuse(request, [422, 400], { detail: badPreference }, [], options);
}

function engineFailure(engine: MockEngine, error: unknown): MockAnswer {
  const { message } = (error ?? {}) as { message?: unknown };
  const detail = `The engine ${engine.name} failed on this request: ${String(message ?? error)}`;
  return problemAnswer(500, { detail: cut(detail, 1000) });
}

function withinDeadline<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`it gave no answer in ${milliseconds} ms.`)),
      milliseconds,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function empty(status: number, headers: HeaderList): MockAnswer {
  return { status, headers, body: Buffer.alloc(0) };
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== undefined;
  } catch {
    return false;
  }
}

function cut(text: string, length = 200): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
