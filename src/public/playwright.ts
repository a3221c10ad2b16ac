/** `tallystick/playwright`: what a page asks of an API is answered from the contract, before it leaves the browser. */
export { UsageError } from '../diagnostics/usage-error.js';
export type { AnswerChoice, InterceptOptions } from '../testing/contract-mock.js';
export { mockWithPlaywright, type PlaywrightMock, type Routable } from '../testing/mock-with-playwright.js';
