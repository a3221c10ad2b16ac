/** `tallystick/nock`: answers from the contract for what goes through `node:http`, inside the process, by nock. */
export { UsageError } from '../diagnostics/usage-error.js';
export type { AnswerChoice, InterceptOptions } from '../testing/contract-mock.js';
export { mockWithNock, type NockMock } from '../testing/mock-with-nock.js';
