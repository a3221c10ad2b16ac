import { missingCredentials } from './check-credentials.js';
import { cut } from './cut.js';
import type { AnswerOptions } from './documented-answers.js';
import type { MockAnswer } from './mock-engine.js';
import type { MockRequest } from './mock-request.js';
import type { ReadPreferences } from './preferences.js';
import { refuse } from './refuse.js';

/** What else than the head of a request it may be refused for before its body is read. */
export interface UnreadRequest {
  readonly isTooLarge: boolean;
  /** In bytes. */
  readonly maxBodyBytes: number;
  readonly preferences: ReadPreferences;
}

/** What can be refused by the head of the request and the length of its body. */
export function refuseUnread(
  request: MockRequest,
  { isTooLarge, maxBodyBytes, preferences }: UnreadRequest,
  options: AnswerOptions,
): MockAnswer | undefined {
  if (!request.isDecodable) {
    const detail = `The path ${cut(request.path)} is not percent-encoded UTF-8.`;
    return refuse(request, [400, 422], { detail }, [], options);
  }
  const challenges = missingCredentials(request);
  if (challenges) {
    const wanted = request.operation.security.map((names) => names.join(' with ')).join(' or ');
    const detail = `The request carries no credentials of the form that ${wanted} asks for.`;
    return refuse(request, [401, 403], { detail }, [['WWW-Authenticate', challenges.join(', ')]], options);
  }
  if (isTooLarge) {
    const detail = `The body is over the limit of ${maxBodyBytes} bytes.`;
    return refuse(request, [413], { detail }, [], options);
  }
  if (preferences.ok) return undefined;
  return refuse(request, [422, 400], { detail: preferences.message }, [], options);
}
