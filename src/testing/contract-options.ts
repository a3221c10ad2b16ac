import type { CheckSpecOptions } from '../commands/check-spec.js';
import type { StateHandlers } from './state-handlers.js';

/** What only the command line or a test chooses itself. */
type Own = 'url' | 'headers' | 'credentials' | 'parameters' | 'statesUrl' | 'onProgress' | 'clock';

/** The options of `tally check`, as a test gives them. */
export interface ContractOptions extends Omit<CheckSpecOptions, Own> {
  /** Security scheme name → credential. */
  readonly auth?: Readonly<Record<string, string>>;
  /** Security scheme name → the credential of one who may not do it. */
  readonly authAs?: Readonly<Record<string, string>>;
  /** Parameter name → a value known to exist. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Provider states as functions of the test. */
  readonly states?: StateHandlers;
  /** Where provider states are set up, if not by `states`. */
  readonly statesUrl?: string | URL;
  /** Warnings count as errors. */
  readonly strict?: boolean;
  /** Fails where fewer per cent of the cells were reached or waived. */
  readonly minCoverage?: number;
}
