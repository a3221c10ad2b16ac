import type { Operation } from '../../openapi/api.js';
import type { MockApi } from '../mock-api.js';

/** Values that make a valid request of an operation. */
export interface RequestSample {
  /** `<in> <name>` → value, for every parameter that is needed. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** Secrets by security scheme, for all that the operation may ask for. */
  readonly credentials: ReadonlyMap<string, string>;
  /** Media type as documented → a valid value. */
  readonly bodies: ReadonlyMap<string, unknown>;
}

/** Makes a valid request; the generator belongs to the check, which the mock does not know. */
export type SampleRequest = (source: MockApi, operation: Operation) => RequestSample | Promise<RequestSample>;

/** Fills in nothing. */
export const emptySample: SampleRequest = () => ({
  parameters: new Map(),
  credentials: new Map(),
  bodies: new Map(),
});
