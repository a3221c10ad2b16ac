/** `tallystick/jest`: the contract in a project's own tests. Importing it gives `expect` the matcher `toConform`. */
import { expect } from '@jest/globals';
import { type ConformOptions, toConform } from '../testing/to-conform.js';

export { UsageError } from '../diagnostics/usage-error.js';
export type { AnswerChoice, ContractMockOptions, InterceptOptions } from '../testing/contract-mock.js';
export type { ContractOptions } from '../testing/contract-options.js';
export { describeContract } from '../testing/describe-contract.js';
export { mockFetch } from '../testing/mock-fetch.js';
export { mockWithNock, type NockMock } from '../testing/mock-with-nock.js';
export type { StateHandlers, StateParameters } from '../testing/state-handlers.js';
export type { Target } from '../testing/target.js';
export type { ConformOptions };

expect.extend({ toConform });

/** A promise where the body has to be waited for: `await expect(await fetch(…)).toConform(…)`. */
interface ConformMatcher<R, T> {
  /** Whether a response is what the OpenAPI document `spec`, a path or a bundled name, describes. */
  toConform(
    spec: string,
    options?: ConformOptions,
  ): T extends { arrayBuffer(): Promise<ArrayBuffer> } ? Promise<void> : R;
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ConformMatcher<R, T> {}
}

declare global {
  // The types of `@types/jest`, for tests that import nothing.
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: the parameters must be those of the interface that is extended.
    interface Matchers<R, T = {}> extends ConformMatcher<R, T> {}
  }
}
