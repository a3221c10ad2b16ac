/** `tallystick/mock`: a mock of documents, on a port or without a socket. */
export { type OpenedSpec, openSpec } from '../commands/open-spec.js';
export { UsageError } from '../diagnostics/usage-error.js';
export { createMock, type Mock, type MockOptions } from '../mock/create-mock.js';
export { type RunningMock, type StartOptions, startMock } from '../mock/start-mock.js';
