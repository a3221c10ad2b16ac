import { rules } from './rules.js';

/** The codes of what reading a document, its structure and its ignores bring up, beside the rules; docs/diagnostics.md explains them. */
export const readingCodes: readonly string[] = [
  ...['syntax', 'not-openapi', 'unresolved-ref', 'circular-ref', 'remote-ref', 'ref-outside-folder'],
  ...['invalid-path-item', 'invalid-parameter', 'invalid-security-scheme', 'unknown-security-scheme'],
  ...['body-and-form', 'collection-format', 'duplicate-key', 'duplicate-parameter', 'file-without-form'],
  ...['invalid-status', 'mixed-dialect', 'operation-ref', 'repeated-placeholder', 'several-bodies'],
  ...['invalid-document', 'structure-not-checked', 'useless-ignore'],
];

/** Every code that a finding of `tally lint` can have. */
export function lintCodes(): string[] {
  return [...rules.map(({ code }) => code), ...readingCodes];
}
