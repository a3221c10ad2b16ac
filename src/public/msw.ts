/** `tallystick/msw`: handlers for Mock Service Worker in Node that answer from the contract. */
export { UsageError } from '../diagnostics/usage-error.js';
export type { AnswerChoice, InterceptOptions } from '../testing/contract-mock.js';
export { mswHandlers } from '../testing/msw-handlers.js';
