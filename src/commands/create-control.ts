import {
  type ControlOptions,
  createControl as createControlOf,
  type MockControl,
} from '../mock/admin/mock-control.js';

/** Makes the control of a mock that serves these APIs; its console fills in valid requests. */
export function createControl(options: ControlOptions): MockControl {
  return createControlOf({
    // Made of parts of the check, which no mock needs before somebody looks at an operation.
    sampleRequest: async (source, operation) =>
      (await import('./sample-request.js')).sampleRequest(source, operation),
    ...options,
  });
}
