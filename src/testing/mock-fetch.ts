import { type ContractMockOptions, openContractMock } from './contract-mock.js';

/**
 * A function in the place of `fetch` that answers from the contract, whatever the host: requests are validated, answers conform. `spec` is a
 * path or a bundled name. A relative URL is taken as one of the page, or of `http://localhost` where there is none.
 */
export function mockFetch(spec: string, options: ContractMockOptions = {}): typeof fetch {
  const { mock, prefer } = openContractMock(spec, options);
  return async (input, init) => {
    const request = new Request(typeof input === 'string' ? new URL(input, pageUrl()) : input, init);
    request.signal.throwIfAborted();
    const preference = prefer(request.method, new URL(request.url).pathname);
    if (preference !== undefined) request.headers.set('Prefer', preference);
    const response = await mock.fetch(request);
    // A made response has no address, a fetched one has.
    Object.defineProperty(response, 'url', { value: request.url });
    return response;
  };
}

function pageUrl(): string {
  const { location } = globalThis as { location?: { href: string } };
  return location?.href ?? 'http://localhost';
}
