/** `tallystick/lint`: what is wrong with a document, as `tally lint` says it. */
export { lintSpec } from '../commands/lint-spec.js';
export type { TallyConfig } from '../commands/tally-config.js';
export type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
export { diagnosticToJson, formatDiagnostic } from '../diagnostics/format-diagnostic.js';
export { UsageError } from '../diagnostics/usage-error.js';
