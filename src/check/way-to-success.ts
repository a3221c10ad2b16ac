import type { Operation } from '../openapi/api.js';

/** What the user may give where valid requests are refused with this status: a sentence. */
export function wayToSuccess(status: number, operation: Operation): string {
  const name = [...operation.path.matchAll(/\{([^{}/]+)\}/g)].at(-1)?.[1];
  if (status === 404 && name !== undefined) return `Give a value known to exist: --param ${name}=VALUE.`;
  if (status === 401 || status === 403) return 'Give a credential: --auth SCHEME=VALUE.';
  return 'Offer a provider state for it at --states-url, or waive it in the contract file.';
}
