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
    return fetchAnswer(request, answer);
  };
}

function pageUrl(): string {
  const { location } = globalThis as { location?: { href: string } };
  return location?.href ?? 'http://localhost';
}
