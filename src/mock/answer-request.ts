import { combinedHeader, type HeaderList } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { missingCredentials } from './check-credentials.js';
import { conformingAnswer } from './conforming-answer.js';
import { isBodiless } from './documented-answer.js';
import type { MockAnswer, MockEngine } from './mock-engine.js';
import { findMockRoute, type MockApi, type MockRoute } from './mock-routes.js';
import { nearestPaths } from './nearest-paths.js';
import { readPreferences } from './preferences.js';
import { problemAnswer } from './problem.js';
import { readBodyValue } from './read-body-value.js';
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
}

/** What every request is answered from. */
export interface MockSetup {
  readonly sources: readonly MockApi[];
  readonly engine: MockEngine;
  /** In bytes. */
  readonly maxBodyBytes: number;
  /** How long the engine may take over one answer, in milliseconds; 20 s by default. */
  readonly engineDeadline?: number;
}

/** Answers any request; whatever goes wrong in the engine becomes a 500 with problem details. */
export async function answerRequest(setup: MockSetup, request: IncomingRequest): Promise<AnsweredRequest> {
  const { path, query } = splitTarget(request.target);
  if (request.method === 'OPTIONS' && path === '*') return { answer: empty(204, [['Allow', everyMethod]]) };
  const route = findMockRoute(setup.sources, request.method, path);
  if (route.found !== 'operation') return answerUnrouted(setup, request, path, route);
  const { source, operation } = route;
  let answer: MockAnswer;
  try {
    answer = refuseUnread(setup, request, route) ?? (await answerOperation(setup, request, route, query));
  } catch (error) {
    answer = engineFailure(setup.engine, error);
  }
  return { source, operation, answer: request.method === 'HEAD' ? withoutBody(answer) : answer };
}

const everyMethod = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

type OperationRoute = Extract<MockRoute, { found: 'operation' }>;

/** Absolute-form targets lose their origin, and a fragment, which no target may have, is cut off. */
function splitTarget(target: string): { path: string; query: string } {
  const withoutOrigin = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  const mark = withoutOrigin.indexOf('?');
  const path = mark === -1 ? withoutOrigin : withoutOrigin.slice(0, mark);
  return { path: path === '' ? '/' : path, query: mark === -1 ? '' : withoutOrigin.slice(mark + 1) };
}

function answerUnrouted(
  { sources }: MockSetup,
  request: IncomingRequest,
  path: string,
  route: Exclude<MockRoute, OperationRoute>,
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
  const detail = `${cut(path)} is documented for ${allowed.join(', ')}, not for ${cut(request.method)}.`;
  return { source, answer: refuse(describing ?? operations[0], [405], { detail }, allow) };
}

/** What can be refused by the head of the request and the length of its body. */
function refuseUnread(
  { maxBodyBytes }: MockSetup,
  request: IncomingRequest,
  { source, operation, path }: OperationRoute,
): MockAnswer | undefined {
  if (!isDecodable(path)) {
    return refuse(operation, [400, 422], { detail: `The path ${cut(path)} is not percent-encoded UTF-8.` });
  }
  const challenges = missingCredentials(source.api, operation, request);
  if (challenges) {
    const wanted = operation.security.map((names) => names.join(' with ')).join(' or ');
    const detail = `The request carries no credentials of the form that ${wanted} asks for.`;
    return refuse(operation, [401, 403], { detail }, [['WWW-Authenticate', challenges.join(', ')]]);
  }
  if (request.body === 'too large') {
    return refuse(operation, [413], { detail: `The body is over the limit of ${maxBodyBytes} bytes.` });
  }
  return undefined;
}

async function answerOperation(
  { engine, engineDeadline = 20_000 }: MockSetup,
  request: IncomingRequest,
  { source, operation, path, parameters }: OperationRoute,
  query: string,
): Promise<MockAnswer> {
  const read = readPreferences(combinedHeader(request.headers, 'prefer'), new URLSearchParams(query));
  if (!read.ok) return refuse(operation, [422, 400], { detail: read.message });
  const bytes = request.body as Buffer;
  const hasBody = bytes.length > 0 && operation.requestBody !== undefined;
  const body = hasBody ? readBodyValue(operation, request.headers, bytes) : undefined;
  if (body?.ok === false) return refuse(operation, body.statuses, { detail: body.message });
  const answering = engine.answer(source.api, operation, {
    method: operation.method,
    target: query === '' ? path : `${path}?${query}`,
    headers: request.headers,
    pathParameters: parameters,
    preferences: read.preferences,
    ...(body ? { body: bytes, value: body.value } : {}),
  });
  return conformingAnswer(operation, await withinDeadline(answering, engineDeadline));
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

function withoutBody(answer: MockAnswer): MockAnswer {
  const length: HeaderList = isBodiless(answer.status)
    ? []
    : [['Content-Length', String(answer.body.length)]];
  return { ...answer, headers: [...answer.headers, ...length], body: Buffer.alloc(0) };
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
