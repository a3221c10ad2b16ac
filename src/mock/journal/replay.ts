import { createHash } from 'node:crypto';
import { combinedHeader, type HeaderList, type WireRequest, type WireResponse } from '../../http/message.js';
import type { ExtensionAnswer, MockExtension } from '../mock-extension.js';
import type { MockRequest } from '../mock-request.js';

/** A recorded request with its answer. */
export interface Recorded {
  readonly request: WireRequest;
  readonly response: WireResponse;
}

/**
 * Answers from a recording: the answer to the same method, path, query and body or, where no body is the same, to the same
 * method, path and query. Asked again it gives the next recorded answer, and the last one for ever. What was not recorded
 * is left to the document.
 */
export function replayRecording(recording: readonly Recorded[]): MockExtension {
  const exact = new Map<string, Answers>();
  const loose = new Map<string, Answers>();
  for (const { request, response } of recording) {
    const [path = '', query = ''] = request.target.split('?');
    add(loose, keyOf(request.method, path, query), response);
    add(exact, keyOf(request.method, path, query, request.body), response);
  }
  return {
    intercept(request) {
      if (Object.keys(request.preferences).length > 0) return undefined;
      const [, query = ''] = request.target.split('?');
      for (const path of pathsOf(request)) {
        const answers =
          exact.get(keyOf(request.method, path, query, request.body)) ??
          loose.get(keyOf(request.method, path, query));
        const response = answers && next(answers);
        if (response) return recorded(response);
      }
      return undefined;
    },
  };
}

interface Answers {
  readonly responses: WireResponse[];
  given: number;
}

function add(table: Map<string, Answers>, key: string, response: WireResponse): void {
  const answers = table.get(key) ?? { responses: [], given: 0 };
  answers.responses.push(response);
  table.set(key, answers);
}

function next(answers: Answers): WireResponse | undefined {
  return answers.responses[Math.min(answers.given++, answers.responses.length - 1)];
}

/** A recording has the server's base path, the request may not: both spellings are looked for. */
function pathsOf({ target, operation }: MockRequest): string[] {
  const [path = ''] = target.split('?');
  const bases = operation.servers.map(({ url }) => (URL.canParse(url) ? new URL(url).pathname : url));
  return [path, ...bases.map((base) => base.replace(/\/$/, '') + path)];
}

/** The order of a query's names says nothing. */
function keyOf(method: string, path: string, query: string, body?: Buffer): string {
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).sort();
  const digest = body === undefined ? '' : createHash('sha256').update(canonical(body)).digest('hex');
  return `${method} ${path}?${pairs.join('&')} ${digest}`;
}

function canonical(body: Buffer): string {
  const text = body.toString('utf8');
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function recorded({ status, headers, body }: WireResponse): ExtensionAnswer {
  const type = combinedHeader(headers, 'content-type');
  const others: HeaderList = headers.filter(([name]) => !/^(content-type|content-length|date)$/i.test(name));
  const typed = type === undefined ? {} : { mediaType: type };
  return { status, headers: others, bytes: body, ...typed, origin: 'recording' };
}
