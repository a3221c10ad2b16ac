import { isAxiosResponse, readAxios } from './read-axios.js';
import { isFetchResponse, readFetch } from './read-fetch.js';
import { isSuperagentResponse, readSuperagent } from './read-superagent.js';
import type { SeenExchange } from './seen-exchange.js';

/** Why a value cannot be judged, in one sentence. */
export interface Unreadable {
  readonly unreadable: string;
}

/**
 * Reads what an HTTP client gave: a response of fetch, axios, superagent or supertest, or the error that these make of one. Only the body
 * of a fetch response has to be waited for; `request` is the one that such a response does not know.
 */
export function readExchange(
  received: unknown,
  request: Request | undefined,
): SeenExchange | Unreadable | Promise<SeenExchange> {
  const response = responseOf(received);
  if (isFetchResponse(response)) {
    if (response.bodyUsed) return { unreadable: 'The body was read before; call toConform first.' };
    return readFetch(response, request);
  }
  const seen = isAxiosResponse(response)
    ? readAxios(response)
    : isSuperagentResponse(response)
      ? readSuperagent(response)
      : undefined;
  if (!seen) return { unreadable: 'This is no response of fetch, axios, superagent or supertest.' };
  if (seen !== 'unreadable') return seen;
  return {
    unreadable: 'The body is a stream or was taken apart; let the client give its text or its bytes.',
  };
}

/** axios and superagent reject with an error that holds the response. */
function responseOf(received: unknown): object {
  if (received === null || typeof received !== 'object') return {};
  const { response } = received as { response?: unknown };
  return response !== null && typeof response === 'object' ? response : received;
}
