import { createMock as createMockOf, type Mock, type MockOptions } from '../mock/create-mock.js';
import { openSpec } from './open-spec.js';

/**
 * Makes a mock without a socket: `createMock('openapi.yaml').fetch('http://any/pets')`. Each SPEC is a path or a bundled
 * name. Throws {@link UsageError} for one that cannot be read.
 */
export function createMock(spec: string | readonly string[], options: Omit<MockOptions, 'apis'> = {}): Mock {
  return createMockOf({ ...options, apis: [spec].flat().map((each) => openSpec(each)) });
}
