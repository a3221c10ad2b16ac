import { STATUS_CODES } from 'node:http';
import type { HeaderList } from '../http/message.js';
import type { MockAnswer } from './mock-engine.js';

/** What a refusal says where the document says nothing (RFC 9457 §3.1); `members` are extensions (§3.2). */
export interface Problem {
  readonly detail: string;
  readonly type?: string;
  readonly title?: string;
  readonly members?: Readonly<Record<string, unknown>>;
}

/** The members that RFC 9457 §3.1 gives a meaning. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

export function problemDetails(status: number, { detail, type, title }: Problem): ProblemDetails {
  return {
    type: type ?? 'about:blank',
    title: title ?? STATUS_CODES[status] ?? 'Error',
    status,
    detail,
  };
}

/** An answer as `application/problem+json`. */
export function problemAnswer(status: number, problem: Problem, headers: HeaderList = []): MockAnswer {
  const body = { ...problemDetails(status, problem), ...problem.members };
  return {
    status,
    headers: [...headers, ['Content-Type', 'application/problem+json']],
    body: Buffer.from(JSON.stringify(body), 'utf8'),
    reason: problem.detail,
  };
}
