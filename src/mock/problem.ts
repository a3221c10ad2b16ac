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

/** An answer as `application/problem+json`. */
export function problemAnswer(status: number, problem: Problem, headers: HeaderList = []): MockAnswer {
  const { detail, type = 'about:blank', title = STATUS_CODES[status] ?? 'Error', members = {} } = problem;
  return {
    status,
    headers: [...headers, ['Content-Type', 'application/problem+json']],
    body: Buffer.from(JSON.stringify({ type, title, status, detail, ...members }), 'utf8'),
    reason: detail,
  };
}
