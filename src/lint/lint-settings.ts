import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';

/** What a team decides about the findings on its documents. */
export interface LintSettings {
  /** Code → its severity here, or `off`. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly ignore?: readonly IgnoredFinding[];
}

/** A finding excused for a reason: those of the code at the pointer or below it; everywhere where no pointer is given. */
export interface IgnoredFinding {
  readonly code: string;
  readonly pointer?: string;
  readonly reason: string;
}

/** The findings that a team wants to see, at the severity it gives them. */
export function applyLintSettings(
  diagnostics: readonly Diagnostic[],
  { rules = {}, ignore = [] }: LintSettings,
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { code, place } = diagnostic;
    const severity = Object.hasOwn(rules, code) ? rules[code] : diagnostic.severity;
    const isExcused = ignore.some((entry) => entry.code === code && isWithin(place.pointer, entry.pointer));
    return severity === 'off' || severity === undefined || isExcused ? [] : [{ ...diagnostic, severity }];
  });
}

/** Whether a pointer is another, or leads to a place below it. */
function isWithin(pointer: string, outer = ''): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
