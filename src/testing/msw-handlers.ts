import { type HttpHandler, HttpResponse, http } from 'msw';
import type { Mock } from '../mock/create-mock.js';
import { fetchAnswer } from '../mock/fetch-answer.js';
import { type InterceptOptions, openContractMock } from './contract-mock.js';

/**
 * Handlers for `setupServer` of MSW that answer all requests to one origin from the contract: requests are validated, answers conform.
 * `spec` is a path, a bundled name, or a mock.
 */
export function mswHandlers(spec: string | Mock, options: InterceptOptions = {}): HttpHandler[] {
  const { origin, ...choice } = options;
  const contract = openContractMock(spec, choice);
  return [
    http.all(`${origin ?? contract.origin}/*`, async ({ request }) => {
      try {
        return await fetchAnswer(request, contract.answer);
      } catch {
        // A handler that throws would be answered 500.
        return HttpResponse.error();
      }
    }),
  ];
}
