import type { Mock } from '../mock/create-mock.js';
import { fetchAnswer } from '../mock/fetch-answer.js';
import { type ContractMockOptions, openContractMock } from './contract-mock.js';

/**
 * A function in the place of `fetch` that answers from the contract, whatever the host: requests are validated, answers conform. `spec` is a
 * path, a bundled name, or a mock. A relative URL is taken as one of the page, or of `http://localhost` where there is none.
 */
export function mockFetch(spec: string | Mock, options: ContractMockOptions = {}): typeof fetch {
  const { answer } = openContractMock(spec, options);
  return async (input, init) => {
    const request = new Request(typeof input === 'string' ? new URL(input, pageUrl()) : input, init);
    request.signal.throwIfAborted();
    const response = await fetchAnswer(request, answer);
    // A made response has no address, a fetched one has.
    Object.defineProperty(response, 'url', { value: request.url });
    return response;
  };
}

function pageUrl(): string {
  const { location } = globalThis as { location?: { href: string } };
  return location?.href ?? 'http://localhost';
}
