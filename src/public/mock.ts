/** `tallystick/mock`: a mock of documents, on a port or without a socket. */

export { createControl } from '../commands/create-control.js';
export { createMock } from '../commands/create-mock.js';
export { openScenarios } from '../commands/open-scenarios.js';
export { type OpenedSpec, openSpec } from '../commands/open-spec.js';
export { UsageError } from '../diagnostics/usage-error.js';
export type { ControlOptions, MockControl } from '../mock/admin/mock-control.js';
export type { Mock, MockOptions } from '../mock/create-mock.js';
export type { ExtensionAnswer, MockExchange, MockExtension } from '../mock/mock-extension.js';
export type { MockRequest } from '../mock/mock-request.js';
export type { MockScenarios } from '../mock/scenarios/typed-scenarios.js';
export { type RunningMock, type StartOptions, startMock } from '../mock/start-mock.js';
export { openStore } from '../mock/state/open-store.js';
