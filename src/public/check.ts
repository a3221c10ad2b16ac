/** `tallystick/check`: verdicts on an implementation, as `tally check` gives them. */
export { type CheckSpecOptions, checkSpec } from '../commands/check-spec.js';
export { UsageError } from '../diagnostics/usage-error.js';
export { isFailing } from '../result/is-failing.js';
export type { Cell, Finding, OperationResult, Report, Verdict } from '../result/report.js';
